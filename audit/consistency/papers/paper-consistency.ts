import { groupBy } from '../../../cohort/values/group-by.ts'
import { toNumber } from '../../../statistics/numbers/rational.ts'
import { type Claim, reportedNumber } from '../../claims/claim.ts'
import type { Finding } from '../finding.ts'
import { insideInterval } from '../inside-interval.ts'
import { USUAL_LEVELS } from '../levels.ts'
import { orderOfRates } from '../rates.ts'
import { ratioAndP } from '../ratio-and-p.ts'
import { type ReportedNumber, readReported } from '../reported-number.ts'
import { insideRange } from './inside-range.ts'
import { logRankAndRatio } from './log-rank-and-ratio.ts'
import { paperPercentages } from './paper-percentages.ts'
import { paperTests } from './paper-tests.ts'
import type { PaperWords } from './paper-words.ts'
import { skewedRatios } from './skewed-ratios.ts'
import { spreadInRange } from './spread-in-range.ts'
import { sumOfSexes } from './sum-of-sexes.ts'
import { wholeMeans } from './whole-means.ts'

/** Compares the numbers of each analysis with each other: those that the sentences of a paper report together. */
export const paperConsistency = (claims: readonly Claim[], words: PaperWords): readonly Finding[] => {
  const printed = claims.filter((claim) => reportedNumber(claim) !== null).map(readReported)
  return [...groupBy(printed, ({ analysis }) => analysis).values()].flatMap((together) =>
    // the same ratio is in an analysis of its own
    together.some(({ statistic }) => statistic === 'log-rank-p')
      ? logRankAndRatio(together)
      : [
          ...paperPercentages(together),
          ...[...insideInterval(together), ...insideRange(together)].filter(
            (finding) => !isOtherNotation(finding, together),
          ),
          ...spreadInRange(together),
          ...skewedRatios(together),
          ...ratioAndP(together, USUAL_LEVELS),
          ...paperTests(together, words),
          ...orderOfRates(together),
          ...sumOfSexes(together),
          ...wholeMeans(together),
        ],
  )
}

/**
 * Whether an estimate outside of its interval is inside in another notation: with the sign of a decrease, as a percentage of
 * proportions, or with the ends exchanged.
 */
const isOtherNotation = ({ outcome, claims }: Finding, together: readonly ReportedNumber[]): boolean => {
  if (outcome !== 'inconsistent') return false
  const [estimate, lower, upper] = claims.map((id) => together.find(({ claim }) => claim.id === id)!)
  const ends = [lower!.low, lower!.high, upper!.low, upper!.high].map(toNumber)
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const [value, printed] = [toNumber(estimate!.value), Number(estimate!.claim.published.replace('·', '.'))]
  const isExchanged = toNumber(lower!.low) >= toNumber(upper!.high)
  // a percentage was read as a proportion: its interval may be one of proportions without a sign, or of percentages
  const others = [
    -value,
    ...(isExchanged ? [value] : []),
    value / 100,
    printed / 100,
    ...(value === printed ? [] : [printed]),
  ]
  return others.some((x) => low <= x && x <= high)
}
