import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOfItems } from './agreement-of-items'
import { cohenKappa } from './cohen-kappa'
import { fleissKappa } from './fleiss-kappa'
import { intraclassCorrelations } from './intraclass-correlation'
import { krippendorffAlpha } from './krippendorff-alpha'

const gap = null

/** Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, part C: 12 units, 4 observers, 7 ratings missing. */
const krippendorff = transpose([
  [1, 2, 3, 3, 2, 1, 4, 1, 2, gap, gap, gap],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, gap, 3],
  [gap, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, gap],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, gap],
])

/** Shrout and Fleiss 1979, table 2: 6 targets, 4 judges. */
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]

/** Fleiss 1971 as retold in many textbooks: 10 subjects, 14 raters, counts per category. */
const fleiss = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
].map((counts) => counts.flatMap((count, category) => Array<number>(count).fill(category)))

/** The anxiety ratings that come with the R package irr: 20 subjects, its first two raters. */
const anxiety = transpose([
  [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
  [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
])

function transpose<Value>(rows: readonly (readonly Value[])[]): Value[][] {
  return (rows[0] ?? []).map((_, at) => rows.flatMap((row) => row.slice(at, at + 1)))
}

describe('Krippendorff’s alpha', () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('of the %s example of Krippendorff 2011 is %f', (level, alpha) => {
    expect(krippendorffAlpha(krippendorff, level)).toBeCloseTo(alpha, 3)
  })

  it('is 0.095 for two observers of ten binary units, part A of Krippendorff 2011', () => {
    const units = transpose([
      [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
      [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
    ])
    expect(krippendorffAlpha(units, 'nominal')).toBeCloseTo(0.095, 3)
  })

  it('is undefined where nothing varies, and where nothing was rated twice', () => {
    const nothing = [
      [
        [2, 2],
        [2, 2],
      ],
      [
        [1, null],
        [null, 2],
      ],
      [],
    ]
    expect(nothing.map((ratings) => krippendorffAlpha(ratings, 'interval'))).toEqual([null, null, null])
  })
})

describe('kappa', () => {
  it('of Cohen is 0.4 for 20, 5, 10 and 15 of 50 grant proposals', () => {
    const cells: [string, string, number][] = [
      ['yes', 'yes', 20],
      ['yes', 'no', 5],
      ['no', 'yes', 10],
      ['no', 'no', 15],
    ]
    const ratings = cells.flatMap(([one, other, count]) => Array.from({ length: count }, () => [one, other]))
    expect(cohenKappa(ratings, ['yes', 'no'])).toBeCloseTo(0.4, 10)
  })

  it('of Cohen with squared weights is 0.297 for the anxiety ratings of irr', () => {
    expect(cohenKappa(anxiety, [1, 2, 3, 4, 5, 6], 'quadratic')).toBeCloseTo(0.297, 3)
  })

  it('of Cohen weighs two categories alike, whatever the weights', () => {
    const ratings = [
      ['a', 'a'],
      ['a', 'b'],
      ['b', 'b'],
      ['b', 'b'],
      ['b', 'a'],
    ]
    const plain = cohenKappa(ratings, ['a', 'b'])
    expect(cohenKappa(ratings, ['a', 'b'], 'linear')).toBeCloseTo(plain ?? NaN, 12)
    expect(cohenKappa(ratings, ['a', 'b'], 'quadratic')).toBeCloseTo(plain ?? NaN, 12)
  })

  it('of Fleiss is 0.210 for ten subjects and fourteen raters', () => {
    expect(fleissKappa(fleiss)).toBeCloseTo(0.21, 3)
  })

  it('is undefined where chance alone would always agree', () => {
    expect(
      fleissKappa([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toBeNull()
    expect(
      cohenKappa(
        [
          ['a', 'a'],
          ['a', 'a'],
        ],
        ['a', 'b'],
      ),
    ).toBeNull()
  })
})

describe('intraclass correlation', () => {
  it('is that of Shrout and Fleiss 1979 for their six targets and four judges', () => {
    const icc = Object.entries(intraclassCorrelations(shroutFleiss)).map(([name, value]) => [name, value?.toFixed(2)])
    expect(Object.fromEntries(icc)).toEqual({
      icc1: '0.17',
      icc21: '0.29',
      icc31: '0.71',
      icc1Mean: '0.44',
      icc21Mean: '0.62',
      icc31Mean: '0.91',
    })
  })

  it('is undefined where nothing varies', () => {
    expect(
      new Set(
        Object.values(
          intraclassCorrelations([
            [5, 5],
            [5, 5],
          ]),
        ),
      ),
    ).toEqual(new Set([null]))
  })
})

describe('agreement of items', () => {
  it('does not apply to one item, one rater, or ratings that nobody shares', () => {
    expect(agreementOfItems([['a', 'b']], 'nominal')).toBeNull()
    expect(agreementOfItems([['a'], ['b']], 'nominal')).toBeNull()
    expect(
      agreementOfItems(
        [
          ['a', null],
          [null, 'b'],
        ],
        'nominal',
      ),
    ).toBeNull()
  })

  it('counts what is missing and names what suits the level', () => {
    expect(agreementOfItems(krippendorff, 'interval')).toMatchObject({
      items: 12,
      raters: 4,
      missing: 7,
      level: 'interval',
    })
    expect(
      Object.keys(
        agreementOfItems(
          [
            ['a', 'b'],
            ['a', 'a'],
          ],
          'nominal',
        )?.figures ?? {},
      ),
    ).toEqual(['cohenKappa', 'fleissKappa'])
  })

  it('is never NaN, and 1 where all agree on different items', () => {
    const rating = fc.option(fc.integer({ min: -3, max: 9 }), { nil: null })
    const matrix = fc
      .integer({ min: 2, max: 5 })
      .chain((raters) => fc.array(fc.array(rating, { minLength: raters, maxLength: raters }), { maxLength: 8 }))
    fc.assert(
      fc.property(
        matrix,
        fc.constantFrom('nominal' as const, 'ordinal' as const, 'interval' as const, 'ratio' as const),
        (ratings, level) => {
          const found = agreementOfItems(ratings, level)
          const figures = found === null ? [] : [found.krippendorffAlpha, ...Object.values(found.figures)]
          expect(figures.every((figure) => figure === null || Number.isFinite(figure))).toBe(true)
        },
      ),
    )
    expect(
      agreementOfItems(
        [
          [1, 1],
          [2, 2],
          [3, 3],
        ],
        'ordinal',
      ),
    ).toMatchObject({
      krippendorffAlpha: 1,
      figures: { cohenKappa: 1, cohenKappaLinear: 1, cohenKappaQuadratic: 1 },
    })
  })
})
