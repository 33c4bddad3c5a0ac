import type { AggregationInput, AggregationResult } from '../contract'
import type { ModelRule, RuleCall } from '../define-rule'

/** No rule asks in more rounds: past it, its questions have no end. */
const mostRounds = 20

/**
 * Asks all that a rule wants to know, round by round, and reads its result.
 *
 * @param reply what the model says to a call; null: the call failed.
 */
export function conductRule(
  rule: ModelRule,
  input: AggregationInput,
  options: unknown,
  reply: (call: RuleCall, at: number) => string | null,
): { result: AggregationResult; calls: readonly RuleCall[]; rounds: number } {
  const replies: (string | null)[] = []
  for (let rounds = 0; rounds < mostRounds; rounds += 1) {
    const calls = rule.calls(input, options, replies)
    if (calls.length === replies.length) return { result: rule.read(replies, input, options), calls, rounds }
    for (const [at, call] of calls.entries()) if (at >= replies.length) replies.push(reply(call, at))
  }
  throw new Error(`${rule.name} asks without end.`)
}
