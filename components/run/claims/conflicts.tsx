import type { Synthesis } from '@/lib/aggregation/contract'
import { Badge } from '@/components/ui/badge'
import { Disclosure } from '../disclosure'
import type { IncomingRef } from '../incoming-refs'

type ConflictsProps = { conflicts: Synthesis['conflicts']; refs: readonly IncomingRef[]; resultText: string }

/** Where the branches contradict each other. In the open, unless the result itself says all of it already. */
export function Conflicts({ conflicts, refs, resultText }: ConflictsProps) {
  if (conflicts.length === 0) return null
  const isSaid = conflicts.every(({ topic }) => resultText.includes(topic))
  return (
    <Disclosure
      isOpen={!isSaid}
      summary={
        <>
          Where the branches contradict each other
          <Badge tone="warning">{conflicts.length}</Badge>
        </>
      }
    >
      <ul className="divide-y divide-line">
        {conflicts.map((conflict, at) => (
          <li key={at} className="px-4 py-3 text-sm">
            <p className="font-medium">{conflict.topic}</p>
            <ul className="mt-1 list-disc space-y-0.5 pl-5 text-muted">
              {conflict.positions.map((position, place) => (
                <li key={place}>{withBranchName(position, refs)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** "B2: So it is" names the second branch as the synthesis was told of it; people know it by its label. */
function withBranchName(position: string, refs: readonly IncomingRef[]): string {
  return position.replace(/^B(\d+)(?=:)/, (id, number: string) => refs[Number(number) - 1]?.label ?? id)
}
