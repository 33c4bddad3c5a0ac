import { aggregate as aggregateLocally, modelNeeds, rules } from '../aggregation'
import type { AggregationInput, AggregationResult } from '../aggregation/contract'
import type { RuleName } from '../aggregation/rule-name'
import { foldStarts } from '../engine/fold-starts'
import { initialRunState } from '../engine/initial-run-state'
import { contextOf } from '../engine/node-context'
import type { RunSnapshot } from '../engine/ports'
import type { NodeOutput, RunEvent } from '../engine/run-event'
import type { RunState } from '../engine/run-state'
import { wireGraph, type Wire } from '../engine/wiring'
import { AppError, type Issue } from '../errors/app-error'
import { NotFoundError } from '../errors/not-found-error'
import { checkAggregate } from '../graph/check-aggregate'
import type { FlowNode, Graph } from '../graph/document'
import type { GraphIndex } from '../graph/graph-index'
import { nameOfNode } from '../graph/node-facts'
import type { NodeData } from '../nodes'
import { inputOf, toNodeResult } from './aggregate'
import { noteEarlyStop } from './note-early-stop'
import { recordedInput } from './recorded-input'

/** Which aggregate is to be combined once more, and how. Options that are left out are at their defaults. */
export type ReaggregationRequest = {
  nodeId: string
  rule: RuleName
  options: NonNullable<NodeData<'aggregate'>['options']>
}

/** Every reason why a node cannot be aggregated this way. */
class InvalidReaggregationError extends AppError {
  readonly code = 'invalid_reaggregation'

  constructor(override readonly issues: readonly Issue[]) {
    super(issues.map(({ message }) => message).join(' '))
  }
}

/**
 * Combines the recorded branches of a settled run by another rule or other options. Pure, and no model is called: the branches, their
 * order and what they were asked are those that the node was given when it started; if it never started, those that there were in
 * the end.
 *
 * @returns what the rule found, null as output where it found no result, and `input`, what it was handed.
 * @throws NotFoundError, InvalidReaggregationError with every reason at once.
 */
export function reaggregate(
  snapshot: RunSnapshot,
  events: readonly RunEvent[],
  request: ReaggregationRequest,
): { aggregation: AggregationResult; output: NodeOutput | null; input: AggregationInput } {
  const wiring = wireGraph(snapshot.graph)
  const wire = wiring.find(request.nodeId)
  if (wire === undefined) throw new NotFoundError('node', request.nodeId)
  const issues = checkRequest(wire.node, request, wiring.index)
  if (issues.length > 0) throw new InvalidReaggregationError(issues)

  const { state, beforeStart } = foldStarts(initialRunState(snapshot.graph), events)
  const input = inputOf(contextOf(wire, wiring, snapshot, beforeStart.get(request.nodeId) ?? state))
  const aggregation = combine(wire, request, input)
  const result = toNodeResult(aggregation)
  return { aggregation, output: result.ok ? result.output : null, input }
}

/**
 * What `reaggregate` would find, from what is left of a run once its events are folded: quick enough for every click.
 *
 * @throws as `reaggregate` does.
 */
export function previewReaggregation(graph: Graph, run: RunState, request: ReaggregationRequest): AggregationResult {
  const wiring = wireGraph(graph)
  const wire = wiring.find(request.nodeId)
  if (wire === undefined) throw new NotFoundError('node', request.nodeId)
  const issues = checkRequest(wire.node, request, wiring.index)
  if (issues.length > 0) throw new InvalidReaggregationError(issues)
  return combine(wire, request, recordedInput(wire, wiring, run))
}

function combine({ node }: Wire, { rule, options }: ReaggregationRequest, input: AggregationInput): AggregationResult {
  const decidedBy = node.type === 'aggregate' ? rules[node.data.rule].label : undefined
  return noteEarlyStop(aggregateLocally(rule, options, input), input.branches, decidedBy)
}

function checkRequest(node: FlowNode, { rule, options }: ReaggregationRequest, index: GraphIndex): Issue[] {
  const nodeId = node.id
  if (!isAggregate(node)) {
    const message = `“${nameOfNode(node)}” is no aggregate, so there is nothing to combine. Name an aggregate of this run.`
    return [{ path: 'nodeId', code: 'not_an_aggregate', message, nodeId }]
  }
  const { label } = rules[rule]
  const [need] = modelNeeds(rule, options)
  if (need !== undefined) {
    const what = need === 'rule' ? `“${label}” calls a model` : `Option “${need}” of “${label}” may ask a model`
    const message = `${what}, and a run that has ended makes no more calls. Choose it in the workflow and run it again.`
    return [{ path: need === 'rule' ? 'rule' : `options.${need}`, code: 'calls_model', message, nodeId }]
  }
  // What keeps a workflow with this rule from running keeps its recorded branches from being combined by it.
  return checkAggregate({ ...node, data: { ...node.data, rule, options } }, index)
}

function isAggregate(node: FlowNode): node is FlowNode<'aggregate'> {
  return node.type === 'aggregate'
}
