import { declaredBranches } from '../engine/declared-branches'
import type { NodeExecutor } from '../engine/executor'
import { callOptionsOf, modelOf } from './plan-call'
import { preparePrompt } from './render-prompt'
import { settleOne } from './settle-branches'

/** Asks one model once. */
export const prompt: NodeExecutor<'prompt'> = {
  plan(node, context) {
    const { data } = node
    const render = preparePrompt(node, data, context)
    return declaredBranches(node).map(({ label, model }) => ({
      label,
      request: {
        ...render(),
        model: modelOf(label, model),
        answer: data.answer ?? { type: 'text' },
        options: callOptionsOf(data),
        purpose: 'branch',
      },
    }))
  },
  settle: (_node, _context, [branch]) => settleOne(branch),
}
