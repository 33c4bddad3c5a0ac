import type { RunState } from '@/lib/engine/run-state'
import { numberSources } from './cited-sources'

/** The pages that branches cite, as Markdown to stand below a result; empty where none does. */
export function sourcesNote({ nodes }: RunState): string {
  const parts = nodes.flatMap(({ label, branches }) =>
    branches.flatMap((branch) => {
      const { citations = [], output } = branch
      if (citations.length === 0 || output === null) return []
      const { sources } = numberSources(output.text, citations)
      const name = branch.label === label ? label : `${label}, ${branch.label}`
      const lines = sources.map(({ number, url, title }) => `${number}. ${plain(title ?? url)}: ${address(url)}`)
      return [`**${plain(name)}**\n\n${lines.join('\n')}`]
    }),
  )
  return parts.length === 0 ? '' : ['### Sources', ...parts, ''].join('\n\n')
}

/** On one line and without meaning in Markdown: a page gives itself its title. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>()#+!|~]/g, '\\$&')
}

/** As code, which no program follows by itself. */
function address(url: string): string {
  return `\`${url.replace(/[\s`]/g, encodeURIComponent)}\``
}
