/** The covariates of each pattern, by its name. */
export type Covariates = ReadonlyMap<string, readonly number[]>

/**
 * Each covariate minus its smallest value: hazard ratios depend on differences, and a large offset (a year, a serial
 * number) would cost digits of x b. The difference of two doubles within a factor of two of each other is exact.
 */
export const centredCovariates = (covariates: Covariates): Covariates => {
  const least: number[] = []
  for (const values of covariates.values())
    values.forEach((value, k) => {
      least[k] = Math.min(least[k] ?? value, value)
    })
  return new Map(
    [...covariates].map(([name, values]) => [name, values.map((value, k) => value - least[k]!)] as const),
  )
}
