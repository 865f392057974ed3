/** value = intercept + slope * position, by least squares. */
export interface StraightLine {
  readonly intercept: number
  readonly slope: number
  /** The largest distance of a value from the line. */
  readonly residual: number
}

/** The line through pairs of position and value, centred so that no digits cancel. At least two different positions. */
export const straightLine = (
  pairs: readonly (readonly [position: number, value: number])[],
): StraightLine => {
  const mean = (of: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length
  const [x, y] = [mean(0), mean(1)]
  let [xx, xy] = [0, 0]
  for (const [position, value] of pairs) {
    xx += (position - x) ** 2
    xy += (position - x) * (value - y)
  }
  const slope = xy / xx
  const intercept = y - slope * x
  return {
    intercept,
    slope,
    residual: Math.max(...pairs.map(([position, value]) => Math.abs(intercept + slope * position - value))),
  }
}
