import type { Printed } from './printed.ts'

/** Numbers of one analysis, group, level and time. */
const isOfOne = (a: Printed, b: Printed): boolean =>
  a.analysis !== '' &&
  a.analysis === b.analysis &&
  a.group === b.group &&
  a.level === b.level &&
  a.at === b.at

/**
 * The number of this statistic that was reported with an estimate: by the ids (of several that differ, by two rules or two
 * papers, the one of the same place), or else the only one in the same statement of the paper, if the statement has one such
 * estimate.
 */
export const reportedWith = (
  estimate: Printed,
  isWanted: (statistic: string) => boolean,
  printed: readonly Printed[],
): Printed | undefined => {
  const wanted = printed.filter(({ statistic }) => isWanted(statistic))
  const byId = wanted.filter((one) => isOfOne(one, estimate))
  if (byId.length > 0)
    return onlyOne(byId) ?? onlyOne(byId.filter(({ claim }) => claim.place === estimate.claim.place))
  if (estimate.claim.statement === '') return undefined
  const isStated = ({ claim }: Printed): boolean => claim.statement === estimate.claim.statement
  const estimates = printed.filter((one) => isStated(one) && one.statistic === estimate.statistic)
  return estimates.length === 1 ? onlyOne(wanted.filter(isStated)) : undefined
}

const onlyOne = (found: readonly Printed[]): Printed | undefined =>
  found.length === 1 ? found[0] : undefined

/** The limits that were reported with an estimate. */
export const limitsOf = (
  estimate: Printed,
  printed: readonly Printed[],
): readonly [lower: Printed, upper: Printed] | null => {
  const limit = (side: string) =>
    reportedWith(estimate, (statistic) => statistic === `${estimate.statistic}-${side}`, printed)
  const [lower, upper] = [limit('lower'), limit('upper')]
  return lower?.isExact && upper?.isExact ? [lower, upper] : null
}
