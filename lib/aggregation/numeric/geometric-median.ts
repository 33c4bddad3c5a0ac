/** Close enough, relative to the spread of the points. */
const tolerance = 1e-9
const mostSteps = 1000

/**
 * The point with the smallest sum of distances to some points: up to half of them may be anywhere without carrying it off. Weiszfeld's
 * steps, with that of Vardi and Zhang where a step meets one of the points.
 *
 * @param points at least one, all with as many finite coordinates. Where two lie apart and no third is off their line, every point
 *   between them is as good; the one that the steps come to from the mean is taken.
 * @see Weiszfeld 1937; Vardi and Zhang 2000, The multivariate L1-median and associated data depth, PNAS 97.
 */
export function geometricMedian(points: readonly (readonly number[])[]): number[] {
  const scale = largest(points)
  if (scale === 0) return [...(points[0] ?? [])]
  // Against the largest coordinate: squares of huge or tiny numbers would be no numbers any more.
  const scaled = points.map((point) => point.map((coordinate) => coordinate / scale))
  let at = mean(scaled)
  for (let step = 0; step < mostSteps; step += 1) {
    const next = stepFrom(at, scaled)
    const moved = distance(next, at)
    at = next
    if (moved <= tolerance) break
  }
  return at.map((coordinate) => coordinate * scale)
}

/** T(y) of Weiszfeld over the points apart from y, held back by those that lie at y: max(0, 1 − η/r) T(y) + min(1, η/r) y. */
function stepFrom(at: readonly number[], points: readonly (readonly number[])[]): number[] {
  const apart = points.map((point) => ({ point, away: distance(point, at) })).filter(({ away }) => away > Number.EPSILON)
  const here = points.length - apart.length
  if (apart.length === 0) return [...at]
  const weight = apart.reduce((sum, { away }) => sum + 1 / away, 0)
  const pulled = at.map((_, axis) => apart.reduce((sum, { point, away }) => sum + (point[axis] ?? 0) / away, 0) / weight)
  if (here === 0) return pulled
  const pull = distance(pulled, at) * weight
  const held = pull === 0 ? 1 : Math.min(1, here / pull)
  return pulled.map((coordinate, axis) => (1 - held) * coordinate + held * (at[axis] ?? 0))
}

function mean(points: readonly (readonly number[])[]): number[] {
  return (points[0] ?? []).map((_, axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0) / points.length, 0))
}

function largest(points: readonly (readonly number[])[]): number {
  return points.flat().reduce((most, coordinate) => Math.max(most, Math.abs(coordinate)), 0)
}

export function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((coordinate, axis) => coordinate - (other[axis] ?? 0)))
}
