import { expect, it } from 'vitest'
import { rules } from '.'
import type { Answer } from './answer'
import { ruleNameSchema, type RuleName } from './rule-name'
import { branchesOf } from './testing/branches'

// A branch may say anything. Reading it must not take a square of its length, or one reply could stop the whole server.

const length = 50_000
const fill = (piece: string) => piece.repeat(Math.ceil(length / piece.length))

const outputs = [
  ...[
    ' ',
    '\n',
    '1,',
    '1',
    '1 ',
    '*',
    '_',
    '`',
    '```\n',
    '# ',
    'answer ',
    'Answer: ',
    'Answer: x\n',
    '<answer>',
    '{',
    '"',
    '(',
    '1-',
  ],
  ...[
    '- ',
    'a',
    'a1',
    '$',
    '$1 ',
    '|',
    '1 to ',
    '5 a per ',
    'word ',
    'a. B',
    '<claims>',
    '<claims>{',
    '~~~\n',
    '!',
    '“(',
    '>',
    '< ',
  ],
  ...['1 ma', '1e', '1+', '1±', 'between 1 and ', 'under 0 ', 'A$', '\t\n', '**Answer** '],
].flatMap((piece) => [fill(piece), `${fill(piece)}x`, `Answer${fill(piece)}x`, `1${fill(piece)}x`])

const answers: Record<RuleName, Answer> = {
  concatenate: { type: 'text' },
  sectionJoin: { type: 'text' },
  plurality: { type: 'choice', choices: ['Yes', 'No'] },
  majority: { type: 'text' },
  mean: { type: 'number' },
  median: { type: 'number', unit: 'USD million' },
  trimmedMean: { type: 'probability' },
  synthesize: { type: 'text' },
}

it.each(ruleNameSchema.options)('%s reads long outputs of any kind in no time', (name) => {
  const rule = rules[name]
  for (const output of outputs) {
    const input = { branches: branchesOf([output, output]), answer: answers[name] }
    const before = process.cpuUsage()
    if (rule.callsModel) {
      rule.ask(input, {})
      rule.read(output, input, {})
    } else rule.aggregate(input, {})
    expect(process.cpuUsage(before).user / 1000, JSON.stringify(output.slice(0, 20))).toBeLessThan(1500)
  }
})
