import type { RunRecord } from '../db/runs'
import type { RuleName } from '../aggregation/rule-name'
import type { Redo } from '../engine/redo'
import type { NodeRunState, RunState } from '../engine/run-state'
import { AppError, type Issue } from '../errors/app-error'
import { NotFoundError } from '../errors/not-found-error'
import { checkGraph } from '../graph/check-graph'
import type { FlowNode, Graph, RunInputs } from '../graph/document'
import { nameOfNode } from '../graph/node-facts'
import { checkInputs, completeInputs } from '../graph/run-inputs'
import type { NodeData } from '../nodes'

type RuleChoice = { rule: RuleName; options: NonNullable<NodeData<'aggregate'>['options']> }

/** What is to be other than in the run before. Whatever is left out stays as it was. */
export type AgainChanges = {
  redo: readonly Redo[]
  /** Input node → field → value. */
  inputs: RunInputs
  /** Aggregate → how it combines from now on. */
  rules: Readonly<Record<string, RuleChoice>>
}

/** Every reason why a run cannot be gone on from this way. */
class InvalidAgainError extends AppError {
  readonly code = 'invalid_again'
  constructor(override readonly issues: readonly Issue[]) {
    super(issues.map(({ message }) => message).join(' '))
  }
}

class BranchNotFoundError extends AppError {
  readonly code = 'branch_not_found'
  override readonly kind = 'notFound'
  constructor({ label, branches }: NodeRunState, branch: number) {
    super(`“${label}” has no branch ${branch}: it had ${branches.length}, counted from 0.`)
  }
}

class NothingToRedoError extends AppError {
  readonly code = 'nothing_to_redo'
  constructor() {
    super(
      'Nothing would be called again: every branch of this run succeeded. Name a branch or a node, change an input, or choose another rule.',
    )
  }
}

/**
 * The graph and the inputs of a run that goes on from a settled one.
 *
 * @throws NotFoundError, BranchNotFoundError, InvalidAgainError with every reason, NothingToRedoError
 */
export function checkAgain(
  run: Pick<RunRecord, 'graph' | 'inputs'>,
  state: RunState,
  { redo, inputs, rules }: AgainChanges,
): { graph: Graph; inputs: RunInputs } {
  const issues = redo.flatMap((one, at) => checkRedo(state, one, `redo.${at}`))
  const graph = Object.entries(rules).reduce((changed, [nodeId, choice]) => {
    const node = run.graph.nodes.find(({ id }) => id === nodeId)
    if (node === undefined) throw new NotFoundError('node', nodeId)
    if (!isAggregate(node)) issues.push(notAnAggregate(node))
    return withRule(changed, nodeId, choice)
  }, run.graph)
  const given = mergeInputs(run.inputs, inputs)
  issues.push(...checkInputs(graph, given).map((issue) => ({ ...issue, path: `inputs.${issue.path}` })))
  // It ran before, so whatever keeps it from running now comes from the rules.
  if (issues.length === 0 && graph !== run.graph) issues.push(...checkGraph(graph))
  if (issues.length > 0) throw new InvalidAgainError(issues)

  const complete = completeInputs(graph, given)
  const isSame = isSameJson(graph, run.graph) && isSameJson(complete, completeInputs(run.graph, run.inputs))
  if (redo.length === 0 && isSame && !hasFailure(state)) throw new NothingToRedoError()
  return { graph, inputs: complete }
}

function checkRedo(state: RunState, { nodeId, branch }: Redo, path: string): Issue[] {
  const node = state.nodes.find((candidate) => candidate.nodeId === nodeId)
  if (node === undefined) throw new NotFoundError('node', nodeId)
  if (branch !== undefined && node.branches[branch] === undefined) throw new BranchNotFoundError(node, branch)
  if (node.branches.length > 0) return []
  const message = `“${node.label}” calls no model, so there is nothing to call again. Name a node before it.`
  return [{ path: `${path}.nodeId`, code: 'no_branches', message, nodeId }]
}

function notAnAggregate(node: FlowNode): Issue {
  const message = `“${nameOfNode(node)}” is no aggregate, so it has no rule. Name an aggregate of this run.`
  return { path: `rules.${node.id}`, code: 'not_an_aggregate', message, nodeId: node.id }
}

function withRule(graph: Graph, nodeId: string, { rule, options }: RuleChoice): Graph {
  const change = (node: FlowNode): FlowNode =>
    node.id === nodeId && isAggregate(node) ? { ...node, data: { ...node.data, rule, options } } : node
  return { ...graph, nodes: graph.nodes.map(change) }
}

function isAggregate(node: FlowNode): node is FlowNode<'aggregate'> {
  return node.type === 'aggregate'
}

function mergeInputs(before: RunInputs, changed: RunInputs): RunInputs {
  const merged = Object.entries(changed).map(([nodeId, values]) => {
    const known = Object.hasOwn(before, nodeId) ? before[nodeId] : {}
    return [nodeId, { ...known, ...values }]
  })
  return { ...before, ...Object.fromEntries(merged) }
}

function hasFailure({ status, nodes }: RunState): boolean {
  return status !== 'succeeded' || nodes.some(({ branches }) => branches.some((branch) => branch.status === 'failed'))
}

function isSameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
