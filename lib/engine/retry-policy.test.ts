import { describe, expect, it } from 'vitest'
import { ModelCallError, type ModelRequest } from './model-call'
import { afterFailure, interruption, nextModel } from './retry-policy'

const request: ModelRequest = {
  model: 'main/one',
  system: null,
  segments: [],
  answer: { type: 'text' },
  options: { retries: 2 },
  purpose: 'branch',
}
const withFallbacks = { ...request, options: { retries: 0, fallbackModels: ['main/two', 'other/three'] } }
const overloaded = (retryAfterMs?: number) =>
  new ModelCallError('overloaded', 'Busy.', { retryable: true, retryAfterMs })
const refused = new ModelCallError('refused', 'No.', { retryable: false })
const failed = (...codes: string[]) => codes.map((code) => ({ error: { code } }))
const now = 1_000_000

/** When the next attempt comes, in milliseconds from now, at the longest jitter. */
function delay(history: { error: { code: string } }[], error: ModelCallError, asked = request, random = () => 1) {
  const model = nextModel(asked, history) ?? asked.model
  const at = afterFailure({ request: asked, model, history }, error, now, random)
  return at === null ? null : at - now
}

describe('[E17] retries', () => {
  it('doubles the longest delay with every failure, and gives up after the last retry', () => {
    expect(delay([], overloaded())).toBe(500)
    expect(delay(failed('overloaded'), overloaded())).toBe(1000)
    expect(delay(failed('overloaded', 'overloaded'), overloaded())).toBeNull()
  })

  it('tries five times in all unless told otherwise, and never waits longer than 30 s of its own accord', () => {
    const usual = { ...request, options: {} }
    const four = failed('x', 'x', 'x', 'x')
    expect(delay(four.slice(1), overloaded(), usual)).toBe(4000)
    expect(delay(four, overloaded(), usual)).toBeNull()
    const stubborn = { ...request, options: { retries: 20 } }
    expect(delay(failed(...Array<string>(15).fill('x')), overloaded(), stubborn)).toBe(30_000)
  })

  it('spreads the delays over their whole length', () => {
    expect(delay([], overloaded(), request, () => 0)).toBe(0)
    expect(delay([], overloaded(), request, () => 0.5)).toBe(250)
  })

  it('waits as long as the server asks, however long, and a tenth more at most', () => {
    expect(delay([], overloaded(3_600_000), request, () => 0)).toBe(3_600_000)
    expect(delay([], overloaded(2000))).toBe(2200)
    expect(delay([], overloaded(0))).toBe(500)
  })

  it('never repeats what repeating cannot mend', () => {
    expect(delay([], new ModelCallError('bad_request', 'Wrong.', { retryable: false }))).toBeNull()
    expect(delay([], refused)).toBeNull()
  })
})

describe('[E18] fallback models', () => {
  it('are asked in order, at once, after a refusal or when the retries are used up', () => {
    expect(delay([], refused, withFallbacks)).toBe(0)
    expect(nextModel(withFallbacks, failed('refused'))).toBe('main/two')
    expect(delay(failed('refused'), overloaded(), withFallbacks)).toBe(0)
    expect(nextModel(withFallbacks, failed('refused', 'overloaded'))).toBe('other/three')
    expect(delay(failed('refused', 'overloaded'), refused, withFallbacks)).toBeNull()
  })

  it('each have retries of their own', () => {
    const patient = { ...withFallbacks, options: { ...withFallbacks.options, retries: 1 } }
    expect(delay(failed('x', 'x'), overloaded(), patient)).toBe(500)
    expect(nextModel(patient, failed('x', 'x', 'x'))).toBe('main/two')
    expect(nextModel(patient, failed('x', 'x', 'x', 'x'))).toBe('other/three')
  })

  it('are not asked after an error that is ours to mend', () => {
    expect(delay([], new ModelCallError('bad_request', 'Wrong.', { retryable: false }), withFallbacks)).toBeNull()
  })
})

describe('[E16] an interruption', () => {
  it('costs no retry', () => {
    expect(delay(failed('interrupted', 'interrupted'), overloaded())).toBe(500)
    expect(nextModel(withFallbacks, failed('interrupted'))).toBe('main/one')
  })

  it('is followed by another attempt at once, until the third', () => {
    expect(interruption([], now).retryAt).toBe(now)
    expect(interruption(failed('interrupted'), now).retryAt).toBe(now)
    expect(interruption(failed('interrupted', 'overloaded', 'interrupted'), now).retryAt).toBeNull()
  })
})
