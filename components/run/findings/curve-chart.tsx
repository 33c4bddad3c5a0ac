'use client'

import { Bar, BarChart, LabelList, XAxis, YAxis } from 'recharts'

import { curveHeightPx } from './curve-height'

/** How many findings at least k reviewers made, for every k. */
export function CurveChart({ curve }: { curve: readonly number[] }) {
  return (
    <BarChart
      responsive
      accessibilityLayer={false}
      data={curve.map((findings, at) => ({ k: `${at + 1}+`, findings }))}
      margin={{ top: 18, right: 4, bottom: 0, left: 4 }}
      style={{ width: '100%', height: curveHeightPx }}
    >
      <XAxis
        dataKey="k"
        height={20}
        tick={{ fontSize: 11, fill: 'var(--faint)' }}
        stroke="var(--line)"
        tickLine={false}
      />
      <YAxis hide domain={[0, 'dataMax']} />
      <Bar dataKey="findings" fill="var(--accent)" isAnimationActive={false} maxBarSize={36}>
        <LabelList dataKey="findings" position="top" fontSize={11} fill="var(--ink)" />
      </Bar>
    </BarChart>
  )
}
