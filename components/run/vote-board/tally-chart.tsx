'use client'

import { useId } from 'react'
import { Bar, BarChart, ErrorBar, ReferenceLine, XAxis, YAxis, type BarShapeProps } from 'recharts'
import { axisPx, tallyChartHeightPx, type TallyRow } from './tally-rows'

type TallyChartProps = {
  rows: readonly TallyRow[]
  /** Votes that an answer needs to pass; null where the most win. */
  needed: number | null
}

/** Bars of votes with their plausible ranges. What a bar stands for is told by its pattern and its words, not by its colour. */
export function TallyChart({ rows, needed }: TallyChartProps) {
  const id = useId()
  const longest = Math.max(1, ...rows.map(({ votes, range }) => Math.max(votes, range?.high ?? 0)))
  const data = rows.map((row) => ({
    ...row,
    error: row.range === null ? undefined : [row.votes - row.range.low, row.range.high - row.votes],
  }))
  return (
    <BarChart
      responsive
      layout="vertical"
      data={data}
      accessibilityLayer={false}
      margin={{ top: 0, right: 12, bottom: 0, left: 0 }}
      style={{ width: '100%', height: tallyChartHeightPx(rows.length) }}
    >
      <defs>
        <Hatch id={`${id}other`} angle={45} />
        <Hatch id={`${id}abstained`} angle={0} />
      </defs>
      <XAxis
        type="number"
        domain={[0, Math.ceil(Math.max(longest, needed ?? 0))]}
        allowDecimals={false}
        height={axisPx}
        tick={{ fontSize: 11, fill: 'var(--faint)' }}
        stroke="var(--line)"
        tickLine={false}
      />
      <YAxis
        type="category"
        dataKey="answer"
        width={124}
        tick={<AnswerTick rows={rows} />}
        stroke="var(--line)"
        tickLine={false}
        interval={0}
        allowDuplicatedCategory
      />
      {needed === null ? null : (
        <ReferenceLine x={needed} stroke="var(--ink)" strokeDasharray="3 3" ifOverflow="extendDomain" />
      )}
      <Bar
        dataKey="votes"
        barSize={14}
        isAnimationActive={false}
        shape={(props: BarShapeProps) => <TallyBar {...props} id={id} />}
      >
        <ErrorBar dataKey="error" width={5} strokeWidth={1.5} stroke="var(--ink)" isAnimationActive={false} />
      </Bar>
    </BarChart>
  )
}

function Hatch({ id, angle }: { id: string; angle: number }) {
  return (
    <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform={`rotate(${angle})`}>
      <rect width={5} height={5} fill="var(--active)" />
      <line x1={0} y1={0} x2={0} y2={5} stroke="var(--edge)" strokeWidth={3} />
    </pattern>
  )
}

/** The result is filled, other answers are hatched, abstentions are striped upright, what is not counted is an empty outline. */
function TallyBar({ x, y, width, height, payload, id }: BarShapeProps & { id: string }) {
  // The cast: the rows that this chart was given.
  const { kind } = payload as TallyRow
  const fill = {
    result: 'var(--accent)',
    other: `url(#${id}other)`,
    abstained: `url(#${id}abstained)`,
    excluded: 'none',
  }[kind]
  return (
    <rect
      x={x}
      y={y}
      width={Math.max(0, width)}
      height={height}
      rx={3}
      fill={fill}
      stroke={kind === 'result' ? 'var(--accent)' : 'var(--edge)'}
      strokeDasharray={kind === 'excluded' ? '3 3' : undefined}
    />
  )
}

const longestName = 15

function AnswerTick({
  rows,
  x = 0,
  y = 0,
  index = 0,
}: {
  rows: readonly TallyRow[]
  x?: number
  y?: number
  index?: number
}) {
  const row = rows[index]
  if (row === undefined) return null
  const name = row.answer.length > longestName ? `${row.answer.slice(0, longestName - 1)}…` : row.answer
  return (
    <text
      x={x - 6}
      y={y}
      textAnchor="end"
      fontSize={12}
      fill="var(--ink)"
      fontWeight={row.kind === 'result' ? 600 : 400}
    >
      <title>{row.answer}</title>
      <tspan x={x - 6} dy="-0.1em">{`${row.kind === 'result' ? '✓ ' : ''}${name}`}</tspan>
      <tspan x={x - 6} dy="1.15em" fontSize={11} fontWeight={400} fill="var(--muted)">
        {row.reading}
      </tspan>
    </text>
  )
}
