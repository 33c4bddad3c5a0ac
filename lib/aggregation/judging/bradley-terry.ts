/** Strengths that change by less from one step to the next have been found. */
const tolerance = 1e-10
const mostSteps = 100_000
/** Each way and per pair, where the wins alone give no finite strengths. */
const virtualWins = 0.1

/**
 * Strengths of the model of Bradley and Terry, P(x beats y) = p_x / (p_x + p_y), of greatest likelihood, by the MM steps of Hunter.
 * They sum to 1. Where some never lost to the others (the graph of wins is not strongly connected) no finite strengths have the
 * greatest likelihood: then 0.1 wins each way are added for every pair, and only then.
 *
 * @param wins `wins[x][y]`: wins of x against y; ties count half a win each.
 * @see Bradley and Terry 1952; Hunter 2004, MM Algorithms for Generalized Bradley-Terry Models.
 */
export function bradleyTerry(wins: readonly (readonly number[])[]): { strengths: number[]; isPadded: boolean } {
  const n = wins.length
  if (n < 2) return { strengths: wins.map(() => 1), isPadded: false }
  const isPadded = !isStronglyConnected(wins)
  const padded = wins.map((row, x) => row.map((won, y) => (x === y ? 0 : won + (isPadded ? virtualWins : 0))))
  const won = padded.map((row) => row.reduce((sum, each) => sum + each, 0))
  const met = padded.map((row, x) => row.map((each, y) => each + (padded[y]?.[x] ?? 0)))
  let strengths = Array<number>(n).fill(1 / n)
  for (let step = 0; step < mostSteps; step += 1) {
    const next = normalised(won.map((total, x) => total / expectedAt(met[x] ?? [], strengths, x)))
    const change = Math.max(...next.map((strength, x) => Math.abs(strength - (strengths[x] ?? 0))))
    strengths = next
    if (change < tolerance) break
  }
  return { strengths, isPadded }
}

/** Σ n_xy / (p_x + p_y) over the rivals of x. */
function expectedAt(met: readonly number[], strengths: readonly number[], x: number): number {
  const own = strengths[x] ?? 0
  let sum = 0
  for (const [y, strength] of strengths.entries()) if (y !== x) sum += (met[y] ?? 0) / (own + strength)
  return sum
}

function normalised(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0)
  return values.map((value) => value / sum)
}

/** Whether a chain of wins leads from everyone to everyone else. */
function isStronglyConnected(wins: readonly (readonly number[])[]): boolean {
  const all = [...wins.keys()]
  return [(x: number, y: number) => wins[x]?.[y] ?? 0, (x: number, y: number) => wins[y]?.[x] ?? 0].every((won) => {
    const reached = new Set([0])
    for (const x of reached) for (const y of all) if (won(x, y) > 0) reached.add(y)
    return reached.size === all.length
  })
}
