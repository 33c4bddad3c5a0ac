import { cannotAnswer } from '../cannot-answer'
import type { OfflineTask } from '../offline-task'
import { loadLanguage } from '../text/language'
import { makeQuery } from '../text/make-query'
import { rankPassages } from '../text/rank-passages'
import { readMaterials } from '../text/read-materials'
import { writeQuote } from './write-quotes'

const number = /(?<![\p{L}\d])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?![\p{L}\d])/gu

/**
 * Answers a number question with the one number of the sentence that matches best.
 *
 * @throws ModelCallError when that sentence has no number, or several.
 */
export async function answerNumber(task: OfflineTask): Promise<string> {
  const language = await loadLanguage()
  const { passages } = await readMaterials(task, language)
  const best = rankPassages(passages, makeQuery(task, language))[0]?.passage
  const [only, ...more] = best?.text.match(number) ?? []
  if (best === undefined || only === undefined || more.length > 0) {
    const lack =
      best === undefined
        ? 'No sentence matches the question'
        : `The best matching sentence has ${only === undefined ? 'no number' : 'several numbers'}`
    throw cannotAnswer('no_number', `${lack}. Use a forecaster for a table, or a language model.`)
  }
  const unit = task.answer.type === 'number' && task.answer.unit !== undefined ? ` ${task.answer.unit}` : ''
  return `${writeQuote(best)}\n\nAnswer: ${only.replace('−', '-')}${unit}`
}
