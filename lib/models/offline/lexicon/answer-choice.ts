import { cannotAnswer } from '../cannot-answer'
import type { OfflineTask } from '../offline-task'
import { loadLanguage } from '../text/language'
import { relevantPassages } from '../text/relevant-passages'
import { scoreOptions, type OptionScore } from './choose-option'
import { loadSentiment } from './sentiment'

/**
 * Answers a choice by what the words of the material speak for, with those words as evidence.
 *
 * @throws ModelCallError when nothing speaks for any choice, or equally much for two.
 */
export async function answerChoice(task: OfflineTask, choices: readonly string[]): Promise<string> {
  const { method, ranked } = await rankChoices(task, choices)
  const [first, second] = ranked
  if (first !== undefined && first.score === second?.score) {
    const message = `The material speaks as much for “${first.choice}” as for “${second.choice}”. Ask a language model to decide.`
    throw cannotAnswer('no_evidence', message)
  }
  return `${method}; ${ranked.slice(0, 1).map(describe).join('')}.\n\nAnswer: ${first?.choice ?? ''}`
}

/** Answers with all choices, the one that most speaks for first. */
export async function answerRanking(task: OfflineTask, choices: readonly string[]): Promise<string> {
  const { method, ranked } = await rankChoices(task, choices)
  return `${method}: ${ranked.map(describe).join('; ')}.\n\nAnswer: ${ranked.map(({ choice }) => choice).join(' > ')}`
}

async function rankChoices(
  task: OfflineTask,
  choices: readonly string[],
): Promise<{ method: string; ranked: OptionScore[] }> {
  const [language, readSentiment] = await Promise.all([loadLanguage(), loadSentiment()])
  const passages = await relevantPassages(task, language)
  const { scores, method } = scoreOptions(choices, passages, language, readSentiment)
  if (scores.every(({ score }) => score === 0)) {
    const message =
      'No word of the material speaks for any of the choices. Ask a language model, or give more material.'
    throw cannotAnswer('no_evidence', message)
  }
  return { method, ranked: scores.toSorted((a, b) => b.score - a.score) }
}

function describe({ choice, evidence }: OptionScore): string {
  return evidence.length === 0 ? `nothing for “${choice}”` : `for “${choice}”: ${evidence.slice(0, 5).join(', ')}`
}
