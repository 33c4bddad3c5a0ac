import { describe, expect, it } from 'vitest'
import { generate, requestOf } from './test-task'

const notes = 'Customers want a fixed price.\n\nThe office has a blue door.\n\nCustomers distrust introductory offers.'
const request = requestOf('offline/extract', 'What do customers distrust?', { 'brief.notes': notes })

describe('generateOffline', () => {
  it('streams exactly the text that it gives back, in pieces', async () => {
    const pieces: string[] = []
    const { text } = await generate(request, (piece) => pieces.push(piece))
    expect(pieces.join('')).toBe(text)
    expect(pieces.length).toBeGreaterThan(3)
  })

  it('costs nothing, counts no tokens and ends like any other model', async () => {
    expect(await generate(request)).toMatchObject({
      model: 'offline/extract',
      stopReason: 'end_turn',
      usage: null,
      costUsd: 0,
      warnings: [],
    })
  })

  it('always answers the same to the same', async () => {
    const [first, second] = await Promise.all([generate(request), generate(request)])
    expect(second).toEqual(first)
  })

  it('says that it is no LLM', async () => {
    expect((await generate(request)).text).toContain('by an offline model, not an LLM')
  })

  it('stops at once when the call is cancelled', async () => {
    const controller = new AbortController()
    const call = generate(request, () => controller.abort(), controller.signal)
    await expect(call).rejects.toMatchObject({ code: 'cancelled', details: { retryable: false } })
  })

  it('lets other work run while it computes', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    await generate(requestOf('offline/extract', 'What do customers distrust?', { 'brief.notes': notes.repeat(600) }))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
  })

  it('says in a warning what it left out of very long material', async () => {
    const long = requestOf('offline/extract', 'What do customers distrust?', {
      'brief.notes': `${notes}\n\n`.repeat(5000),
    })
    expect((await generate(long)).warnings).toEqual([expect.stringMatching(/^Only the first 400000 characters/)])
  })

  it('refuses what it cannot do, without a retry', async () => {
    const json = requestOf('offline/extract', 'List them.', { a: notes }, { type: 'json', schema: {} })
    await expect(generate(json)).rejects.toMatchObject({ code: 'unsupported_answer', details: { retryable: false } })
    await expect(generate({ ...request, model: 'offline/gpt' })).rejects.toMatchObject({ code: 'unknown_model' })
    await expect(generate({ ...request, model: 'offline/naive', purpose: 'synthesis' })).rejects.toMatchObject({
      code: 'unsupported_task',
    })
  })

  it('judges no answers: it says so instead of guessing', async () => {
    const judge = requestOf(
      'offline/extract',
      'Which is better?',
      { A: 'One.', B: 'Two.' },
      { type: 'json', schema: {} },
    )
    await expect(generate({ ...judge, purpose: 'synthesis' })).rejects.toMatchObject({
      code: 'unsupported_task',
      message: 'offline/extract computes, it cannot judge answers. Choose a language model.',
      details: { retryable: false },
    })
  })
})
