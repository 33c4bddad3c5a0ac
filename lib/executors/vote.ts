import { declaredBranches } from '../engine/declared-branches'
import type { NodeExecutor } from '../engine/executor'
import { callOptionsOf, modelOf } from './plan-call'
import { preparePrompt } from './render-prompt'
import { settleMany } from './settle-branches'

/**
 * Puts the same question to every voter. Only the model and the persona differ; the ballots are counted behind it, by an
 * aggregator. How the answer is to be put is said by whoever makes the call, from `answer`.
 */
export const vote: NodeExecutor<'vote'> = {
  plan(node, context) {
    const { data } = node
    const { segments, system } = preparePrompt(node, data, context)()
    const options = callOptionsOf(data)
    const personas = data.voters.flatMap(({ persona, samples }) => Array.from({ length: samples ?? 1 }, () => persona))
    return declaredBranches(node).map(({ label, model, weight }, at) => ({
      label,
      ...(weight === null ? {} : { weight }),
      request: {
        segments,
        system,
        persona: personas[at]?.trim() || null,
        model: modelOf(label, model),
        answer: data.answer,
        options,
        purpose: 'branch',
      },
    }))
  },
  settle: (_node, _context, branches) => settleMany(branches),
}
