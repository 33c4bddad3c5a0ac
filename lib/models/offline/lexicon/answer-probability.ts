import { cannotAnswer } from '../cannot-answer'
import type { OfflineTask } from '../offline-task'
import { loadLanguage } from '../text/language'
import { relevantPassages } from '../text/relevant-passages'
import { loadSentiment, strongestWords } from './sentiment'

/**
 * Answers with a probability read from the mood of the sentences that bear on the question: 0.5 for none, at most 0.95. It is a
 * crude figure and says so; as one voter among others it has its use.
 */
export async function answerProbability(task: OfflineTask): Promise<string> {
  const [language, readSentiment] = await Promise.all([loadLanguage(), loadSentiment()])
  const passages = await relevantPassages(task, language)
  const { mean, words } = readSentiment(passages.map(({ text }) => text).join('\n'))
  if (words.length === 0) {
    throw cannotAnswer(
      'no_evidence',
      'No word of the material carries a mood to read a probability from. Ask a language model.',
    )
  }
  const probability = 0.5 + 0.45 * Math.tanh(mean / 2)
  const evidence = strongestWords(words, 6).join(', ')
  return `The mood of ${passages.length} sentences, ${mean.toFixed(2)} on a scale from −5 to 5, read as a chance: ${evidence}. Not calibrated.\n\nAnswer: ${probability.toFixed(2)}`
}
