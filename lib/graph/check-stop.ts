import { checkRuleOptions, rules } from '../aggregation'
import { askingOptions } from '../aggregation/rounds/needs-model'
import type { Issue } from '../errors/app-error'
import type { FlowNode, Graph } from './document'
import { nameOfNode } from './node-facts'

/**
 * Whether a vote can stop when it is sure enough: everyone behind it must be an aggregator that elects the answer with the most
 * votes. Stopping when the result is settled needs no check: where somebody behind it wants all answers, everyone is asked.
 *
 * @param targets the nodes directly behind the vote.
 */
export function checkStop(node: FlowNode<'vote'>, targets: readonly FlowNode[]): Issue[] {
  if (node.data.stop?.rule !== 'beta' || targets.length === 0 || targets.some(electsMost)) return []
  const names = targets.map((target) => `“${nameOfNode(target)}”`).join(' and ')
  const message = `Stopping when the leader is sure enough needs an aggregator behind it that elects by plurality, and ${names} does not. Choose Plurality there, or another way to stop here.`
  return [{ nodeId: node.id, path: 'stop.rule', code: 'cannot_be_sure', message }]
}

/** The aggregators behind a node that need every answer, and so keep a vote from stopping early. */
export function wantsAllAnswers(target: FlowNode): boolean {
  if (target.type !== 'aggregate' || target.data.join?.letRestFinish === true) return true
  const rule = rules[target.data.rule]
  // A ballot that cannot be read may be mended once all are in.
  return rule.callsModel || rule.stopping === null || askingOptions(target.data.options).repair
}

/** The nodes directly behind a node, in the order of the graph. */
export function targetsOf(nodeId: string, { nodes, edges }: Graph): FlowNode[] {
  const targets = new Set(edges.filter(({ source }) => source === nodeId).map(({ target }) => target))
  return targets.size === 0 ? [] : nodes.filter(({ id, type }) => type !== 'note' && id !== nodeId && targets.has(id))
}

function electsMost(target: FlowNode): boolean {
  if (target.type !== 'aggregate' || wantsAllAnswers(target)) return false
  const rule = rules[target.data.rule]
  const options = target.data.options ?? {}
  // Options that cannot be read are a problem of their own, named at the aggregator.
  if (checkRuleOptions(target.data.rule, options).length > 0) return true
  return !rule.callsModel && rule.stopping?.(options).electsMost === true
}
