import type { AnswerType } from '../../aggregation/answer'

const forecasts: readonly AnswerType[] = ['number', 'probability']

/** Built-in models that compute their answers on this machine: no key, no network, no language model. */
export type OfflineModel = { id: string; label: string; summary: string; answers: readonly AnswerType[] }

export const offlineModels = [
  {
    id: 'offline/extract',
    label: 'Extract',
    summary: 'Quotes the sentences and computes the figures of the material that answer the instruction.',
    answers: ['text', 'choice', 'number'],
  },
  {
    id: 'offline/lexicon',
    label: 'Lexicon',
    summary: 'Weighs the words of the material: sentiment, tone, and which choice they speak for.',
    answers: ['choice', 'ranking', 'probability', 'text'],
  },
  {
    id: 'offline/figures',
    label: 'Figure check',
    summary: 'Looks up every figure that a text states in the tables beside it.',
    answers: ['text'],
  },
  {
    id: 'offline/screen',
    label: 'Screen',
    summary: 'Looks through a message for personal data, hostile words, absolute promises, and orders to a model.',
    answers: ['choice'],
  },
  {
    id: 'offline/code',
    label: 'Code patterns',
    summary: 'Looks through JavaScript or TypeScript for known patterns of security, correctness and style.',
    answers: ['json'],
  },
  { id: 'offline/naive', label: 'Naive forecast', summary: 'The next value is the last one.', answers: forecasts },
  {
    id: 'offline/drift',
    label: 'Drift forecast',
    summary: 'Goes on by the average change so far.',
    answers: forecasts,
  },
  {
    id: 'offline/linear',
    label: 'Linear trend',
    summary: 'Extends the straight line of best fit.',
    answers: forecasts,
  },
  {
    id: 'offline/holt',
    label: 'Holt’s trend',
    summary: 'Exponential smoothing with a trend: recent values count more.',
    answers: forecasts,
  },
  {
    id: 'offline/seasonal',
    label: 'Seasonal naive',
    summary: 'The next value is that of the same season one cycle ago.',
    answers: forecasts,
  },
] as const satisfies readonly OfflineModel[]

export type OfflineModelId = (typeof offlineModels)[number]['id']

export function isOfflineModelId(model: string): model is OfflineModelId {
  return offlineModels.some(({ id }) => id === model)
}
