import { median } from 'simple-statistics'
import { meanOfImages, trimmedEstimator, type Estimator } from '@/lib/aggregation/numeric/estimator'
import { judgeOutliers } from '@/lib/aggregation/numeric/judge-outliers'
import { medianDrop, trimmedDrop } from '@/lib/aggregation/numeric/trimmed-centre'
import { seededRandom } from '@/lib/aggregation/seeded-random'
import type { Figure, Table } from './table'

const truth = 100
const seed = 20261123

type Centre = (sorted: readonly number[]) => number

const centreOf =
  ({ centre }: Estimator): Centre =>
  (sorted) =>
    centre({ sorted, weights: sorted.map(() => 1) })

const mean = centreOf(trimmedEstimator('mean', () => 0))

/** The estimators of the rules, without the interval around each, which is 2,000 estimates of its own. */
const estimators: { name: string; centre: Centre }[] = [
  { name: 'mean', centre: mean },
  { name: 'geometric mean', centre: centreOf(meanOfImages('geometric mean', Math.log, Math.exp)) },
  { name: 'trimmed mean 20 %', centre: centreOf(trimmedEstimator('trimmed mean', (n) => trimmedDrop(n, 0.2))) },
  { name: 'median', centre: centreOf(trimmedEstimator('median', medianDrop)) },
  { name: 'mean, outliers dropped', centre: (sorted) => mean(withoutOutliers(sorted)) },
]

function withoutOutliers(sorted: readonly number[]): number[] {
  const values = sorted.map((value, index) => ({
    index,
    label: '',
    value,
    unit: null,
    scaled: false,
    written: '',
    range: null,
  }))
  const judged = judgeOutliers(values, { outliers: 'drop', outlierMethod: 'modifiedZ' })
  return judged.values.flatMap(({ used, value }) => (used ? [value] : []))
}

/** n, how often a branch is wrong by a factor of 1,000, and per estimator the median relative error and P(error > 50 %). */
const rows: [number, number, [number, number][]][] = [
  [
    9,
    0,
    [
      [0.047, 0],
      [0.045, 0],
      [0.047, 0],
      [0.055, 0],
      [0.049, 0],
    ],
  ],
  [
    9,
    0.1,
    [
      [0.13, 0.372],
      [0.497, 0.497],
      [0.062, 0.072],
      [0.061, 0.0002],
      [0.051, 0.0009],
    ],
  ],
  [
    9,
    0.2,
    [
      [99, 0.614],
      [0.567, 0.658],
      [0.101, 0.225],
      [0.069, 0.002],
      [0.054, 0.019],
    ],
  ],
  [
    5,
    0.1,
    [
      [0.117, 0.228],
      [0.114, 0.374],
      [0.076, 0.025],
      [0.08, 0.004],
      [0.069, 0.009],
    ],
  ],
]

/** Robust numbers (aggregation.md 5.5): truth 100, lognormal sd 0.2, by the estimators of the rules. */
export function robustnessTable(trials: number): Table {
  return {
    title: `5.5 Robust numbers (${trials} trials per figure, seed ${seed}; P: error above 50 %)`,
    figures: rows.flatMap(([n, wrong, published]) =>
      estimators.flatMap((estimator, at): Figure[] => {
        const [middle = 0, large = 0] = published[at] ?? []
        const errors = errorsOf(estimator.centre, n, wrong, trials)
        const name = `n ${n}, ε ${wrong}, ${estimator.name}`
        const above = errors.filter((error) => error > 0.5).length / trials
        return [
          { name, published: middle, computed: median(errors), tolerance: middle > 1 ? 1 : 0.01 },
          { name: `${name}, P`, published: large, computed: above, tolerance: 0.01 },
        ]
      }),
    ),
  }
}

function errorsOf(centre: Centre, n: number, wrong: number, trials: number): number[] {
  const random = seededRandom(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Array.from({ length: trials }, () => {
    const values = Array.from({ length: n }, () => {
      const value = truth * Math.exp(0.2 * normal())
      return random() < wrong ? (random() < 0.5 ? value * 1000 : value / 1000) : value
    })
    return Math.abs(centre(values.toSorted((one, other) => one - other)) / truth - 1)
  })
}
