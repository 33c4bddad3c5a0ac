import type { Answer } from '../answer'
import { extractCategory, type Category } from './extract-category'
import { extractNumber, numberQuestion } from './extract-number'
import { read, type Reading } from './reading'

export type ExtractOptions = { abstain: readonly string[]; fuzzy: boolean; locale: string }

/**
 * Makes the function that reads one countable answer out of a branch's output. What is the same for all branches, such as how a
 * language writes numbers, is looked up once.
 */
export function answerExtractor(answer: Answer, options: ExtractOptions): (output: string) => Reading<Category> {
  const choices = answer.type === 'choice' ? answer.choices : []
  const asCategory = (output: string) => extractCategory(output, { ...options, choices })
  if (answer.type !== 'number') return asCategory
  const question = numberQuestion(answer, options.locale)
  return (output) => {
    const number = extractNumber(output, question)
    if (number.ok) return read(numberCategory(number.value.value, number.value.unit), number.remarks)
    const category = asCategory(output)
    return category.ok && category.value.abstained ? category : number
  }
}

/** Numbers are the same answer when value and unit are the same, however they are written. */
function numberCategory(value: number, unit: string | null): Category {
  const label = unit === null ? String(value) : `${value} ${unit}`
  return { key: label, label, abstained: false }
}
