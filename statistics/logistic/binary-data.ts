/** Subjects with the same covariates: how many they are, and how many of them had the outcome. */
export interface BinaryPattern {
  /** The covariates, without a constant. */
  readonly x: readonly number[]
  readonly n: number
  readonly events: number
}

/**
 * The patterns as columns: a constant, then each covariate minus its mean over its standard deviation, so that steps have
 * no unit. A coefficient is that of its column over the scale.
 */
export interface BinaryColumns {
  readonly rows: number
  /** The number of columns, the constant among them. */
  readonly size: number
  /** Row by row. */
  readonly x: Float64Array
  readonly n: Float64Array
  readonly events: Float64Array
  /** Of each column; of the constant 0 and 1. */
  readonly means: readonly number[]
  readonly scales: readonly number[]
}

/** The columns of patterns with the same number of covariates; patterns without subjects are left out. */
export const binaryColumns = (patterns: readonly BinaryPattern[]): BinaryColumns => {
  const used = patterns.filter(({ n }) => n > 0)
  const size = 1 + (patterns[0]?.x.length ?? 0)
  const total = used.reduce((sum, { n }) => sum + n, 0)
  const average = (value: (pattern: BinaryPattern) => number): number =>
    used.reduce((sum, pattern) => sum + pattern.n * value(pattern), 0) / total
  const means = Array.from({ length: size }, (_, k) => (k === 0 ? 0 : average(({ x }) => x[k - 1]!)))
  const scales = means.map((mean, k) => {
    if (k === 0) return 1
    const variance = average(({ x }) => (x[k - 1]! - mean) * (x[k - 1]! - mean))
    return variance > 0 ? Math.sqrt(variance) : 1
  })
  const x = new Float64Array(used.length * size)
  used.forEach((pattern, i) => {
    for (let k = 0; k < size; k++)
      x[i * size + k] = k === 0 ? 1 : (pattern.x[k - 1]! - means[k]!) / scales[k]!
  })
  return {
    rows: used.length,
    size,
    x,
    n: Float64Array.from(used, ({ n }) => n),
    events: Float64Array.from(used, ({ events }) => events),
    means,
    scales,
  }
}
