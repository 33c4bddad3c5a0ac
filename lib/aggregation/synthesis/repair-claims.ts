import { z } from 'zod'
import type { Answer } from '../answer'
import type { AggregationInput, ClaimProblem, Synthesis } from '../contract'
import type { RuleCall } from '../define-rule'
import type { NumberLocale } from '../numbers/number-locale'
import { unusedTag } from '../rounds/data-blocks'
import { readJsonReply } from '../rounds/read-json-reply'
import { checkClaims } from './check-claims'
import type { ClaimsReply } from './claims-reply'

const replySchema = z.object({
  claims: z.array(
    z.object({ number: z.number(), support: z.array(z.object({ branch: z.string(), quote: z.string() })).default([]) }),
  ),
})

const answer: Answer = {
  type: 'json',
  schema: {
    type: 'object',
    properties: {
      claims: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            number: { type: 'integer' },
            support: {
              type: 'array',
              items: {
                type: 'object',
                properties: { branch: { type: 'string' }, quote: { type: 'string' } },
                required: ['branch', 'quote'],
                additionalProperties: false,
              },
            },
          },
          required: ['number', 'support'],
          additionalProperties: false,
        },
      },
    },
    required: ['claims'],
    additionalProperties: false,
  },
}

const inWords: Record<ClaimProblem, string> = {
  no_support: 'it names no block that supports it',
  unknown_branch: 'it names a block that does not exist or is missing',
  quote_missing: 'a quote is empty',
  quote_too_long: 'a quote is longer than 200 characters',
  quote_not_found: 'a quote does not stand in its block word for word',
  number_not_found: 'a number of the claim stands in none of the blocks that it cites',
}

/** Asks once more for the quotes of the claims that could not be confirmed. The answer that people read stays as it is. */
export function claimsRepairCall(first: RuleCall, { claims }: Synthesis): RuleCall {
  const flagged = claims.flatMap(({ text, problems, supported }, at) =>
    supported ? [] : [{ number: at + 1, claim: text, problem: problems.map((problem) => inWords[problem]).join('; ') }],
  )
  const text = JSON.stringify(flagged, null, 1)
  const tag = unusedTag('claims-to-check', [text, ...first.materials.map((material) => material.text)])
  return {
    label: 'Repair · quotes of the claims',
    system: first.system,
    materials: [...first.materials, { label: 'claims', open: `<${tag}>`, text, close: `</${tag}>` }],
    instruction: `The block “claims” lists claims of an answer that was written from the other blocks, each with what is wrong with its quotes. For each, look for words in the blocks that say what the claim says, and copy them letter by letter, at most 200 characters a quote. Where no block says it, give it an empty list: do not stretch a quote to fit. Reply with one JSON object: "claims", a list of {"number": the number of the claim, "support": [{"branch": "B1", "quote": "…"}]}.`,
    answer,
  }
}

/**
 * Puts quotes that were given the second time in the place of the first, where they confirm their claim. A claim that they do not
 * confirm stays flagged as it was; a reply that cannot be read changes nothing.
 */
export function repairClaims(
  first: ClaimsReply,
  reply: string | null,
  { branches }: Pick<AggregationInput, 'branches'>,
  locale: NumberLocale,
): Synthesis {
  const before = checkClaims(first, branches, locale)
  const read = reply === null ? null : readJsonReply(reply, replySchema)
  if (!read?.ok) return before
  const supportOf = new Map(read.value.claims.map(({ number, support }) => [number - 1, support]))
  const confirmed = first.claims.map((claim, at) => {
    const support = supportOf.get(at)
    if (support === undefined || before.claims[at]?.supported !== false) return null
    const again = { ...claim, support }
    const [checked] = checkClaims({ claims: [again], conflicts: [], unused: [] }, branches, locale).claims
    return checked?.supported === true ? again : null
  })
  const claims = first.claims.map((claim, at) => confirmed[at] ?? claim)
  const after = checkClaims({ ...first, claims }, branches, locale)
  const marked = after.claims.map((claim, at) => (confirmed[at] == null ? claim : { ...claim, repaired: true }))
  return { ...after, claims: marked }
}
