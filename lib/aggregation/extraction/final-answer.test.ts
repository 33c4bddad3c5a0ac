import { expect, it } from 'vitest'
import { findFinalAnswers } from './final-answer'

it.each([
  ['the answer field of a JSON reply', '{"reasoning":"…","answer":"Yes","confidence":0.8}', ['Yes']],
  ['a JSON reply in a code fence', '```json\n{"answer": 42}\n```', ['42']],
  ['an answer line', 'Let me think.\nAnswer: Yes', ['Yes']],
  ['a final answer line', 'Two times three.\nFinal answer: 6', ['6']],
  ['an emphasised answer', '**Answer:** Yes', ['Yes']],
  ['an answer line that is emphasised as a whole', '**Final answer: Yes**', ['Yes']],
  ['an emphasised word and an emphasised answer', '*Answer:* **Yes**', ['Yes']],
  ['a list item', '- Final answer: B', ['B']],
  ['a heading with the answer below', '## Final answer\n\n**42**', ['42']],
  ['an answer on the line behind the colon', 'Final answer:\n\n42', ['42']],
  ['a tag', 'So <answer> Yes </answer> it is.', ['Yes']],
  ['every place, for the reader to compare', 'Answer: A\n…\nAnswer: B', ['A', 'B']],
  ['the whole text where nothing is marked', ' **Yes** ', ['Yes']],
  ['the whole text without its fence', '```\nYes\n```', ['Yes']],
])('finds %s', (_, output, answers) => {
  expect(findFinalAnswers(output)).toEqual(answers)
})

it('prefers the structured field to a line that says otherwise', () => {
  expect(findFinalAnswers('{"answer":"Yes","why":"…\\nAnswer: No"}')).toEqual(['Yes'])
})

it('does not take "the answer is not clear" for an answer', () => {
  expect(findFinalAnswers('The answer is not clear.')).toEqual(['The answer is not clear.'])
})

it('leaves emphasis inside of an answer alone', () => {
  expect(findFinalAnswers('**A** or **B**')).toEqual(['**A** or **B**'])
})
