export const runViews = [
  { view: 'result', label: 'Result' },
  { view: 'branches', label: 'Branches' },
  { view: 'votes', label: 'Votes' },
  { view: 'timeline', label: 'Timeline' },
  { view: 'log', label: 'Log' },
] as const

export type RunView = (typeof runViews)[number]['view']

export function isRunView(text: string): text is RunView {
  return runViews.some(({ view }) => view === text)
}
