import { breakTie } from '../ballots/break-tie'
import { statedConfidence } from '../ballots/cast-ballots'
import type { AggregationInput, AggregationResult, Excluded, Note, Tally } from '../contract'
import type { Finding } from '../define-rule'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { nameOf, type Spoken } from '../branches'
import type { Candidate } from './candidates'
import type { JudgeOptions } from './judge-options'

/** Answers that were judged, the best of them, and all that is to be said about it. */
export type Judged = {
  input: AggregationInput
  candidates: readonly Candidate[]
  spoken: readonly Spoken[]
  excluded: Excluded[]
  /** Places among the candidates; several are tied, none: the judges gave no verdict. */
  best: readonly number[]
  /** How the best was found, in Markdown; stands behind the answer. */
  story: string
  ranking: AggregationResult['ranking']
  notes: readonly Note[]
}

/** Makes a result of what the judges found: the answer itself is the value, and what speaks for it stands behind it. */
export function settleJudged(judged: Judged, options: Pick<JudgeOptions, 'ties' | 'priority' | 'seed'>): Finding {
  const { input, candidates, spoken, excluded, ranking, notes, story } = judged
  const provenance = spoken.map(nameOf)
  const tied = judged.best.flatMap((at) => (candidates[at] === undefined ? [] : [asTally(candidates[at])]))
  if (tied.length === 0) {
    const message = 'No judge gave a verdict that could be read, so nothing was chosen.'
    const text = paragraphs(`**No verdict.** ${message}`, story, missingBranches(excluded))
    const why = { code: 'no_verdict', message }
    return { outcome: 'insufficient', text, excluded, provenance, ranking, notes: [why, ...notes] }
  }
  const ballots = spoken.map((branch) => ({ index: branch.index, confidence: statedConfidence(branch) }))
  const { left, steps } = breakTie({ tied, ballots, input }, options)
  const [winner, ...others] = left
  const shared = { ranking, excluded, provenance, tieBreak: steps }
  const howBroken = steps.map(({ policy, detail }) => `Tie-break (${policy}): ${detail}`).join('\n')
  if (winner === undefined || others.length > 0) {
    const message = `${left.map(({ answer }) => `“${answer}”`).join(', ')} come out equal.`
    const text = paragraphs(`**Tie.** ${message}`, howBroken, story, missingBranches(excluded))
    return { ...shared, outcome: 'tie', text, notes: [{ code: 'tie', message }, ...notes] }
  }
  const chosen = candidates.find(({ label, index }) => label === winner.answer && winner.branches.includes(index))
  const said = chosen?.text ?? ''
  const text = paragraphs(said, '---', `Chosen: **${winner.answer}**.`, howBroken, story, missingBranches(excluded))
  return { ...shared, outcome: 'decided', value: said, text, notes: [...notes] }
}

/** Candidates are named by their branch: their texts are long. */
function asTally({ label, branches }: Candidate): Tally {
  const indexes = branches.map(({ index }) => index)
  return { answer: label, votes: 0, share: 0, interval: null, branches: indexes, abstained: false }
}
