import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { Claim, ClaimProblem } from '@/lib/aggregation/contract'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { plural } from '../format-figures'
import type { IncomingRef } from '../incoming-refs'
import { SourceButton } from '../source-button'

const problemWords: Record<ClaimProblem, string> = {
  no_support: 'No branch is named for it.',
  unknown_branch: 'It names a branch that there is not.',
  quote_missing: 'It quotes nothing.',
  quote_too_long: 'Its quote is longer than a quote should be.',
  quote_not_found: 'A quote is not in the branch that it names.',
  number_not_found: 'A number in it is in none of the branches that it names.',
}

type ClaimLineProps = { claim: Claim; refs: readonly IncomingRef[]; isLit: boolean; onPress: () => void }

/** One claim: a press lights what it rests on. */
export function ClaimLine({ claim, refs, isLit, onPress }: ClaimLineProps) {
  return (
    <li className={cn('space-y-2 px-4 py-3', isLit && 'bg-accent-soft')}>
      <p className="text-sm">
        <button
          type="button"
          aria-pressed={isLit}
          onClick={onPress}
          className="min-h-6 text-left break-words decoration-dotted underline-offset-3 hover:underline aria-pressed:font-medium"
        >
          {claim.text}
        </button>{' '}
        {claim.supported ? (
          <span className="text-xs whitespace-nowrap text-muted">({plural(claim.sources, 'source')})</span>
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
