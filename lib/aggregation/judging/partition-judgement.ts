import { nameOf, type Spoken } from '../branches'
import type { Excluded, Judgement } from '../contract'
import type { Finding } from '../define-rule'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import type { Candidate } from './candidates'
import type { Partition } from './partition-question'

/** One judge, who said which answers mean the same. */
export function partitionJudgement(candidates: readonly Candidate[], partition: Partition | null): Judgement {
  const branches = candidates.map(({ index }) => index)
  return {
    method: 'meaning',
    judges: [{ name: 'Judge 1', model: null, calls: 1, missing: partition === null ? 1 : 0 }],
    candidates: candidates.map(({ index, label }) => ({ index, label })),
    verdicts: partition === null ? [] : [{ judge: 0, branches, winner: null, score: null, reason: partition.reason }],
    scores: null,
    winMatrix: null,
    strengths: null,
    orderConsistency: null,
    pairsInBothOrders: 0,
    firstSlotShare: null,
    sdBetweenJudges: null,
  }
}

/** No judge said anything that can be used, and nothing is made up in its place. */
export function noVerdict(spoken: readonly Spoken[], excluded: Excluded[]): Finding {
  const message = 'The judge gave no verdict that could be read, so the answers were not compared.'
  return {
    outcome: 'insufficient',
    text: paragraphs(`**No verdict.** ${message}`, missingBranches(excluded)),
    excluded,
    provenance: spoken.map(nameOf),
    notes: [{ code: 'no_verdict', message }],
  }
}
