import type { AggregationResult, Judgement } from '@/lib/aggregation/contract'
import { formatShare, formatValue, plural } from '../format-figures'
import type { IncomingRef } from '../incoming-refs'
import { SourceButton } from '../source-button'
import { BoardPart } from './board-part'
import { MatrixTable } from './matrix-table'

type JudgesPartProps = { aggregation: AggregationResult; refs: readonly IncomingRef[] }

const shownVerdicts = 12

/** What models that judged the branches said: who won against whom, which scores, how steady they were, and why. */
export function JudgesPart({ aggregation: { judgement }, refs }: JudgesPartProps) {
  if (judgement === null) return null
  const { judges, candidates, winMatrix, scores, verdicts } = judgement
  const reasoned = verdicts.filter(({ reason }) => reason.trim() !== '')
  return (
    <BoardPart title="Judges">
      <p className="text-sm">
        {judges
          .map(({ name, model, missing }) => {
            const lost = missing === 0 ? '' : `, ${plural(missing, 'call')} without a verdict`
            return `${name}${model === null ? '' : ` (${model})`}${lost}`
          })
          .join('; ')}
      </p>
      <ul className="space-y-0.5 text-xs text-muted">
        {steadiness(judgement).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {winMatrix === null ? null : (
        <>
          <p className="text-xs text-muted">
            Wins of the row against the column; the larger of each pair is underlined.
          </p>
          <MatrixTable
            caption="Wins of the row against the column"
            names={candidates.map(({ label }) => label)}
            cellOf={(row, column) => {
              if (row === column) return null
              const [wins, losses] = [winMatrix[row]?.[column] ?? 0, winMatrix[column]?.[row] ?? 0]
              return { text: formatValue(wins), shade: wins / Math.max(1, wins + losses), isStrong: wins > losses }
            }}
          />
        </>
      )}
      {scores === null ? null : <Scores scores={scores} judges={judges.map(({ name }) => name)} />}
      {reasoned.slice(0, shownVerdicts).map(({ judge, winner, score, reason }, at) => (
        <blockquote key={at} className="border-l-2 border-edge pl-3 text-sm">
          <p className="line-clamp-4 break-words text-muted">{reason}</p>
          <p className="text-xs">
            {judges[judge]?.name ?? `Judge ${judge + 1}`}
            {winner === null ? null : (
              <>
                {' '}
                for <SourceButton source={refs[winner]} fallback={`Branch ${winner + 1}`} />
              </>
            )}
            {score === null ? '' : `: ${formatValue(score)}`}
          </p>
        </blockquote>
      ))}
      {reasoned.length > shownVerdicts ? (
        <p className="text-xs text-muted">{plural(reasoned.length - shownVerdicts, 'further verdict')} in the JSON.</p>
      ) : null}
    </BoardPart>
  )
}

/** Below it the place in which an answer stood decided too often. */
const steadyEnough = 0.7

function steadiness({ orderConsistency, pairsInBothOrders, firstSlotShare, sdBetweenJudges }: Judgement): string[] {
  return [
    orderConsistency === null
      ? null
      : `The same verdict in both orders: ${formatShare(orderConsistency)} of ${plural(pairsInBothOrders, 'pair')}${orderConsistency < steadyEnough ? '. Be careful: the order decided too often' : ''}.`,
    firstSlotShare === null ? null : `What was read first was chosen in ${formatShare(firstSlotShare)} of all choices.`,
    sdBetweenJudges === null ? null : `Standard deviation between judges: ${formatValue(sdBetweenJudges)}.`,
  ].filter((line) => line !== null)
}

type ScoresProps = { scores: NonNullable<Judgement['scores']>; judges: readonly string[] }

function Scores({ scores, judges }: ScoresProps) {
  const known = (value: number | null | undefined) => (value == null ? '–' : formatValue(value))
  return (
    <div role="region" aria-label="Scores of the judges" tabIndex={0} className="scroll-thin overflow-x-auto">
      <table className="w-full border-collapse text-xs tabular">
        <thead className="text-left text-muted">
          <tr>
            {['Branch', 'Mean', ...judges].map((head, at) => (
              <th key={at} scope="col" className="border-b border-line py-1 pr-3 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scores.map(({ index, label, mean, byJudge }) => (
            <tr key={index}>
              <th scope="row" className="py-1 pr-3 text-left font-normal">
                {label}
              </th>
              <td className="py-1 pr-3 font-medium">{known(mean)}</td>
              {judges.map((judge, at) => (
                <td key={`${judge}${at}`} className="py-1 pr-3">
                  {known(byJudge[at])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
