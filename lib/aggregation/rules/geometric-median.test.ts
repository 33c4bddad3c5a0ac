import { describe, expect, it } from 'vitest'
import { geometricMedian as medianOf } from '../numeric/geometric-median'
import { branchesOf } from '../testing/branches'
import { aggregate } from '..'

const find = (...outputs: (string | null)[]) =>
  aggregate('geometricMedian', {}, { branches: branchesOf(outputs), answer: { type: 'text' } })

describe('the point of least distances', () => {
  it('of four corners of a convex figure is where its diagonals cross (Fagnano 1775)', () => {
    // Diagonals (0,0)–(4,4) and (1,5)–(5,1)… cross at (3, 3).
    const [x, y] = medianOf([
      [0, 0],
      [1, 5],
      [4, 4],
      [5, 1],
    ])
    expect(x).toBeCloseTo(3, 6)
    expect(y).toBeCloseTo(3, 6)
  })

  it('of a triangle sees its sides at 120° (the point of Fermat and Torricelli)', () => {
    // Equilateral: the centre, at a third of the height.
    const [x, y] = medianOf([
      [0, 0],
      [2, 0],
      [1, Math.sqrt(3)],
    ])
    expect(x).toBeCloseTo(1, 8)
    expect(y).toBeCloseTo(Math.sqrt(3) / 3, 8)
  })

  it('of a triangle with an angle of 120° and more is that corner, which Weiszfeld’s steps alone never reach (Vardi and Zhang 2000)', () => {
    const [x, y] = medianOf([
      [0, 0],
      [10, 1],
      [-10, 1],
    ])
    expect(x).toBeCloseTo(0, 6)
    expect(y).toBeCloseTo(0, 6)
  })

  it('leaves a point that the steps begin at, where it is not the median', () => {
    // The mean of all five is (0, 0), one of the points.
    const points = [
      [0, 0],
      [3, 0],
      [3, 0.1],
      [3, -0.1],
      [-9, 0],
    ]
    const [x] = medianOf(points)
    expect(x).toBeGreaterThan(2)
  })

  it('is not carried off by fewer than half of the points', () => {
    const [x, y] = medianOf([
      [1, 1],
      [1.1, 1],
      [1, 1.1],
      [1e6, -1e6],
    ])
    expect(Math.hypot((x ?? 0) - 1, (y ?? 0) - 1)).toBeLessThan(0.3)
  })
})

describe('the rule', () => {
  it('gives back the form in which the branches answer', () => {
    expect(find('[1, 2]', '[1, 2]', '[9, 9]').value).toEqual([1, 2])
    const { value, raterAgreement } = find('{"b": 2, "a": 1}', '{"a": 1, "b": 2}', '{"a": 1, "b": 2}')
    expect(value).toEqual({ a: 1, b: 2 })
    expect(raterAgreement).toMatchObject({ items: 2, raters: 3, krippendorffAlpha: 1 })
  })

  it('excludes what has other fields than most, holds no numbers or is no JSON, and fills nothing up', () => {
    const { excluded, outcome } = find('[1, 2]', '[1, 2]', '[1, 2]', '[1]', '["x"]', 'three')
    expect(outcome).toBe('insufficient')
    expect(excluded.map(({ reason }) => reason)).toEqual(['other_fields', 'no_numbers', 'no_json'])
    expect(find('[1, 2]', '[1, 2]', '[1]')).toMatchObject({ outcome: 'decided', value: [1, 2] })
  })

  it('stays a number for coordinates as large as there are', () => {
    expect(find('[1e308, 1]', '[1e308, 1]', '[-1e308, 1]')).toMatchObject({ outcome: 'decided', value: [1e308, 1] })
  })
})
