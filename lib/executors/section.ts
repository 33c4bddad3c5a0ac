import { declaredBranches } from '../engine/declared-branches'
import type { NodeExecutor } from '../engine/executor'
import { callOptionsOf, modelOf } from './plan-call'
import { preparePrompt } from './render-prompt'
import { settleMany } from './settle-branches'

/** Asks for every part of a task at once: the same prompt, each time with the words of one section. */
export const section: NodeExecutor<'section'> = {
  plan(node, context) {
    const { data } = node
    const render = preparePrompt(node, data, context)
    const options = callOptionsOf(data)
    return declaredBranches(node).map(({ label, model }, at) => ({
      label,
      request: {
        ...render({ 'section.label': label, 'section.instruction': data.sections[at]?.instruction ?? '' }),
        model: modelOf(label, model),
        answer: data.answer ?? { type: 'text' },
        options,
        purpose: 'branch',
        ...(data.hedge === undefined
          ? {}
          : { hedge: { quantile: data.hedge.quantile ?? 0.95, siblings: data.sections.length } }),
      },
    }))
  },
  settle: (_node, _context, branches) => settleMany(branches),
}
