import type { AggregationBranch } from '../contract'

/** Fills the template of a join in one pass: what is put in is never expanded again. Unknown names stay as they are. */
export function fillTemplate(template: string, branch: AggregationBranch, output: string, number: number): string {
  const values = new Map([
    ['label', branch.label],
    ['index', String(branch.index)],
    ['number', String(number)],
    ['model', branch.model ?? ''],
    ['output', output],
  ])
  return template.replace(/\{\{\s*(\w+)\s*\}\}/g, (written, name: string) => values.get(name) ?? written)
}
