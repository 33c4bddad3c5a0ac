'use client'

import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { Claim, ClaimProblem, Synthesis } from '@/lib/aggregation/contract'
import { Badge } from '@/components/ui/badge'
import { Conflicts } from './conflicts'
import { Disclosure } from './disclosure'
import { formatShare, plural } from './format-figures'
import type { IncomingRef } from './incoming-refs'
import { SourceButton } from './source-button'

type ClaimsProps = { synthesis: Synthesis; refs: readonly IncomingRef[]; resultText: string }

/** What a synthesis states, with the branch sentences that it rests on. What is not supported is marked, never hidden. */
export function Claims({ synthesis, refs, resultText }: ClaimsProps) {
  const { claims, conflicts, citationPrecision } = synthesis
  const unsupported = claims.filter((claim) => !claim.supported).length
  if (claims.length === 0 && conflicts.length === 0) return null
  return (
    <>
      <Conflicts conflicts={conflicts} refs={refs} resultText={resultText} />
      {claims.length === 0 ? null : (
        <Disclosure
          isOpen={unsupported > 0}
          summary={
            <>
              Claims and what they rest on
              <Badge>{claims.length}</Badge>
              {unsupported === 0 ? null : <Badge tone="warning">{unsupported} unsupported</Badge>}
              {citationPrecision === null ? null : (
                <span className="ml-auto text-xs font-normal text-muted">
                  {formatShare(citationPrecision)} of the quotes were found in their branch
                </span>
              )}
            </>
          }
        >
          <ol className="divide-y divide-line">
            {claims.map((claim, at) => (
              <ClaimLine key={at} claim={claim} refs={refs} />
            ))}
          </ol>
        </Disclosure>
      )}
    </>
  )
}

const problemWords: Record<ClaimProblem, string> = {
  no_support: 'No branch is named for it.',
  unknown_branch: 'It names a branch that there is not.',
  quote_missing: 'It quotes nothing.',
  quote_too_long: 'Its quote is longer than a quote should be.',
  quote_not_found: 'A quote is not in the branch that it names.',
  number_not_found: 'A number in it is in none of the branches that it names.',
}

function ClaimLine({ claim, refs }: { claim: Claim; refs: readonly IncomingRef[] }) {
  return (
    <li className="space-y-2 px-4 py-3">
      <p className="text-sm">
        {claim.text}{' '}
        {claim.supported ? (
          <span className="text-xs whitespace-nowrap text-faint">({plural(claim.sources, 'source')})</span>
        ) : (
          <Badge tone="warning" className="align-middle">
            <TriangleAlert aria-hidden />
            unsupported
          </Badge>
        )}
      </p>
      {claim.problems.length === 0 ? null : (
        <p className="text-xs text-warning">{claim.problems.map((problem) => problemWords[problem]).join(' ')}</p>
      )}
      {claim.support.map((support, at) => (
        <blockquote key={at} className="border-l-2 border-line pl-3 text-sm text-muted">
          <p className="break-words">“{support.quote.replace(/^[“"]|[”"]$/g, '')}”</p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs">
            <SourceButton source={refs[support.branch]} fallback={`Branch ${support.branch + 1}`} />
            {support.verified ? (
              <span className="inline-flex items-center gap-1 text-succeeded">
                <CircleCheck aria-hidden className="size-3" /> found in the branch
              </span>
            ) : (
              <span className="inline-flex items-center gap-1 text-warning">
                <TriangleAlert aria-hidden className="size-3" /> not found in the branch
              </span>
            )}
          </p>
        </blockquote>
      ))}
      {claim.against.length === 0 ? null : (
        <p className="flex flex-wrap gap-x-2 text-xs text-muted">
          Against it:
          {claim.against.map((index) => (
            <SourceButton key={index} source={refs[index]} fallback={`Branch ${index + 1}`} />
          ))}
        </p>
      )}
    </li>
  )
}
