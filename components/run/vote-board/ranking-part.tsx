import type { AggregationResult, Preferences } from '@/lib/aggregation/contract'
import { formatValue } from '../format-figures'
import { ruleLabel } from '../rule-label'
import { BoardPart } from './board-part'
import { MatrixTable } from './matrix-table'

/** What rankings say of every two options: who goes before whom, whether one beats all others, how the rounds went. */
export function RankingPart({ aggregation }: { aggregation: AggregationResult }) {
  const { preferences, ranking } = aggregation
  if (preferences === null) return null
  const { options, pairwise, strongestPaths, rounds, others, condorcetWinner } = preferences
  return (
    <>
      <BoardPart title="Option against option">
        <p className="text-sm">
          {condorcetWinner === null ? (
            'No option wins against every other one.'
          ) : (
            <>
              <strong className="font-semibold">{condorcetWinner}</strong> wins against every other option one by one
              (it is the Condorcet winner).
            </>
          )}
        </p>
        <p className="text-xs text-muted">
          How many rankings put the option of the row before that of the column; the larger of each pair is underlined.
        </p>
        <PairTable caption="Rankings that put the row before the column" options={options} matrix={pairwise} />
        {others.length === 0 ? null : (
          <p className="text-xs text-muted">
            {others
              .map(({ rule, winners }) => `${ruleLabel(rule)}: ${winners.length === 0 ? 'nobody' : winners.join(', ')}`)
              .join('; ')}
            .
          </p>
        )}
      </BoardPart>
      {strongestPaths === null ? null : (
        <BoardPart title="Strongest paths">
          <p className="text-xs text-muted">
            The strength of the best chain of wins from the option of the row to that of the column: what the Schulze
            rule compares.
          </p>
          <PairTable
            caption="Strength of the strongest path from row to column"
            options={options}
            matrix={strongestPaths}
          />
        </BoardPart>
      )}
      {rounds === null ? null : <Rounds options={options} rounds={rounds} />}
      {ranking.length === 0 ? null : (
        <BoardPart title="Order">
          <ol className="space-y-0.5 text-sm">
            {ranking.slice(0, 30).map(({ answer, rank, score }) => (
              <li key={answer} className="flex gap-2 tabular">
                <span className="w-6 text-right text-muted">{rank}.</span>
                <span className="min-w-0 flex-1 break-words">{answer}</span>
                <span className="text-muted">{formatValue(score)}</span>
              </li>
            ))}
          </ol>
        </BoardPart>
      )}
    </>
  )
}

function PairTable({ caption, options, matrix }: { caption: string; options: readonly string[]; matrix: number[][] }) {
  const most = Math.max(1, ...matrix.flat())
  return (
    <MatrixTable
      caption={caption}
      names={options}
      cellOf={(row, column) => {
        if (row === column) return null
        const votes = matrix[row]?.[column] ?? 0
        return { text: String(votes), shade: votes / most, isStrong: votes > (matrix[column]?.[row] ?? 0) }
      }}
    />
  )
}

type Rounds = NonNullable<Preferences['rounds']>

function Rounds({ options, rounds }: { options: readonly string[]; rounds: Rounds }) {
  return (
    <BoardPart title="Rounds">
      <div role="region" aria-label="Rounds" tabIndex={0} className="scroll-thin overflow-x-auto">
        <table className="w-full border-collapse text-xs tabular">
          <thead className="text-left text-muted">
            <tr>
              <th scope="col" className="py-1 pr-3 font-medium">
                Round
              </th>
              {options.map((option) => (
                <th key={option} scope="col" className="max-w-32 truncate py-1 pr-3 font-medium" title={option}>
                  {option}
                </th>
              ))}
              <th scope="col" className="py-1 pr-3 font-medium">
                Exhausted
              </th>
              <th scope="col" className="py-1 font-medium">
                Goes out
              </th>
            </tr>
          </thead>
          <tbody>
            {rounds.map(({ votes, gained, exhausted, eliminated, tieBroken }, at) => (
              <tr key={at} className="border-t border-line align-top">
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  {at + 1}
                </th>
                {votes.map((each, option) => (
                  <td key={option} className="py-1 pr-3">
                    {each === null ? <span className="text-faint">out</span> : formatValue(each)}
                    {(gained[option] ?? 0) > 0 ? (
                      <span className="text-muted"> (+{formatValue(gained[option] ?? 0)})</span>
                    ) : null}
                  </td>
                ))}
                <td className="py-1 pr-3">{exhausted}</td>
                <td className="py-1">
                  {eliminated}
                  {tieBroken === null ? null : <span className="block text-muted">{tieWords[tieBroken]}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </BoardPart>
  )
}

const tieWords = {
  earlierRound: 'tied, fewer votes in an earlier round',
  borda: 'tied, fewer Borda points',
  optionOrder: 'tied, the last in order',
} as const
