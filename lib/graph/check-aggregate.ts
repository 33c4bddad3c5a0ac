import { checkRuleOptions, countRuleCalls, rules } from '../aggregation'
import { askingOptions } from '../aggregation/rounds/needs-model'
import type { Issue } from '../errors/app-error'
import type { FlowNode } from './document'
import type { GraphIndex } from './graph-index'
import { answerOf, countOutgoingBranches } from './incoming-answer'
import { nameOfNode } from './node-facts'

/** Nodes whose outputs are branches. One without branches as yet says itself what it lacks. */
function takesPart({ type }: FlowNode): boolean {
  return type !== 'input' && type !== 'note' && type !== 'output'
}

/** Whether an aggregator can do its work with what leads into it. */
export function checkAggregate(node: FlowNode<'aggregate'>, index: GraphIndex): Issue[] {
  const sources = index.incoming(node.id).filter(takesPart)
  const problems = [
    ...checkOptions(node),
    ...(sources.length === 0
      ? []
      : [...checkAnswers(node, sources, index), ...checkCounts(node, sources), ...checkAsking(node, sources)]),
  ]
  return problems.map((problem) => ({ ...problem, nodeId: node.id }))
}

function checkOptions(node: FlowNode<'aggregate'>): Issue[] {
  return checkRuleOptions(node.data.rule, node.data.options ?? {}).map((problem) => ({
    ...problem,
    path: problem.path === '' ? 'options' : `options.${problem.path}`,
  }))
}

function checkAnswers(node: FlowNode<'aggregate'>, sources: readonly FlowNode[], index: GraphIndex): Issue[] {
  const rule = rules[node.data.rule]
  const given = sources.map((source) => ({ source, type: answerOf(source, index).type }))
  const unfit = given.filter(({ type }) => !rule.answers.includes(type))
  const issues = unfit.map(({ source, type }): Issue => {
    const message = `“${rule.label}” combines ${rule.answers.join(', ')} answers, and “${nameOfNode(source)}” answers with ${type}. Choose another rule, or change what “${nameOfNode(source)}” answers with.`
    return { path: 'rule', code: 'answer_mismatch', message }
  })
  const types = [...new Set(given.map(({ type }) => type))]
  // Joining and synthesizing only read text; counting and calculating need one question.
  if (unfit.length > 0 || types.length < 2 || rule.family === 'join' || rule.family === 'freeText') return issues
  const message = `The branches answer different questions (${types.join(', ')}), which “${rule.label}” cannot combine. Let them answer with the same.`
  return [{ path: 'rule', code: 'mixed_answers', message }]
}

function checkCounts({ data }: FlowNode<'aggregate'>, sources: readonly FlowNode[]): Issue[] {
  const incoming = sources.reduce((sum, source) => sum + countOutgoingBranches(source), 0)
  const issues: Issue[] = []
  if (data.join?.wait === 'quorum' && data.join.count !== undefined && data.join.count > incoming) {
    const message = `${data.join.count} branches must succeed, but only ${incoming} lead here. Lower the quorum or add branches.`
    issues.push({ path: 'join.count', code: 'quorum_too_large', message })
  }
  if (data.minSucceeded !== undefined && data.minSucceeded > incoming) {
    const message = `At least ${data.minSucceeded} branches must succeed, but only ${incoming} lead here. Lower the number or add branches.`
    issues.push({ path: 'minSucceeded', code: 'minimum_too_large', message })
  }
  return issues
}

/** More than a person would wait for or pay by mistake. */
const mostCalls = 5000

/** Whether what the rule may ask of models can be asked. */
function checkAsking({ data }: FlowNode<'aggregate'>, sources: readonly FlowNode[]): Issue[] {
  const issues: Issue[] = []
  const rule = rules[data.rule]
  const [source, ...others] = sources
  const asksVotes = !rule.callsModel && askingOptions(data.options).ties.includes('extraVotes')
  if (asksVotes && (source?.type !== 'vote' || others.length > 0)) {
    const message =
      'Further votes can only be asked for right behind one vote node. Choose another way to break ties, or let one vote lead here.'
    issues.push({ path: 'options.ties', code: 'no_vote', message })
  }
  const incoming = sources.reduce((sum, each) => sum + countOutgoingBranches(each), 0)
  const { least } = countRuleCalls(data.rule, data.options, incoming)
  if (least > mostCalls) {
    const message = `“${rule.label}” would make ${least.toLocaleString('en-US')} calls for ${incoming} branches; at most ${mostCalls.toLocaleString('en-US')} are made. Choose another rule, fewer judges or fewer branches.`
    issues.push({ path: 'rule', code: 'too_many_calls', message })
  }
  return issues
}
