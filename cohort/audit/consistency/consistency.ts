import type { Claim } from '../../claim.ts'
import type { Finding } from './finding.ts'
import { intervals } from './intervals.ts'
import { medians } from './medians.ts'
import { percentages } from './percentages.ts'
import { printedOf } from './printed.ts'
import { attainableRates, orderOfRates } from './rates.ts'
import { printedTwice, statements } from './statements.ts'
import { sums } from './sums.ts'
import { testStatistics } from './tests.ts'

/**
 * Printed numbers against each other, without any data: ids of results say which belong together. `shortestFollowUp`
 * tells of an analysis the time before which nobody can have been censored, where somebody knows it.
 */
export const consistency = (
  claims: readonly Claim[],
  shortestFollowUp: (analysis: string) => number | null = () => null,
): readonly Finding[] => {
  const printed = claims.map(printedOf)
  return [
    ...percentages(printed),
    ...intervals(printed),
    ...testStatistics(printed),
    ...sums(printed),
    ...medians(printed),
    ...orderOfRates(printed),
    ...attainableRates(printed, shortestFollowUp),
    ...printedTwice(printed),
    ...statements(printed),
  ]
}
