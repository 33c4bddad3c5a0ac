import { z } from 'zod'
import type { Verdict } from '../ballots/declare-result'
import { elect } from '../ballots/elect'
import type { Count } from '../ballots/tally-ballots'
import { errorsByThreshold } from '../ballots/errors-by-threshold'
import { defineLocalRule, type Finding } from '../define-rule'
import { normaliseCategory } from '../extraction/normalise-category'
import { formatShare } from '../markdown/format-number'
import { paragraphs } from '../markdown/paragraphs'
import { markdownTable } from '../markdown/table'
import { countOptions } from '../options'
import { isEnough, type Standing } from '../stopping/standing'

const rate = z.number().min(0).max(1).optional()

const options = z.strictObject({
  k: z.int().positive().default(1).describe('How many branches must give an answer for it to be accepted.'),
  target: z
    .string()
    .default('')
    .describe('The only answer that is looked for, such as Flag. Empty: every answer that enough branches gave.'),
  falsePositiveRate: rate.describe(
    'How often a branch gives the answer where it is wrong to, if known: then the result says what every k would do.',
  ),
  falseNegativeRate: rate.describe('How often a branch misses the answer where it is right, if known.'),
  ...countOptions,
})

/**
 * Accepts every answer that at least k branches gave: "flag if any of 3". Answers do not compete, so several may be accepted; the
 * value is then the list of them, most votes first.
 */
export const kOfN = defineLocalRule({
  name: 'kOfN',
  label: 'k of n',
  summary: 'Every answer that at least k branches gave: flag if any does, or if two do.',
  family: 'nominal',
  answers: ['choice', 'text', 'number'],
  options,
  find: (input, chosen) =>
    withThresholds(
      elect(input, chosen, (count) => accept(count, chosen)),
      chosen,
    ),
  stopping: (chosen) => ({
    extract: chosen,
    weighs: false,
    electsMost: false,
    sought: normaliseCategory(chosen.target) === '' ? undefined : chosen.target.trim(),
    isForegone: (standing) => isEnough(standing, chosen.minValid) && isEachForegone(standing, chosen),
  }),
})

/** Whether each answer that is looked for has its votes, or cannot get them any more. */
function isEachForegone({ votes, outstanding }: Standing, { k, target }: { k: number; target: string }): boolean {
  const wanted = normaliseCategory(target)
  const isForegone = (given: number) => given >= k || given + outstanding.length < k
  if (wanted !== '') {
    return isForegone(votes.find(({ answer }) => normaliseCategory(answer) === wanted)?.votes ?? 0)
  }
  // Also an answer that nobody gave so far may still get enough.
  return isForegone(0) && votes.every((one) => isForegone(one.votes))
}

/** What every k would do with the error rates that a person gives, below the result. */
function withThresholds(
  finding: Finding,
  { k, falsePositiveRate, falseNegativeRate }: z.output<typeof options>,
): Finding {
  const branches = finding.provenance?.length ?? 0
  if (falsePositiveRate === undefined || falseNegativeRate === undefined || branches === 0) return finding
  const rows = errorsByThreshold(branches, falsePositiveRate, falseNegativeRate).map((row) => [
    `${row.k} of ${branches}${row.k === k ? ' (chosen)' : ''}`,
    formatShare(row.falsePositives),
    formatShare(row.falseNegatives),
  ])
  const caption = `If branches err independently, ${formatShare(falsePositiveRate)} too much and ${formatShare(falseNegativeRate)} too little each; branches of one model seldom do:`
  const table = markdownTable(
    [
      { head: 'Accepted if' },
      { head: 'Accepted though wrong', align: 'right' },
      { head: 'Missed though right', align: 'right' },
    ],
    rows,
  )
  return { ...finding, text: paragraphs(finding.text ?? '', caption, table) }
}

function accept({ tallies }: Count, { k, target }: { k: number; target: string }): Verdict {
  const wanted = normaliseCategory(target)
  const given = tallies.filter(({ abstained }) => !abstained)
  const sought = wanted === '' ? given : given.filter(({ answer }) => normaliseCategory(answer) === wanted)
  const [winner, ...alsoAccepted] = sought.filter(({ votes }) => votes >= k)
  if (winner !== undefined) return { outcome: 'decided', winner, alsoAccepted, steps: [] }
  const votes = sought[0]?.votes ?? 0
  const name = wanted === '' ? sought[0]?.answer : target.trim()
  const reason = `“${name}” has ${votes} of the ${k} ${k === 1 ? 'vote' : 'votes'} that it needs: ${k - votes} missing.`
  return { outcome: 'no_consensus', reason, steps: [] }
}
