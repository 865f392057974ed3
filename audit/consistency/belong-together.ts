import type { ReportedNumber } from './reported-number.ts'

/** Whether two numbers have the same analysis, group, level and time. */
const haveSameId = (a: ReportedNumber, b: ReportedNumber): boolean =>
  a.analysis !== '' &&
  a.analysis === b.analysis &&
  a.group === b.group &&
  a.level === b.level &&
  a.at === b.at

/**
 * The number of a statistic that was reported with an estimate: the one with the same id (if there are several that
 * differ, the one from the same place); otherwise the only one in the same statement, if the statement has only one
 * such estimate.
 */
export const reportedTogether = (
  estimate: ReportedNumber,
  isWanted: (statistic: string) => boolean,
  printed: readonly ReportedNumber[],
): ReportedNumber | undefined => {
  const wanted = printed.filter(({ statistic }) => isWanted(statistic))
  const byId = wanted.filter((number) => haveSameId(number, estimate))
  if (byId.length > 0)
    return onlyOne(byId) ?? onlyOne(byId.filter(({ claim }) => claim.place === estimate.claim.place))
  if (estimate.claim.statement === '') return undefined
  const isStated = ({ claim }: ReportedNumber): boolean => claim.statement === estimate.claim.statement
  const estimates = printed.filter((number) => isStated(number) && number.statistic === estimate.statistic)
  return estimates.length === 1 ? onlyOne(wanted.filter(isStated)) : undefined
}

const onlyOne = (numbers: readonly ReportedNumber[]): ReportedNumber | undefined =>
  numbers.length === 1 ? numbers[0] : undefined

/** The confidence limits that were reported with an estimate; null unless both were. */
export const limitsOf = (
  estimate: ReportedNumber,
  printed: readonly ReportedNumber[],
): readonly [lower: ReportedNumber, upper: ReportedNumber] | null => {
  const limit = (side: string) =>
    reportedTogether(estimate, (statistic) => statistic === `${estimate.statistic}-${side}`, printed)
  const [lower, upper] = [limit('lower'), limit('upper')]
  return lower?.isExact && upper?.isExact ? [lower, upper] : null
}
