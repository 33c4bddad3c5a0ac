import { nameOf, partBranches } from '../branches'
import type { AggregationInput, Note, Synthesis } from '../contract'
import type { Finding } from '../define-rule'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { inlineText } from '../markdown/table'
import type { NumberLocale } from '../numbers/number-locale'
import { checkClaims } from './check-claims'
import { parseClaims } from './claims-reply'
import { repairClaims } from './repair-claims'
import { splitReply } from './split-reply'

/**
 * Turns a model's reply into a result. `repair`: what was said when claims without confirmed quotes were asked for again. An answer without usable claims is an answer all the same, and says that it was not
 * checked.
 */
export function readReply(
  reply: string,
  input: AggregationInput,
  locale: NumberLocale,
  repair: string | null = null,
): Finding {
  const { spoken, excluded } = partBranches(input.branches)
  const { answer, claims } = splitReply(reply)
  const parsed = claims === null ? null : parseClaims(claims)
  if (answer === '') {
    const message = 'The model wrote no answer.'
    const notes = [{ code: 'empty_answer', message }]
    return { outcome: 'error', text: `**No result.** ${message}`, excluded, provenance: spoken.map(nameOf), notes }
  }
  const synthesis = parsed === null ? null : repairClaims(parsed, repair, input, locale)
  return {
    outcome: 'decided',
    value: answer,
    text: paragraphs(
      answer,
      unsupportedClaims(synthesis),
      missingBranches(excluded, `${spoken.length} of ${input.branches.length} branches. Missing`),
    ),
    synthesis,
    excluded,
    provenance: spoken.map(nameOf),
    notes: notesOn(synthesis, spoken.length),
  }
}

/** Flagged, never hidden. */
function unsupportedClaims(synthesis: Synthesis | null): string {
  const flagged = synthesis?.claims.filter(({ supported }) => !supported) ?? []
  if (flagged.length === 0) return ''
  return ['**Not confirmed by the branches:**', ...flagged.map(({ text }) => `- ${inlineText(text)}`)].join('\n')
}

function notesOn(synthesis: Synthesis | null, said: number): Note[] {
  const notes: Note[] = []
  if (said === 1) notes.push({ code: 'single_answer', message: 'Single answer: there is nothing to compare it with.' })
  if (synthesis === null) {
    const message =
      'The model gave no list of claims that could be read, so its claims could not be checked against the branches.'
    return [...notes, { code: 'claims_not_checked', message }]
  }
  const repaired = synthesis.claims.filter((claim) => claim.repaired === true).length
  if (repaired > 0) {
    const message = `The quotes of ${repaired} of ${synthesis.claims.length} claims were asked for once more, and are confirmed now.`
    notes.push({ code: 'claims_repaired', message })
  }
  const flagged = synthesis.claims.filter(({ supported }) => !supported).length
  if (flagged > 0) {
    const message = `${flagged} of ${synthesis.claims.length} claims could not be confirmed in the branches that they cite.`
    notes.push({ code: 'unsupported_claims', message })
  }
  return notes
}

/** What a reply claims and cannot back; null where nothing is flagged, or its claims cannot be read at all. */
export function flaggedClaims(reply: string, input: AggregationInput, locale: NumberLocale): Synthesis | null {
  const { answer, claims } = splitReply(reply)
  const parsed = claims === null || answer === '' ? null : parseClaims(claims)
  if (parsed === null) return null
  const synthesis = checkClaims(parsed, input.branches, locale)
  return synthesis.claims.some(({ supported }) => !supported) ? synthesis : null
}
