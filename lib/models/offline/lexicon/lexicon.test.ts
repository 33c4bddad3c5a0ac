import { describe, expect, it } from 'vitest'
import { ask } from '../test-task'
import { findStrongWording } from './strong-wording'

const moods = { type: 'choice' as const, choices: ['Positive', 'Neutral', 'Negative'] }

describe('offline/lexicon', () => {
  it.each([
    ['Positive', 'The service is excellent and the staff was wonderful.'],
    ['Negative', 'A terrible product. It broke and I hate it.'],
    ['Neutral', 'The parcel arrived on Tuesday in a good box with a bad label.'],
  ])('reads the mood of a text as %s, with the words that make it', async (mood, review) => {
    const text = await ask('offline/lexicon', 'What is the sentiment of the review?', { review }, moods)
    expect(text).toMatch(new RegExp(`\n\nAnswer: ${mood}$`))
    expect(text).toMatch(/“\w+” \([+−]\d/)
  })

  it('turns the mood after a negation', async () => {
    const text = await ask('offline/lexicon', 'Sentiment?', { review: 'This is not good.' }, moods)
    expect(text).toMatch(/Answer: Negative$/)
  })

  it('chooses by the words of the choices, with the words it found', async () => {
    const answer = { type: 'choice' as const, choices: ['Price and cost', 'Delivery time'] }
    const text = await ask(
      'offline/lexicon',
      'What is the complaint about?',
      { mail: 'My delivery came late. The delivery took weeks of time.' },
      answer,
    )
    expect(text).toMatch(/“deliveri” 2×.*\n\nAnswer: Delivery time$/)
  })

  it('ranks all choices', async () => {
    const answer = { type: 'ranking' as const, choices: ['Cost', 'Delivery'] }
    expect(await ask('offline/lexicon', 'Rank.', { mail: 'Delivery, delivery, and a word on cost.' }, answer)).toMatch(
      /Answer: Delivery > Cost$/,
    )
  })

  it('gives a probability between 0 and 1 and calls it not calibrated', async () => {
    const text = await ask(
      'offline/lexicon',
      'Will customers stay?',
      { mail: 'Customers are happy and love it.' },
      { type: 'probability' },
    )
    expect(text).toContain('Not calibrated.')
    expect(Number(text.match(/Answer: (0\.\d\d)$/)?.[1])).toBeGreaterThan(0.6)
  })

  it('refuses rather than guesses when no word speaks for any choice', async () => {
    const answer = { type: 'choice' as const, choices: ['Whales', 'Ferns'] }
    await expect(ask('offline/lexicon', 'Which?', { mail: 'A letter on bread.' }, answer)).rejects.toMatchObject({
      code: 'no_evidence',
    })
  })

  it('describes the tone of the text that the instruction names', async () => {
    const text = await ask('offline/lexicon', 'Review the tone of the draft.', {
      'x.rules': 'Never lie.',
      'x.draft': 'We are always the best. It is a plan.',
    })
    expect(text).toContain('Draft has 2 sentences')
    expect(text).toContain('- “always”, “best”: “We are always the best.” (Draft, paragraph 1)')
    expect(text).not.toContain('Never lie')
  })
})

describe('findStrongWording', () => {
  it('finds absolute and promotional words, each once, and no parts of other words', () => {
    expect(findStrongWording('Always clean, 100 % clean, guaranteed; the cleaner’s allotment is small.')).toEqual([
      'Always',
      'clean',
      '100 %',
      'guaranteed',
      'cleaner',
    ])
  })
})
