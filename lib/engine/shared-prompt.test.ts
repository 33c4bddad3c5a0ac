import { expect, it } from 'vitest'
import type { PromptSegment } from '../graph/prompt-segment'
import type { PlannedBranch } from './executor'
import type { ModelRequest } from './model-call'
import { shareSegments } from './shared-prompt'

const says = (text: string): PromptSegment => ({ kind: 'instruction', source: null, text })
const brief: PromptSegment = { kind: 'material', source: 'brief', text: 'A long text.' }

function branch(segments: PromptSegment[], more: Partial<ModelRequest> = {}): PlannedBranch {
  const request = { model: 'test/one', system: null, answer: { type: 'text' as const }, options: {}, ...more }
  return { label: 'Part', request: { ...request, segments, purpose: 'branch' } }
}
const sharedOf = (branches: PlannedBranch[]) => shareSegments(branches).map(({ request }) => request.shared?.segments)

it('[E54] notes what all branches that ask the same model have in common', () => {
  const branches = [branch([says('Price.'), brief]), branch([says('Place.'), { ...brief }])]
  expect(sharedOf(branches)).toEqual([[brief], [brief]])
})

it('[E54] looks at each model, system prompt and effort by itself', () => {
  const branches = [
    branch([brief]),
    branch([brief], { model: 'test/two' }),
    branch([brief], { system: 'You are strict.' }),
    branch([brief], { options: { effort: 'low' } }),
    branch([brief]),
  ]
  expect(sharedOf(branches)).toEqual([[brief], undefined, undefined, undefined, [brief]])
})

it('leaves a single branch as it is', () => {
  const single = [branch([brief])]
  expect(shareSegments(single)).toBe(single)
})
