import { declaredBranches } from '../engine/declared-branches'
import type { NodeExecutor } from '../engine/executor'
import { callOptionsOf, modelOf } from './plan-call'
import { preparePrompt } from './render-prompt'
import { settleMany } from './settle-branches'
import { ballotsOf, turnChoices, variantOf } from './vary-ballots'

/**
 * Puts the same question to every voter. Only the model and the persona differ, and what the vote is told to vary; the ballots are
 * counted behind it, by an aggregator. How the answer is to be put is said by whoever makes the call, from `answer`.
 */
export const vote: NodeExecutor<'vote'> = {
  plan(node, context) {
    const { data } = node
    const { prompt, system } = data
    const wordings = [prompt, ...(data.vary?.wordings ?? [])].map((wording) =>
      preparePrompt(node, { prompt: wording, system }, context)(),
    )
    const options = callOptionsOf(data)
    const ballots = ballotsOf(data.voters)
    return declaredBranches(node).map(({ label, model, weight }, at) => {
      const ballot = ballots[at] ?? { voter: 0, sample: 0 }
      const asked = wordings[variantOf(ballot, wordings.length)]
      return {
        label,
        ...(weight === null ? {} : { weight }),
        request: {
          segments: asked?.segments ?? [],
          system: asked?.system ?? null,
          persona: data.voters[ballot.voter]?.persona?.trim() || null,
          model: modelOf(label, model),
          answer: data.vary?.choiceOrder === true ? turnChoices(data.answer, ballot) : data.answer,
          ...(data.confidence === true ? { statesConfidence: true } : {}),
          options,
          purpose: 'branch',
        },
      }
    })
  },
  settle: (_node, _context, branches) => settleMany(branches),
}
