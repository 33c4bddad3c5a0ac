import { findFinalAnswers } from './final-answer'
import { matchOption } from './match-option'
import { foldAlias, normaliseCategory } from './normalise-category'
import { oneAnswer } from './one-answer'
import { read, refuse, type Reading } from './reading'

/** What an answer stands for. `key` tells answers apart, `label` is how it is shown. */
export type Category = { key: string; label: string; abstained: boolean }

/** No answer has an empty key, so abstaining never meets one. */
const abstainedKey = ''

export type CategoryOptions = {
  /** The declared choices; empty when any answer will do. */
  choices: readonly string[]
  /** Answers that mean "none of them". A declared choice of the same name is a choice all the same. */
  abstain: readonly string[]
  fuzzy: boolean
}

/**
 * Reads one answer out of a branch's output, to be counted.
 * Refused with `empty`, `unknown_option`, or `multiple_answers` when the branch ends with two different final answers.
 */
export function extractCategory(output: string, options: CategoryOptions): Reading<Category> {
  const readings = findFinalAnswers(output).map((text) => readCategory(text, options))
  return oneAnswer(readings, ({ key }) => key)
}

function readCategory(text: string, { choices, abstain, fuzzy }: CategoryOptions): Reading<Category> {
  const form = normaliseCategory(text)
  if (form === '') return refuse('empty', 'The branch said nothing that can be counted.')
  const declared = choices.length > 0 ? matchOption(text, choices, fuzzy) : null
  if (declared?.ok) {
    return read({ key: normaliseCategory(declared.value), label: declared.value, abstained: false }, declared.remarks)
  }
  if (abstain.some((token) => normaliseCategory(token) === form)) {
    return read({ key: abstainedKey, label: 'Abstained', abstained: true })
  }
  if (declared !== null) return declared
  return read({ key: foldAlias(form), label: text.replace(/\s+/g, ' ').trim(), abstained: false })
}
