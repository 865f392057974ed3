import { describe, expect, test } from 'vitest'
import { naturalSpline, type WeightedPoint } from '../../../statistics/numbers/natural-spline.ts'

const pointsOf = (f: (x: number) => number, xs: readonly number[]): readonly WeightedPoint[] =>
  xs.map((x) => ({ x, y: f(x), weight: 1 }))
const XS = [0, 1, 2, 4, 5, 7, 8, 9, 11, 12]

describe('a natural spline with 4 degrees of freedom', () => {
  test('of points on a straight line is the line', () => {
    const found = naturalSpline(pointsOf((x) => 3 - 2 * x, XS))!
    expect(found).toHaveLength(40)
    expect([found[0]!.x, found.at(-1)!.x]).toEqual([0, 12])
    for (const { x, fit } of found) expect(fit).toBeCloseTo(3 - 2 * x, 11)
  })

  test('goes through four points', () => {
    // four parameters; three of the forty places are the points at 0, 1/3, 2/3 and 1 of 39 steps
    const found = naturalSpline(pointsOf((x) => x ** 2, [0, 13, 26, 39]))!
    for (const x of [0, 13, 26, 39]) {
      expect(found[x]!.fit).toBeCloseTo(x ** 2, 8)
      expect(found[x]!.leverage).toBeCloseTo(1, 10)
    }
  })

  test('is straight at its ends: the second difference vanishes there and is largest within', () => {
    const found = naturalSpline(
      pointsOf((x) => Math.sin(x / 3), XS),
      400,
    )!
    const bend = (i: number): number => Math.abs(found[i - 1]!.fit - 2 * found[i]!.fit + found[i + 1]!.fit)
    const within = Math.max(...found.slice(1, -1).map((_, i) => bend(i + 1)))
    expect(bend(1)).toBeLessThan(within / 50)
    expect(bend(398)).toBeLessThan(within / 50)
  })

  test('counts a point of weight 2 as two points', () => {
    const points = pointsOf((x) => Math.sin(x), XS)
    const twice = naturalSpline([...points, points[3]!])!
    const weighted = naturalSpline(points.map((point, i) => (i === 3 ? { ...point, weight: 2 } : point)))!
    weighted.forEach(({ fit, leverage }, i) => {
      expect(fit).toBeCloseTo(twice[i]!.fit, 11)
      expect(leverage).toBeCloseTo(twice[i]!.leverage, 11)
    })
  })

  test('is moved by no point without a value, but for its knots', () => {
    const points = pointsOf((x) => Math.sin(x), XS)
    const without = points.map((point, i) => (i === 4 ? { ...point, y: null } : point))
    const far = points.map((point, i) => (i === 4 ? { ...point, y: 1000 } : point))
    expect(naturalSpline(without)![20]!.fit).toBeCloseTo(naturalSpline(points)![20]!.fit, 0)
    expect(Math.abs(naturalSpline(far)![20]!.fit)).toBeGreaterThan(50)
  })

  test.each([[[]], [[1]], [[1, 1, 1]], [[1, 2]], [[1, 2, 3, 3]]])('does not exist at x of %j', (xs) => {
    expect(naturalSpline(pointsOf(() => 1, xs))).toBeNull()
  })
})
