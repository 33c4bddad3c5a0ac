import { aggregate, rules } from '@/lib/aggregation'
import type { Answer, AnswerType } from '@/lib/aggregation/answer'
import type { RuleName } from '@/lib/aggregation/rule-name'
import { seededRandom } from '@/lib/aggregation/seeded-random'
import { branchesOf } from '@/lib/aggregation/testing/branches'

/** Processor time of one rule over so many branches: the best of several runs, since other work can only slow one down. */
export type Timing = { rule: RuleName; branches: number; ms: number; limitMs: number }

const runs = 15
const random = seededRandom(20261123)
const words = ['price', 'growth', 'margin', 'risk', 'share', 'cost', 'demand', 'supply', 'region', 'sector']
const letters = [...'ABCDE']

const questions: Record<AnswerType, { answer: Answer; reply: () => string }> = {
  text: { answer: { type: 'text' }, reply: () => `Answer: name ${Math.floor(random() * 900)}` },
  choice: {
    answer: { type: 'choice', choices: letters },
    reply: () => `The figures point in one direction.\nAnswer: ${letters[Math.floor(random() * 5)]}`,
  },
  number: { answer: { type: 'number' }, reply: () => `Final answer: $${(1 + random()).toFixed(3)} million` },
  probability: { answer: { type: 'probability' }, reply: () => `${Math.round(random() * 100)} %` },
  ranking: { answer: { type: 'ranking', choices: letters }, reply: () => `Answer: ${shuffled().join(' > ')}` },
  json: { answer: { type: 'json', schema: {} }, reply: () => JSON.stringify({ Yes: 0.7, No: 0.3 }) },
}

/** Every rule that counts or calculates over 1,000 branches, and those that compare texts over 200. */
export function timeRules(): Timing[] {
  return (Object.keys(rules) as RuleName[]).flatMap((name): Timing[] => {
    const rule = rules[name]
    if (rule.callsModel || rule.family === 'join') return []
    if (rule.family === 'freeText') return [timeRule(name, 'text', 200, sentence, 1000)]
    const type = rule.answers.includes('choice') ? 'choice' : (rule.answers[0] ?? 'text')
    return [timeRule(name, type, 1000, questions[type].reply, 50)]
  })
}

function timeRule(rule: RuleName, type: AnswerType, count: number, reply: () => string, limitMs: number): Timing {
  const branches = branchesOf(Array.from({ length: count }, reply))
  const { answer } = questions[type]
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage()
    aggregate(rule, {}, { branches, answer })
    return process.cpuUsage(before).user / 1000
  })
  return { rule, branches: count, ms: Math.min(...times), limitMs }
}

function sentence(): string {
  return Array.from({ length: 60 }, () => words[Math.floor(random() * words.length)]).join(' ')
}

function shuffled(): string[] {
  return letters
    .map((letter) => ({ letter, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ letter }) => letter)
}
