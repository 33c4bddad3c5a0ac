import type { Answer } from '../aggregation/answer'
import type { DataProblem } from './define-node'

/** What keeps a question from being asked: choices that are missing, empty or the same. */
export function checkAnswer(answer: Answer | undefined): DataProblem[] {
  if (answer?.type !== 'choice' && answer?.type !== 'ranking') return []
  const choices = answer.choices.map((choice) => choice.trim())
  const path = 'answer.choices'
  if (choices.filter((choice) => choice !== '').length < 2) {
    return [{ path, code: 'too_few_choices', message: 'Give at least two choices to answer with.' }]
  }
  if (choices.includes('')) return [{ path, code: 'empty_choice', message: 'Fill in or remove the empty choice.' }]
  if (new Set(choices.map((choice) => choice.toLowerCase())).size < choices.length) {
    return [{ path, code: 'duplicate_choice', message: 'Two choices are the same. Change or remove one.' }]
  }
  return []
}

/** One problem where a prompt is empty, none where it is not. */
export function checkPrompt(prompt: string, message: string): DataProblem[] {
  return prompt.trim() === '' ? [{ path: 'prompt', code: 'empty_prompt', message }] : []
}
