'use client'

import {
  usePlotArea,
  ReferenceArea,
  ReferenceLine,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
  type ScatterShapeProps,
} from 'recharts'
import type { NumericSummary } from '@/lib/aggregation/contract'
import { formatValue } from '../format-figures'
import { needsLogScale, numberPoints, type NumberPoint } from './number-points'
import { numberStripHeightPx, stripFrame, stripLevels } from './number-strip-height'

type NumberChartProps = {
  summary: NumericSummary
  value: number | null
  valueName: string
  nameOf: (index: number) => string
}

/** A strip of the numeric answers: the value as a line, its plausible range as a band, outliers as hollow diamonds, dropped ones as crosses. */
export function NumberChart({ summary, value, valueName, nameOf }: NumberChartProps) {
  const points = numberPoints(summary)
  const isLog = needsLogScale(summary)
  const all = [...points.map((point) => point.value), ...(value === null ? [] : [value])]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const { interval, median } = summary
  const showsMedian = median !== null && value !== null && median !== value
  return (
    <ScatterChart
      responsive
      accessibilityLayer={false}
      margin={{ top: stripFrame.top, right: 14, bottom: stripFrame.bottom, left: 14 }}
      style={{ width: '100%', height: numberStripHeightPx(points) }}
    >
      <XAxis
        type="number"
        dataKey="value"
        scale={isLog ? 'log' : 'linear'}
        domain={isLog ? [low / 1.3, high * 1.3] : ['auto', 'auto']}
        height={stripFrame.axis}
        tickFormatter={(tick: number) => formatValue(tick)}
        tick={{ fontSize: 11, fill: 'var(--faint)' }}
        stroke="var(--edge)"
        tickCount={4}
        minTickGap={24}
      />
      <YAxis type="number" dataKey="level" domain={[-0.6, stripLevels(points) - 0.4]} hide />
      {interval === null ? null : (
        <ReferenceArea
          x1={interval.low}
          x2={interval.high}
          fill="var(--accent-soft)"
          fillOpacity={1}
          stroke="var(--accent)"
          strokeOpacity={0.6}
          strokeDasharray="2 3"
        />
      )}
      {showsMedian ? <ReferenceLine x={median} stroke="var(--muted)" strokeDasharray="4 3" /> : null}
      {value === null ? null : (
        <ReferenceLine
          x={value}
          stroke="var(--accent)"
          strokeWidth={2}
          label={<ValueLabel text={`${valueName} ${formatValue(value, summary.unit)}`} />}
        />
      )}
      <Scatter
        data={points}
        isAnimationActive={false}
        shape={(props: ScatterShapeProps) => <Mark {...props} nameOf={nameOf} unit={summary.unit} />}
      />
    </ScatterChart>
  )
}

/** Above its line, and on the side of it where there is room: at an end of the strip it would be cut off. */
function ValueLabel({ text, viewBox = {} }: { text: string; viewBox?: { x?: number; y?: number } }) {
  const plot = usePlotArea()
  const { x = 0, y = 0 } = viewBox
  const place = plot === undefined ? 0.5 : (x - plot.x) / plot.width
  const anchor = place < 0.3 ? 'start' : place > 0.7 ? 'end' : 'middle'
  return (
    <text x={x} y={y - 6} textAnchor={anchor} fontSize={12} fontWeight={600} fill="var(--ink)">
      {text}
    </text>
  )
}

function Mark({
  cx = 0,
  cy = 0,
  payload,
  nameOf,
  unit,
}: ScatterShapeProps & { nameOf: (index: number) => string; unit: string | null }) {
  // The cast: the points that this chart was given.
  const point = payload as NumberPoint
  const title = <title>{`${nameOf(point.index)}: ${formatValue(point.value, unit)}`}</title>
  switch (point.kind) {
    case 'used':
      return (
        <circle cx={cx} cy={cy} r={5} fill="var(--muted)" stroke="var(--surface)" strokeWidth={1.5}>
          {title}
        </circle>
      )
    case 'outlier':
      return (
        <path d={`M${cx},${cy - 6}l6,6l-6,6l-6,-6Z`} fill="var(--surface)" stroke="var(--failed)" strokeWidth={2}>
          {title}
        </path>
      )
    case 'dropped':
      return (
        <path d={`M${cx - 4},${cy - 4}l8,8m0,-8l-8,8`} fill="none" stroke="var(--failed)" strokeWidth={2}>
          {title}
        </path>
      )
    default:
      return point.kind satisfies never
  }
}
