import type { ReportedNumber } from './reported-number.ts'

/** Numbers of one analysis, group, level and time. */
const isOfOne = (a: ReportedNumber, b: ReportedNumber): boolean =>
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
export const reportedTogether = (
  estimate: ReportedNumber,
  isWanted: (statistic: string) => boolean,
  printed: readonly ReportedNumber[],
): ReportedNumber | undefined => {
  const wanted = printed.filter(({ statistic }) => isWanted(statistic))
  const byId = wanted.filter((one) => isOfOne(one, estimate))
  if (byId.length > 0)
    return onlyOne(byId) ?? onlyOne(byId.filter(({ claim }) => claim.place === estimate.claim.place))
  if (estimate.claim.statement === '') return undefined
  const isStated = ({ claim }: ReportedNumber): boolean => claim.statement === estimate.claim.statement
  const estimates = printed.filter((one) => isStated(one) && one.statistic === estimate.statistic)
  return estimates.length === 1 ? onlyOne(wanted.filter(isStated)) : undefined
}

const onlyOne = (found: readonly ReportedNumber[]): ReportedNumber | undefined =>
  found.length === 1 ? found[0] : undefined

/** The limits that were reported with an estimate. */
export const limitsOf = (
  estimate: ReportedNumber,
  printed: readonly ReportedNumber[],
): readonly [lower: ReportedNumber, upper: ReportedNumber] | null => {
  const limit = (side: string) =>
    reportedTogether(estimate, (statistic) => statistic === `${estimate.statistic}-${side}`, printed)
  const [lower, upper] = [limit('lower'), limit('upper')]
  return lower?.isExact && upper?.isExact ? [lower, upper] : null
}
