import { decideByVotes } from '../ballots/decide-by-votes'
import { declareResult } from '../ballots/declare-result'
import { entropyOf } from '../ballots/entropy'
import { nominalAgreement } from '../ballots/nominal-agreement'
import { statedConfidence } from '../ballots/cast-ballots'
import type { Count } from '../ballots/tally-ballots'
import { wilsonInterval } from '../ballots/wilson-interval'
import { nameOf, type Spoken } from '../branches'
import type { AggregationInput, Excluded, Note, Tally } from '../contract'
import type { Finding } from '../define-rule'
import { distinctTexts, meanSimilarities, medoidOf, similarityMatrix } from '../text/distinct-texts'
import type { Candidate } from './candidates'
import type { JudgeOptions } from './judge-options'

type Grouped = {
  input: AggregationInput
  candidates: readonly Candidate[]
  spoken: readonly Spoken[]
  excluded: Excluded[]
  notes: readonly Note[]
  /** Places among the candidates that mean the same. */
  groups: readonly (readonly number[])[]
}

/** Counts each group of answers that mean the same as one answer, under its most typical text; the largest group wins. */
export function voteByMeaning(
  { input, candidates, spoken, excluded, notes, groups }: Grouped,
  options: Pick<JudgeOptions, 'minValid' | 'ties' | 'priority' | 'seed'>,
): Finding {
  const clusters = groups
    .map((group) => clusterOf(group, candidates, spoken.length))
    .toSorted((one, other) => other.tally.votes - one.tally.votes || (one.tally.answer < other.tally.answer ? -1 : 1))
  const tallies = clusters.map(({ tally }) => tally)
  const leaders = tallies.filter(({ votes }) => votes === tallies[0]?.votes)
  const count: Count = { tallies, leaders, base: spoken.length }
  const agreement = nominalAgreement(count, input)
  const ballots = spoken.map((branch) => ({ index: branch.index, confidence: statedConfidence(branch) }))
  return {
    ...declareResult(
      { input, voters: spoken.map(nameOf), excluded, count, agreement, notes, minValid: options.minValid },
      () => decideByVotes(count, ballots, input, options),
    ),
    clusters: {
      groups: clusters.map(({ representative, tally }) => ({ representative, branches: tally.branches })),
      ...entropyOf(tallies.map(({ votes }) => votes)),
    },
  }
}

function clusterOf(
  group: readonly number[],
  candidates: readonly Candidate[],
  base: number,
): { representative: number; tally: Tally } {
  const members = group.flatMap((at) => candidates[at]?.branches ?? [])
  const texts = distinctTexts(members.map(({ index, output }) => ({ index, text: output.trim() })))
  const matrix = similarityMatrix(texts)
  const typical = medoidOf(texts, meanSimilarities(texts, matrix, [...texts.keys()]))
  return {
    representative: typical?.said.index ?? -1,
    tally: {
      answer: typical?.said.text ?? '',
      votes: members.length,
      share: members.length / base,
      interval: wilsonInterval(members.length, base),
      branches: members.map(({ index }) => index).toSorted((one, other) => one - other),
      abstained: false,
    },
  }
}
