import { nameOf } from '../branches'
import type { AggregationInput } from '../contract'
import type { Finding } from '../define-rule'
import type { CountOptions } from '../options'
import { weightsIgnored } from '../weights'
import { castBallots, type Ballot } from './cast-ballots'
import { declareResult, type Verdict } from './declare-result'
import { nominalAgreement } from './nominal-agreement'
import { tallyBallots, type Count } from './tally-ballots'

/**
 * What the votes have in common where every ballot counts once: read the ballots, count them, let the rule decide, tell the story.
 * `decide` is called with at least one leader.
 */
export function elect(
  input: AggregationInput,
  options: CountOptions,
  decide: (count: Count, ballots: readonly Ballot[]) => Verdict,
): Finding {
  const { ballots, excluded, notes } = castBallots(input, options)
  const count = tallyBallots(ballots, input, options.base)
  return declareResult(
    {
      input,
      voters: ballots.map(nameOf),
      excluded,
      count,
      agreement: nominalAgreement(count, input),
      notes: [...weightsIgnored(input, 'every ballot'), ...notes],
      minValid: options.minValid,
    },
    () => decide(count, ballots),
  )
}
