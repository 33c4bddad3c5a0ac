import { expect, it } from 'vitest'
import { aggregate } from '.'
import type { Answer } from './answer'
import type { RuleName } from './rule-name'
import { seededRandom } from './seeded-random'
import { branchesOf } from './testing/branches'

// The figures, 50 ms and 1 s on a machine that does nothing else, are printed by `npm run bench:aggregation`. Neighbours slow even the
// processor time of the best of several runs, so three times as much is what fails a test: far below what a worse algorithm takes.
const runs = 8
const slowedBy = 3

function fastestMs(rule: RuleName, outputs: string[], answer: Answer, times = runs): number {
  const branches = branchesOf(outputs)
  const runMs = Array.from({ length: times }, () => {
    const before = process.cpuUsage()
    aggregate(rule, {}, { branches, answer })
    return process.cpuUsage(before).user / 1000
  })
  return Math.min(...runMs)
}

const random = seededRandom(1)
const reasoning = 'The figures point in one direction, although the sample is small. '.repeat(8)

const ranked: RuleName[] = ['schulze', 'condorcet', 'borda', 'reciprocalRank', 'irv']

function shuffled(): string {
  const order = [...'ABCDE'].map((option) => ({ option, at: random() })).toSorted((one, other) => one.at - other.at)
  return `Answer: ${order.map(({ option }) => option).join(' > ')}`
}

it.each<[RuleName, Answer, () => string]>([
  [
    'plurality',
    { type: 'choice', choices: ['Yes', 'No', 'Perhaps'] },
    () => `${reasoning}\nAnswer: ${random() < 0.6 ? 'Yes' : 'No'}`,
  ],
  ['plurality', { type: 'text' }, () => `Answer: name ${Math.floor(random() * 900)}`],
  ['majority', { type: 'number' }, () => `${reasoning}\nFinal answer: $${Math.floor(random() * 5)}.5M`],
  ['weighted', { type: 'text' }, () => `Answer: name ${Math.floor(random() * 900)}`],
  ['confidenceWeighted', { type: 'text' }, () => `{"answer": "${random() < 0.6}", "confidence": ${random()}}`],
  ['approval', { type: 'choice', choices: ['Red', 'Green', 'Blue'] }, () => (random() < 0.5 ? 'Red, Blue' : 'Green')],
  ['softVote', { type: 'json', schema: {} }, () => '{"Yes": 0.7, "No": 0.3}'],
  ...ranked.map((rule): [RuleName, Answer, () => string] => [
    rule,
    { type: 'ranking', choices: [...'ABCDE'] },
    shuffled,
  ]),
  ['mean', { type: 'number' }, () => `${reasoning}\nFinal answer: ${1000 + random()}`],
  ['median', { type: 'number', unit: 'USD' }, () => `$${(1 + random()).toFixed(3)} million`],
  ['winsorizedMean', { type: 'number' }, () => String(random())],
  ['geometricMean', { type: 'number' }, () => String(random())],
  ['weightedMean', { type: 'number' }, () => String(random())],
  ['weightedMedian', { type: 'number' }, () => String(random())],
  ['probabilityPool', { type: 'probability' }, () => `${Math.round(random() * 100)} %`],
  ['trimmedMean', { type: 'probability' }, () => `${Math.round(random() * 100)} %`],
])('%s over 1,000 branches takes a few dozen milliseconds (%j)', (rule, answer, output) => {
  expect(fastestMs(rule, Array.from({ length: 1000 }, output), answer)).toBeLessThan(50 * slowedBy)
})

it.each(['similarityVote', 'medoid'] as const)('%s over 200 answers takes about a second at most', (rule) => {
  const words = ['price', 'growth', 'margin', 'risk', 'share', 'cost', 'demand', 'supply', 'region', 'sector']
  const sentence = () => Array.from({ length: 90 }, () => words[Math.floor(random() * words.length)]).join(' ')
  expect(fastestMs(rule, Array.from({ length: 200 }, sentence), { type: 'text' }, 3)).toBeLessThan(1000 * slowedBy)
})
