import { rules } from '../aggregation'
import type { Answer, AnswerType } from '../aggregation/answer'
import type { FlowNode } from './document'
import type { GraphIndex } from './graph-index'
import { countBranches } from './node-facts'

/**
 * What a node answers with, as an aggregator behind it sees it. An aggregator that elects answers hands on the question of its own
 * branches; one that computes a figure answers with a number.
 */
export function answerOf(start: FlowNode, index: GraphIndex): Answer {
  const seen = new Set<string>()
  let isOneOfRanked = false
  for (let node: FlowNode | undefined = start; node !== undefined && !seen.has(node.id);) {
    seen.add(node.id)
    if (node.type === 'prompt' || node.type === 'section' || node.type === 'vote') {
      const answer = node.data.answer ?? text
      return isOneOfRanked && answer.type === 'ranking' ? { type: 'choice', choices: answer.choices } : answer
    }
    if (node.type !== 'aggregate') return text
    const { family } = rules[node.data.rule]
    if (node.data.rule === 'geometricMedian') return { type: 'json', schema: {} }
    if (family === 'numeric') return { type: 'number' }
    if (family !== 'nominal' && family !== 'ranked') return text
    // Of options that were ranked one is elected: behind it stands a choice.
    isOneOfRanked ||= family === 'ranked'
    node = index.incoming(node.id)[0]
  }
  return text
}

/** The kinds of answer that lead into an aggregator, each once. */
export function incomingAnswerTypes(nodeId: string, index: GraphIndex): AnswerType[] {
  const sources = index.incoming(nodeId).filter(({ type }) => type !== 'input' && type !== 'note')
  return [...new Set(sources.map((source) => answerOf(source, index).type))]
}

/** How many branches a node hands to an aggregator behind it: its own, or its one result. An input is read, it takes no part. */
export function countOutgoingBranches(node: FlowNode): number {
  if (node.type === 'input' || node.type === 'note' || node.type === 'output') return 0
  return node.type === 'aggregate' ? 1 : countBranches(node)
}

const text: Answer = { type: 'text' }
