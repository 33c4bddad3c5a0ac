import { expect, it } from 'vitest'
import { rules } from '.'
import type { Answer } from './answer'
import { ruleNameSchema, type RuleName } from './rule-name'
import { branchesOf } from './testing/branches'

// A branch may say anything. Reading it must not take a square of its length, or one reply could stop the whole server.

const length = 20_000
const pieces = [
  ' ',
  '\n',
  '1',
  '1 ',
  '1,',
  '1 > ',
  'a = b > ',
  '- x\n',
  '[',
  '{"',
  '{"a":',
  '1-',
  '1±',
  '1 to ',
  '$1 ',
  '*',
  '`',
  '```\n',
  '# ',
  '(',
  '“(',
  '{',
  '|',
  '!',
]
const words = ['a', 'a1', 'answer ', 'Answer: x\n', '<answer>', '<claims>', '<claims>{', 'under 0 ', 'between 1 and ']
const outputs = [...pieces, ...words].flatMap((piece) => {
  const long = piece.repeat(Math.ceil(length / piece.length))
  return [`${long}x`, `Answer${long}x`]
})

const answers: Record<RuleName, Answer> = {
  concatenate: { type: 'text' },
  sectionJoin: { type: 'text' },
  jsonMerge: { type: 'text' },
  mergeFindings: { type: 'text' },
  plurality: { type: 'choice', choices: ['Yes', 'No'] },
  majority: { type: 'text' },
  supermajority: { type: 'text' },
  kOfN: { type: 'text' },
  weighted: { type: 'number' },
  confidenceWeighted: { type: 'text' },
  softVote: { type: 'text' },
  approval: { type: 'choice', choices: ['Yes', 'No'] },
  schulze: { type: 'text' },
  condorcet: { type: 'ranking', choices: ['a', '1'] },
  borda: { type: 'text' },
  reciprocalRank: { type: 'ranking', choices: ['Yes', 'No'] },
  irv: { type: 'text' },
  mean: { type: 'number' },
  median: { type: 'number', unit: 'USD million' },
  trimmedMean: { type: 'probability' },
  winsorizedMean: { type: 'text' },
  geometricMean: { type: 'number' },
  weightedMean: { type: 'number' },
  weightedMedian: { type: 'text' },
  probabilityPool: { type: 'probability' },
  geometricMedian: { type: 'text' },
  synthesize: { type: 'text' },
  judgePairwise: { type: 'text' },
  judgeScore: { type: 'text' },
  universalSelfConsistency: { type: 'text' },
  semanticVote: { type: 'text' },
  moa: { type: 'text' },
  similarityVote: { type: 'text' },
  medoid: { type: 'text' },
}

it.each(ruleNameSchema.options)('%s reads long outputs of any kind in no time', (name) => {
  const rule = rules[name]
  for (const output of outputs) {
    const input = { branches: branchesOf([output]), answer: answers[name] }
    const before = process.cpuUsage()
    if (rule.callsModel) {
      const [first] = rule.calls(input, {}, [])
      rule.read(first === undefined ? [] : [output, output], input, {})
    } else rule.aggregate(input, {})
    expect(process.cpuUsage(before).user / 1000, JSON.stringify(output.slice(0, 20))).toBeLessThan(500)
  }
})
