/** A point with its weight, the number of observations that it stands for; y is null if it has no value. */
export interface WeightedPoint {
  readonly x: number
  readonly y: number | null
  readonly weight: number
}

/** The fitted curve at one x; `leverage` times the variance of one observation is the variance of the fit. */
export interface FittedPoint {
  readonly x: number
  readonly fit: number
  readonly leverage: number
}

/** Below this part of its length a column is a combination of the columns before it, as in R's `lm`. */
const DEPENDENT = 1e-7

/** Columns of the basis: degrees of freedom of the curve. */
const SIZE = 4

/**
 * Least-squares natural cubic spline of y by x with 4 degrees of freedom, at `count` evenly spaced x from the least to
 * the greatest. Knots: the least and the greatest x, and the terciles (linear interpolation, R's type 7) of all x
 * together with the x at which the curve is evaluated, as R's `plot.cox.zph` places them. All x count for the knots,
 * also those without y.
 *
 * Null if the points do not determine the curve (fewer than 4 distinct x).
 * Source: R `splines::ns(df = 4, intercept = TRUE)`. Checked against `plot.cox.zph` of R survival 3.5-3.
 */
export const naturalSpline = (
  points: readonly WeightedPoint[],
  count = 40,
): readonly FittedPoint[] | null => {
  const xs = points.flatMap(({ x, weight }) => Array.from({ length: weight }, () => x)).sort((a, b) => a - b)
  const [first, last] = [xs[0], xs.at(-1)]
  if (first === undefined || last === undefined || first === last) return null
  const grid = Array.from({ length: count }, (_, i) => first + ((last - first) * i) / (count - 1))
  const sorted = [...grid, ...xs].sort((a, b) => a - b)
  const knots = [quantile(sorted, 1 / 3), quantile(sorted, 2 / 3)].map(
    (knot) => (knot - first) / (last - first),
  )
  const basisAt = (x: number): readonly number[] => basis((x - first) / (last - first), knots)
  const observed = points.filter(({ y }) => y !== null)
  const factors = triangular(
    observed.map(({ x, weight }) => basisAt(x).map((value) => value * Math.sqrt(weight))),
    observed.map(({ y, weight }) => y! * Math.sqrt(weight)),
  )
  if (factors === null) return null
  return grid.map((x) => {
    // z solves R' z = basis, so that the fit is z . (Q'y) and the leverage z . z
    const row = basisAt(x)
    const z: number[] = []
    for (let k = 0; k < SIZE; k++)
      z.push((row[k]! - z.reduce((sum, value, j) => sum + value * factors.r[j]![k]!, 0)) / factors.r[k]![k]!)
    return {
      x,
      fit: z.reduce((sum, value, k) => sum + value * factors.projected[k]!, 0),
      leverage: z.reduce((sum, value) => sum + value * value, 0),
    }
  })
}

/** The natural cubic basis on [0, 1] with two inner knots: linear beyond its ends. */
const basis = (u: number, [a, b]: readonly number[]): readonly number[] => {
  const cube = (knot: number): number => {
    const beyond = Math.max(0, u - knot)
    return (beyond * beyond * beyond) / (1 - knot)
  }
  return [1, u, cube(0) - cube(b!), cube(a!) - cube(b!)]
}

/** R's type 7. */
const quantile = (sorted: readonly number[], p: number): number => {
  const place = p * (sorted.length - 1)
  const low = Math.floor(place)
  const [below, above] = [sorted[low]!, sorted[low + 1] ?? sorted[low]!]
  return below + (place - low) * (above - below)
}

/** R and Q'y of the QR decomposition, each column made orthogonal twice; null if a column depends on earlier ones. */
const triangular = (rows: readonly (readonly number[])[], y: readonly number[]) => {
  const r = Array.from({ length: SIZE }, () => new Array<number>(SIZE).fill(0))
  const q: number[][] = []
  for (let k = 0; k < SIZE; k++) {
    const column = rows.map((row) => row[k]!)
    const length = norm(column)
    for (let pass = 0; pass < 2; pass++)
      q.forEach((unit, j) => {
        const part = unit.reduce((sum, value, i) => sum + value * column[i]!, 0)
        r[j]![k]! += part
        unit.forEach((value, i) => {
          column[i]! -= part * value
        })
      })
    const rest = norm(column)
    if (!(rest > DEPENDENT * length)) return null
    r[k]![k] = rest
    q.push(column.map((value) => value / rest))
  }
  return { r, projected: q.map((unit) => unit.reduce((sum, value, i) => sum + value * y[i]!, 0)) }
}

const norm = (column: readonly number[]): number =>
  Math.sqrt(column.reduce((sum, value) => sum + value * value, 0))
