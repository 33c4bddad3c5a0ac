import type { WorkflowDocument } from '@/lib/graph/document'
import { countBranches } from '@/lib/graph/node-facts'
import { ruleLabel } from '@/components/run/rule-label'

/** What a workflow takes in, does and gives back, in words. */
export type WorkflowFacts = { takes: string[]; branches: number; combines: string[] }

export function workflowFacts(document: WorkflowDocument): WorkflowFacts {
  const takes: string[] = []
  const combines: string[] = []
  let branches = 0
  for (const node of document.nodes) {
    if (node.type === 'input') takes.push(...node.data.fields.map((field) => field.label?.trim() || field.name))
    if (node.type === 'aggregate') combines.push(ruleLabel(node.data.rule))
    else branches += countBranches(node)
  }
  return { takes, branches, combines: [...new Set(combines)] }
}
