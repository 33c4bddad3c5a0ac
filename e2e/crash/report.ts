import type { Outcome } from './outcome'
import { parts, type PartName } from './parts'

export type Trial = Outcome & { part: PartName; seed: number }

export function trialLine({ part, seed, note, violations, skipped }: Trial): string {
  const verdict = violations.length === 0 ? 'ok' : `VIOLATED: ${violations.join('; ')}`
  return `${part} ${seed}: ${skipped === undefined ? `${note}: ${verdict}` : `skipped, because ${skipped}`}`
}

/** A Markdown table, one row for each part: trials, violations and the worst figure beside its goal. */
export function report(trials: readonly Trial[]): string {
  const names = [...new Set(trials.map(({ part }) => part))]
  const rows = names.map((name) =>
    row(
      name,
      trials.filter(({ part }) => part === name),
    ),
  )
  return [
    '| promise | what | trials | violations | worst | goal |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function row(name: PartName, trials: readonly Trial[]): string {
  const { line, title, figure } = parts[name]
  const made = trials.filter(({ skipped }) => skipped === undefined)
  const count = made.reduce((sum, trial) => sum + (trial.trials ?? 1), 0)
  const violations = made.reduce((sum, trial) => sum + trial.violations.length, 0)
  const figures = made.flatMap((trial) => trial.figure ?? [])
  const worst = figures.length === 0 ? 'not measured' : `${Math.max(...figures)} ${figure.unit}`.trim()
  const skipped = made.length < trials.length ? ` (${trials.length - made.length} skipped)` : ''
  return `| ${line} | ${title} | ${count}${skipped} | ${violations} | ${worst} | ${figure.of}: ${figure.goal} ${figure.unit} |`
}
