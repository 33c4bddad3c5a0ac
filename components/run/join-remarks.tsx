'use client'

import type { JoinReport } from '@/lib/aggregation/contract'
import { Badge } from '@/components/ui/badge'
import { Disclosure } from './disclosure'
import { formatShare, formatValue } from './format-figures'
import type { IncomingRef } from './incoming-refs'
import { SourceButton } from './source-button'

/** What a careful editor would look at again in a joined text: the same said differently, the same said twice. */
export function JoinRemarks({ join, refs }: { join: JoinReport; refs: readonly IncomingRef[] }) {
  if (join.contradictions.length + join.duplicates.length === 0) return null
  return (
    <Disclosure
      summary={
        <>
          To look at again
          <Badge>{join.contradictions.length + join.duplicates.length}</Badge>
        </>
      }
    >
      <ul className="divide-y divide-line text-sm">
        {join.contradictions.map(({ branches, texts, values, unit }) => (
          <li key={texts.join('|')} className="space-y-1.5 px-4 py-3">
            <p className="font-medium">
              Different numbers for the same: {formatValue(values[0], unit)} and {formatValue(values[1], unit)}
            </p>
            <Pair branches={branches} texts={texts} refs={refs} />
          </li>
        ))}
        {join.duplicates.map(({ branches, texts, similarity }) => (
          <li key={texts.join('|')} className="space-y-1.5 px-4 py-3">
            <p className="font-medium">Said twice ({formatShare(similarity)} of the words are the same)</p>
            <Pair branches={branches} texts={texts} refs={refs} />
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

type PairProps = { branches: [number, number]; texts: [string, string]; refs: readonly IncomingRef[] }

function Pair({ branches, texts, refs }: PairProps) {
  return branches.map((index, at) => (
    <blockquote key={`${index}${at}`} className="border-l-2 border-line pl-3 text-muted">
      <p className="line-clamp-4 break-words">{texts[at]}</p>
      <p className="text-xs">
        <SourceButton source={refs[index]} fallback={`Branch ${index + 1}`} />
      </p>
    </blockquote>
  ))
}
