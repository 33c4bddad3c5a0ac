import { nameOf, partBranches } from '../branches'
import type { AggregationInput } from '../contract'
import type { Conduct, Replies } from '../define-rule'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { numberLocale } from '../numbers/number-locale'
import { flaggedClaims, readReply } from './read-reply'
import { claimsRepairCall } from './repair-claims'
import { writeCall, type CallOptions } from './write-call'

type SynthesisOptions = CallOptions & { locale: string; repair: boolean }

/** One call that merges the branches; where quotes cannot be confirmed, a second that asks for them once more. */
export function conductSynthesis(input: AggregationInput, options: SynthesisOptions, replies: Replies): Conduct {
  const first = writeCall(input, options)
  const [reply = null, repair = null] = replies
  const find = () => {
    if (reply !== null) return readReply(reply, input, numberLocale(options.locale), repair)
    const { spoken, excluded } = partBranches(input.branches)
    const why =
      first === null
        ? { code: 'too_few_answers', message: 'No branch said anything that could be combined.' }
        : { code: 'no_answer', message: 'The call that was to combine the branches brought no answer.' }
    const text = paragraphs(`**Nothing to combine.** ${why.message}`, missingBranches(excluded, 'Missing'))
    return { outcome: 'insufficient' as const, text, excluded, provenance: spoken.map(nameOf), notes: [why] }
  }
  if (first === null) return { calls: [], find }
  const flagged = reply !== null && options.repair ? flaggedClaims(reply, input, numberLocale(options.locale)) : null
  return { calls: flagged === null ? [first] : [first, claimsRepairCall(first, flagged)], find }
}
