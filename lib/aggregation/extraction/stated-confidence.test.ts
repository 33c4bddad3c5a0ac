import { describe, expect, it } from 'vitest'
import { findStatedConfidence, withoutConfidence } from './stated-confidence'

describe('how sure a branch says it is', () => {
  it.each([
    ['Because.\nConfidence: 0.8\nAnswer: Yes', 0.8],
    ['**Confidence:** 80 %\n**Answer:** Yes', 0.8],
    ['Answer: Yes\nconfidence: .75.', 0.75],
    ['- Confidence: 90', 0.9],
    ['Confidence: 0.2\nOn second thought:\nConfidence: 0.6\nAnswer: No', 0.6],
    ['Confidence: 1', 1],
    ['Confidence: 1%', 0.01],
    ['{"answer": "Yes", "confidence": 0.7}', 0.7],
  ])('is read from %j', (output, confidence) => {
    expect(findStatedConfidence(output)).toBe(confidence)
  })

  it.each(['Answer: Yes', 'Confidence: high', 'Confidence: 150 %', 'Confidence: -0.2', 'My confidence: 0.8 or 0.9'])(
    'is not guessed from %j',
    (output) => {
      expect(findStatedConfidence(output)).toBeNull()
    },
  )

  it('is no part of the answer', () => {
    expect(withoutConfidence('Blue suits it.\nConfidence: 0.8\nAnswer: Blue')).toBe('Blue suits it.\nAnswer: Blue')
    expect(withoutConfidence('Answer: Blue')).toBe('Answer: Blue')
  })
})
