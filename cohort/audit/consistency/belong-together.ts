import type { Printed } from './printed.ts'

/** Numbers of one analysis, group and level, or of one statement of the paper. */
export const belongTogether = (a: Printed, b: Printed): boolean =>
  (a.analysis !== '' && a.analysis === b.analysis && a.group === b.group && a.level === b.level) ||
  (a.claim.statement !== '' && a.claim.statement === b.claim.statement)

/** The limits that were reported with an estimate. */
export const limitsOf = (
  estimate: Printed,
  printed: readonly Printed[],
): readonly [lower: Printed, upper: Printed] | null => {
  const limit = (side: string) =>
    printed.find(
      (one) =>
        one.statistic === `${estimate.statistic}-${side}` && one.isExact && belongTogether(one, estimate),
    )
  const [lower, upper] = [limit('lower'), limit('upper')]
  return lower && upper ? [lower, upper] : null
}
