import { bradleyTerry } from '@/lib/aggregation/judging/bradley-terry'
import { countPairs, type Said } from '@/lib/aggregation/judging/count-pairs'
import { strongest } from '@/lib/aggregation/judging/strongest'
import { copelandScores } from '@/lib/aggregation/ranked/copeland-scores'
import { seededRandom } from '@/lib/aggregation/seeded-random'
import type { Figure, Table } from './table'

const seed = 20261129
/** How sharply the judge tells qualities apart: P(x before y) is the logistic function of slope × (x − y) + bias for the first. */
const slope = 2

/** Answers, the judge's bias, and P(picks the best) with each pair seen once, and in both orders. */
const rows: [number, number, number | null, number | null][] = [
  [4, 0, 0.708, 0.772],
  [4, 1, 0.671, 0.749],
  [8, 1, 0.604, 0.731],
]

/** Best of N by a noisy judge in pairs (aggregation.md 5.7), chosen by the functions of the rule. */
export function judgingTable(trials: number): Table {
  return {
    title: `5.7 Best of N by a noisy judge in pairs (${trials} trials per figure, seed ${seed})`,
    figures: rows.flatMap(([n, bias, once, both]): Figure[] => [
      figure(`N ${n}, bias ${bias}, each pair once`, once, picksBest(n, bias, trials, false)),
      figure(`N ${n}, bias ${bias}, both orders`, both, picksBest(n, bias, trials, true)),
    ]),
  }
}

function figure(name: string, published: number | null, computed: number): Figure {
  return { name, published: published ?? 0, computed, tolerance: 0.01 }
}

function picksBest(n: number, bias: number, trials: number, bothOrders: boolean): number {
  const random = seededRandom(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  let picked = 0
  for (let trial = 0; trial < trials; trial += 1) {
    const quality = Array.from({ length: n }, normal)
    const best = quality.indexOf(Math.max(...quality))
    const said: Said[] = []
    for (let x = 0; x < n; x += 1) {
      for (let y = x + 1; y < n; y += 1) {
        const one = verdict(x, y)
        // Seen once, the verdict stands for both orders.
        said.push(one, bothOrders ? verdict(y, x) : turned(one))
      }
    }
    const { wins } = countPairs(said, n, 1)
    const strengths = n <= 3 ? copelandScores(wins) : bradleyTerry(wins).strengths
    // By strength alone: the rule also calls it a tie where the two best are even between themselves, and a tie picks nobody.
    const tied = strongest(strengths, [])
    if (tied.includes(best)) picked += 1 / tied.length

    function verdict(first: number, second: number): Said {
      const edge = slope * ((quality[first] ?? 0) - (quality[second] ?? 0)) + bias
      const better = random() < 1 / (1 + Math.exp(-edge)) ? 'a' : 'b'
      return { pairing: { judge: 0, first, second }, reply: { reason: '', better } }
    }
  }
  return picked / trials
}

function turned({ pairing: { judge, first, second }, reply }: Said): Said {
  const better = reply?.better === 'a' ? 'b' : 'a'
  return { pairing: { judge, first: second, second: first }, reply: { reason: '', better } }
}
