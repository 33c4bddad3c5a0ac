import { describe, expect, it } from 'vitest'
import { extractCategory } from './extract-category'

const abstain = ['abstain', 'unsure', 'n/a', 'cannot determine']

function answerOf(output: string, choices: readonly string[] = [], fuzzy = false): string {
  const reading = extractCategory(output, { choices, abstain, fuzzy })
  return reading.ok ? reading.value.label : reading.reason
}

describe('with declared choices', () => {
  const yesNo = ['Yes', 'No']
  const levels = ['Low risk', 'Medium risk', 'High risk']

  it.each(['Yes', 'yes.', ' YES! ', '"Yes"', '(yes)', 'y', 'true', 'Answer: **Yes**', '{"answer": true}', '“Yes.”'])(
    'reads %s as Yes',
    (output) => expect(answerOf(output, yesNo)).toBe('Yes'),
  )

  it('takes the letter of a choice for its text', () => {
    expect(
      ['B', '(b)', 'b)', 'B.', 'B. Medium risk', 'b: medium  risk'].map((output) => answerOf(output, levels)),
    ).toEqual(Array(6).fill('Medium risk'))
  })

  it('does not take a letter that contradicts the text behind it', () => {
    expect(answerOf('A. High risk', levels)).toBe('unknown_option')
  })

  it('keeps C, C++ and C# apart, and takes no letter for a place among them', () => {
    const languages = ['C', 'C++', 'C#']
    expect(['C', 'c++', 'C#.'].map((output) => answerOf(output, languages))).toEqual(languages)
    expect(answerOf('B', languages)).toBe('unknown_option')
  })

  it('folds compatibility forms and white space', () => {
    expect(answerOf('Ｍｅｄｉｕｍ\u00a0 risk', levels)).toBe('Medium risk')
  })

  it('shows the nearest choice of an unknown answer and does not use it', () => {
    expect(extractCategory('Medum risk', { choices: levels, abstain, fuzzy: false })).toEqual({
      ok: false,
      reason: 'unknown_option',
      detail: '“Medum risk” is none of the choices; the nearest is “Medium risk”.',
    })
  })

  it('uses it where that is asked for, if it is the only one that is similar enough', () => {
    expect(answerOf('Medum risk', levels, true)).toBe('Medium risk')
    expect(answerOf('Risk', levels, true)).toBe('unknown_option')
    expect(answerOf('Version 3.3', ['Version 3.1', 'Version 3.2'], true)).toBe('unknown_option')
  })

  it('counts an abstention as one, unless it is declared as a choice', () => {
    expect(answerOf('Unsure.', yesNo)).toBe('Abstained')
    expect(answerOf('Unsure.', [...yesNo, 'Unsure'])).toBe('Unsure')
  })
})

describe('without declared choices', () => {
  it('tells answers apart by their normalised text and shows them as written', () => {
    const keys = ['New York', '“new  york.”', 'New York City'].map((output) => {
      const reading = extractCategory(output, { choices: [], abstain, fuzzy: false })
      return reading.ok ? reading.value.key : reading.reason
    })
    expect(keys).toEqual(['new york', 'new york', 'new york city'])
    expect(answerOf('New  York')).toBe('New York')
  })

  it('refuses an answer of which nothing is left', () => {
    expect(answerOf('"..."')).toBe('empty')
  })
})

describe('with several final answers', () => {
  it('refuses two that differ', () => {
    expect(answerOf('Answer: Yes\nOn second thought.\nFinal answer: No', ['Yes', 'No'])).toBe('multiple_answers')
  })

  it('takes two that say the same', () => {
    expect(answerOf('Answer: yes\nFinal answer: **Y**', ['Yes', 'No'])).toBe('Yes')
  })

  it('does not count a place that holds no answer', () => {
    expect(answerOf('Answer: see below\nFinal answer: No', ['Yes', 'No'])).toBe('No')
  })
})
