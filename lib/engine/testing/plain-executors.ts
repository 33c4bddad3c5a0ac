import type { FlowNode } from '../../graph/document'
import { incomingNodes } from '../../graph/order'
import { declaredBranches } from '../declared-branches'
import type { Executors, NodeContext, NodeResult, PlannedBranch } from '../executor'
import type { BranchState } from '../run-state'

/**
 * Executors that write down what they were given and nothing else: the engine's rules can be seen without prompts and rules of
 * aggregation. An aggregate says which incoming branches it saw, `a#0+b#1-` with + for those that succeeded.
 */
export const plainExecutors: Executors = {
  input: { plan: () => [], settle: () => ({ ok: true, output: { text: 'given' } }) },
  prompt: { plan: planDeclared, settle: joinTexts },
  section: { plan: planDeclared, settle: joinTexts },
  vote: { plan: planDeclared, settle: joinTexts },
  aggregate: { plan: planDeclared, settle: (_node, context) => ({ ok: true, output: { text: sawOf(context) } }) },
  output: { plan: () => [], settle: (node, context) => ({ ok: true, output: { text: textsBefore(node, context) } }) },
  note: { plan: () => [], settle: () => ({ ok: true, output: { text: '' } }) },
}

function planDeclared(node: FlowNode, context: NodeContext): PlannedBranch[] {
  const options = 'timeoutSeconds' in node.data || 'retries' in node.data ? node.data : {}
  const { timeoutSeconds, retries, fallbackModels } = options as {
    timeoutSeconds?: number
    retries?: number
    fallbackModels?: string[]
  }
  return declaredBranches(node).map(({ label, model, weight }) => ({
    label,
    ...(weight === null ? {} : { weight }),
    request: {
      model: model ?? 'test/one',
      system: null,
      segments: [{ kind: 'material', source: null, text: sawOf(context) }],
      answer: { type: 'text' },
      options: { timeoutSeconds, retries, fallbackModels },
      purpose: node.type === 'aggregate' ? 'synthesis' : 'branch',
    },
  }))
}

const sawOf = ({ incoming }: NodeContext) =>
  incoming.map(({ label, status, output }) => `${label}${status === 'succeeded' ? `+${output}` : '-'}`).join(' ')

const textsBefore = (node: FlowNode, { graph, outputs }: NodeContext) =>
  incomingNodes(graph, node.id)
    .map(({ id }) => outputs.get(id)?.text ?? '')
    .join(' ')

function joinTexts(_node: FlowNode, _context: NodeContext, branches: readonly BranchState[]): NodeResult {
  const said = branches.flatMap(({ output }) => output?.text ?? [])
  if (said.length > 0) return { ok: true, output: { text: said.join(' ') } }
  return { ok: false, error: branches.find(({ error }) => error !== null)?.error ?? { code: 'none', message: 'None.' } }
}
