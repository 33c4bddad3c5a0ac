import { excludedFor, inDeclaredOrder, nameOf, partBranches, type Named } from '../branches'
import type { AggregationInput, Excluded, Note } from '../contract'
import { extractApprovals } from '../extraction/extract-approvals'
import { noteRemarks, type Remarked } from '../extraction/note-remarks'
import { statedConfidence, type Ballot } from './cast-ballots'

/** One entry for each answer that a branch approves of; a branch that approves of nothing has one that abstains. */
export type Approvals = { ballots: Ballot[]; voters: Named[]; excluded: Excluded[]; notes: Note[] }

/** Reads the approvals out of every branch, in declared order. */
export function castApprovals(
  input: AggregationInput,
  options: { abstain: readonly string[]; fuzzy: boolean },
): Approvals {
  const { spoken, excluded } = partBranches(input.branches)
  const choices = input.answer.type === 'choice' || input.answer.type === 'ranking' ? input.answer.choices : []
  const ballots: Ballot[] = []
  const voters: Named[] = []
  const remarked: Remarked[] = []
  for (const branch of spoken) {
    const reading = extractApprovals(branch.output, { ...options, choices })
    if (!reading.ok) {
      excluded.push(excludedFor(branch, reading.reason, reading.detail))
      continue
    }
    const approved = reading.value.length > 0 ? reading.value : [{ key: '', label: 'Abstained', abstained: true }]
    const confidence = statedConfidence(branch)
    ballots.push(...approved.map((answer) => ({ answer, ...nameOf(branch), confidence })))
    voters.push(nameOf(branch))
    remarked.push({ label: branch.label, remarks: reading.remarks })
  }
  return { ballots, voters, excluded: inDeclaredOrder(excluded, input), notes: noteRemarks(remarked) }
}
