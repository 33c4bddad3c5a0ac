/** Close enough, relative to the spread of the points. */
const tolerance = 1e-9
const mostSteps = 1000
/** The middle two of points on a line are among them. */
const looksAt = 4

/**
 * The point with the smallest sum of distances to some points: up to half of them may be anywhere without carrying it off. Where it is
 * one of the points that is found exactly, by the condition of Vardi and Zhang; else by Weiszfeld's steps, with theirs where a step
 * meets a point. Where several of the points are equally good, as for the middle two on a line, their mean is taken.
 *
 * @param points at least one, all with as many finite coordinates.
 * @see Weiszfeld 1937; Vardi and Zhang 2000, The multivariate L1-median and associated data depth, PNAS 97.
 */
export function geometricMedian(points: readonly (readonly number[])[]): number[] {
  const scale = largest(points)
  if (scale === 0) return [...(points[0] ?? [])]
  // Against the largest coordinate: squares of huge or tiny numbers would be no numbers any more.
  const scaled = points.map((point) => point.map((coordinate) => coordinate / scale))
  let at = mean(scaled)
  for (let step = 0; step < mostSteps; step += 1) {
    // Towards a point that is the median the steps get shorter and shorter: now and then the nearest ones are looked at themselves.
    const best = Number.isInteger(Math.log2(step + 1)) ? nearestMedians(at, scaled) : []
    if (best.length > 0) return middleOf(best.flatMap((place) => points.slice(place, place + 1)))
    const next = stepFrom(at, scaled)
    const moved = distance(next, at)
    at = next
    if (moved <= tolerance) break
  }
  return at.map((coordinate) => coordinate * scale)
}

/** Places of those of the nearest points that are medians themselves. */
function nearestMedians(at: readonly number[], points: readonly (readonly number[])[]): number[] {
  const different = new Map(points.map((point, place) => [point.join(' '), { place, away: distance(point, at) }]))
  return [...different.values()]
    .toSorted((one, other) => one.away - other.away)
    .slice(0, looksAt)
    .flatMap(({ place }) => (isMedian(points[place] ?? [], points) ? [place] : []))
}

/** Whether the pull of all other points on this one is no stronger than the points that lie here. */
function isMedian(at: readonly number[], points: readonly (readonly number[])[]): boolean {
  const { pull, here } = pullAt(at, points)
  return Math.hypot(...pull) <= here + tolerance
}

/** The sum of the unit vectors to the points that lie elsewhere, their summed closeness, and how many lie here. */
function pullAt(at: readonly number[], points: readonly (readonly number[])[]) {
  const apart = points.flatMap((point) => {
    const away = distance(point, at)
    return away > Number.EPSILON ? [{ point, away }] : []
  })
  const pull = at.map((coordinate, axis) =>
    apart.reduce((sum, { point, away }) => sum + ((point[axis] ?? 0) - coordinate) / away, 0),
  )
  const closeness = apart.reduce((sum, { away }) => sum + 1 / away, 0)
  return { pull, closeness, here: points.length - apart.length }
}

/** y + max(0, 1 − η / r) R / Σ 1/d: Weiszfeld's step, held back by the η points that lie at y; r is the length of their pull R. */
function stepFrom(at: readonly number[], points: readonly (readonly number[])[]): number[] {
  const { pull, closeness, here } = pullAt(at, points)
  const strength = Math.hypot(...pull)
  if (strength === 0 || closeness === 0) return [...at]
  const free = Math.max(0, 1 - here / strength)
  return at.map((coordinate, axis) => coordinate + (free * (pull[axis] ?? 0)) / closeness)
}

/** Equal points leave their own coordinates, not sums of rounded parts. */
function middleOf(points: readonly (readonly number[])[]): number[] {
  const [first = []] = points
  const isOne = points.every((point) => point.every((coordinate, axis) => coordinate === first[axis]))
  return isOne ? [...first] : mean(points)
}

function mean(points: readonly (readonly number[])[]): number[] {
  return (points[0] ?? []).map((_, axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0) / points.length, 0))
}

function largest(points: readonly (readonly number[])[]): number {
  return points.flat().reduce((most, coordinate) => Math.max(most, Math.abs(coordinate)), 0)
}

/** Euclidean. Coordinates whose squares are no numbers any more go through `hypot`, which is slow and never overflows. */
export function distance(one: readonly number[], other: readonly number[]): number {
  let sum = 0
  for (const [axis, coordinate] of one.entries()) sum += (coordinate - (other[axis] ?? 0)) ** 2
  return Number.isFinite(sum) && sum > 1e-300
    ? Math.sqrt(sum)
    : Math.hypot(...one.map((each, axis) => each - (other[axis] ?? 0)))
}
