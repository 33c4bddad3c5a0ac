import type { AggregationResult } from '@/lib/aggregation/contract'
import { plural } from '../format-figures'
import type { IncomingRef } from '../incoming-refs'
import { BoardPart } from './board-part'
import { MatrixTable } from './matrix-table'

/** How alike the texts are, every two of them, and which were taken for the same. */
export function SimilarityPart({
  aggregation,
  refs,
}: {
  aggregation: AggregationResult
  refs: readonly IncomingRef[]
}) {
  const { similarity, tallies } = aggregation
  if (similarity === null || similarity.texts.length < 2) return null
  const nameOf = (index: number) => refs[index]?.label ?? `Branch ${index + 1}`
  const groupOf = (index: number | undefined) =>
    tallies.findIndex(({ branches }) => index !== undefined && branches.includes(index))
  const groups = similarity.texts.map(({ branches }) => groupOf(branches[0]))
  return (
    <BoardPart title="How alike the answers are">
      <p className="text-xs text-muted">
        In percent: 100 is the same apart from case and white space.
        {tallies.length === 0 ? '' : ' Underlined: taken for the same answer.'}
        {similarity.omitted === 0 ? '' : ` ${plural(similarity.omitted, 'further answer')} not shown.`}
      </p>
      <MatrixTable
        caption="Similarity of the answers in percent"
        names={similarity.texts.map(({ branches }) => nameOfText(branches.map(nameOf)))}
        cellOf={(row, column) => {
          if (row === column) return null
          const alike = similarity.matrix[row]?.[column] ?? 0
          const isSame = groups[row] !== -1 && groups[row] === groups[column]
          return { text: String(Math.round(alike * 100)), shade: alike, isStrong: isSame }
        }}
      />
      {tallies.length === 0 ? null : (
        <ul className="space-y-1 text-sm">
          {tallies.slice(0, 20).map(({ answer, branches }, at) => (
            <li key={at} className="flex gap-2">
              <span className="shrink-0 text-muted tabular">×{branches.length}</span>
              <span className="line-clamp-2 min-w-0 break-words">{answer}</span>
            </li>
          ))}
        </ul>
      )}
    </BoardPart>
  )
}

function nameOfText(names: readonly string[]): string {
  return names.length > 1 ? `${names[0]} ×${names.length}` : (names[0] ?? '')
}
