import type { NumberPoint } from './number-points'

/** The strip around its points, in pixels. */
export const stripFrame = { top: 22, axis: 22, bottom: 4 } as const

const levelPx = 14
const mostLevels = 12

/** How many answers the fullest place of the strip holds above each other. */
export function stripLevels(points: readonly NumberPoint[]): number {
  return Math.min(mostLevels, Math.max(2, ...points.map(({ level }) => level + 1)))
}

/** Known before the chart has come, so that nothing jumps when it does. */
export function numberStripHeightPx(points: readonly NumberPoint[]): number {
  return stripFrame.top + stripFrame.axis + stripFrame.bottom + levelPx * stripLevels(points)
}
