import { groupBy } from '../../../cohort/values/group-by.ts'
import { type Claim, reportedNumber } from '../../claims/claim.ts'
import type { Finding } from '../finding.ts'
import { insideInterval } from '../inside-interval.ts'
import { USUAL_LEVELS } from '../levels.ts'
import { orderOfRates } from '../rates.ts'
import { ratioAndP } from '../ratio-and-p.ts'
import { type ReportedNumber, readReported } from '../reported-number.ts'
import { insideRange } from './inside-range.ts'
import { paperPercentages } from './paper-percentages.ts'
import { paperTests } from './paper-tests.ts'
import { skewedRatios } from './skewed-ratios.ts'
import { sumOfSexes } from './sum-of-sexes.ts'
import { spreadInRange } from './spread-in-range.ts'

/** What the words of a paper allow: `isOneSided`, whether it has one-sided tests. */
export interface PaperWords {
  readonly isOneSided: boolean
}

/** Compares the numbers of each analysis with each other: those that the sentences of a paper report together. */
export const paperConsistency = (claims: readonly Claim[], words: PaperWords): readonly Finding[] => {
  const printed = claims.filter((claim) => reportedNumber(claim) !== null).map(readReported)
  return [...groupBy(printed, ({ analysis }) => analysis).values()].flatMap((together) => [
    ...paperPercentages(together),
    ...insideInterval(together),
    ...insideRange(together),
    ...spreadInRange(together),
    ...skewedRatios(together),
    ...ratioAndP(together, USUAL_LEVELS),
    ...paperTests(together, words),
    ...orderOfRates(together),
    ...sumOfSexes(together),
  ])
}

/** The number of a statistic in one analysis. */
export const numberOf = (
  together: readonly ReportedNumber[],
  statistic: string,
): ReportedNumber | undefined => together.find((number) => number.statistic === statistic)
