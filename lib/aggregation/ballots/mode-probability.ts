/** Points of the trapezoidal rule. Twice as many change the result by less than 1e-12 for up to 10,000 ballots. */
const points = 256

/**
 * The probability that the leader would still lead if everybody were asked: P(its share is the largest) under the Dirichlet
 * posterior with a uniform prior. It equals ∫ gamma density of the leader × product of the gamma distribution functions of the
 * others, which are Poisson tails for whole counts. In the logarithm of x the integrand and all its derivatives vanish at both
 * ends, so the trapezoidal rule converges faster than any power of the step; the error is below 1e-6, and below 1e-9 in tests.
 *
 * @param leader ballots of the leader.
 * @param others ballots of every other answer that could have been given, zeros included; at least one.
 * @see aggregation.md section 2.5. For one other answer it is 1 − I½(leader + 1, other + 1), Aggarwal et al. 2023, arXiv 2305.11860.
 */
export function modeProbability(leader: number, others: readonly number[]): number {
  const answersByCount = new Map<number, number>()
  for (const count of others) answersByCount.set(count, (answersByCount.get(count) ?? 0) + 1)
  const mostOther = Math.max(...others)
  const shape = leader + 1
  const logGamma = logFactorials(Math.max(shape, mostOther))
  const logNorm = logGamma[leader] ?? 0
  // Outside of these ends the density of the leader holds less than 1e-9.
  const from = ((logGamma[shape] ?? 0) - 22) / shape
  const to = Math.log(shape + 8 * Math.sqrt(shape) + 24)
  const step = (to - from) / points
  let sum = 0
  for (let at = 0; at <= points; at += 1) {
    const u = from + at * step
    const density = Math.exp(shape * u - Math.exp(u) - logNorm)
    sum += density * allBelow(u, answersByCount, mostOther, logGamma) * (at === 0 || at === points ? 0.5 : 1)
  }
  return Math.min(1, Math.max(0, sum * step))
}

/** P(every other gamma variable ≤ e^u): for shape c + 1 it is 1 − Σ over j ≤ c of the Poisson probabilities with mean e^u. */
function allBelow(
  u: number,
  answersByCount: ReadonlyMap<number, number>,
  mostOther: number,
  logGamma: readonly number[],
): number {
  const mean = Math.exp(u)
  let tail = 0
  let product = 1
  for (let j = 0; j <= mostOther; j += 1) {
    tail += Math.exp(j * u - mean - (logGamma[j] ?? 0))
    const answers = answersByCount.get(j)
    if (answers !== undefined) product *= Math.max(0, 1 - tail) ** answers
  }
  return product
}

/** ln 0!, ln 1!, …, ln n!. */
function logFactorials(n: number): number[] {
  const logs = [0]
  for (let at = 1; at <= n; at += 1) logs.push((logs[at - 1] ?? 0) + Math.log(at))
  return logs
}
