import { unknown } from '../numbers/answer.ts'
import { type LogisticRegression, type LogisticTest, noTest, testOf } from './logistic-regression.ts'
import { type RiskRank, riskRanks } from './risk-ranks.ts'

/** A group of subjects by risk. */
export interface RiskGroup {
  readonly n: number
  readonly events: number
  /** The sum of their risks. */
  readonly expected: number
}

/**
 * Hosmer and Lemeshow's goodness-of-fit test: subjects in `groups` groups of about equal size by their fitted risk, sum of
 * (events - E)^2/E and (n - events - (n - E))^2/(n - E) over the groups, on their number - 2 degrees of freedom. The groups
 * are those between the quantiles of the risk (type 7, upper ends included, as R's `cut`), decided by ranks; subjects of
 * equal risk are never parted, so that there may be fewer groups. No answer with fewer than 3, and under separation.
 *
 * `groups`: whole, from 3; 10 by custom. Other programs cut ties differently. Source: Hosmer and Lemeshow 1980. Checked by
 * hand, and against its formula on R's `cut`, `quantile` and `glm`.
 */
export const hosmerLemeshow = (model: LogisticRegression, groups: number): LogisticTest => {
  if (model.reason !== null) return noTest(model.reason, 0)
  const found = riskGroups(riskRanks(model), groups)
  if (found.length < 3)
    return {
      chiSquare: unknown(FEW),
      df: 0,
      p: unknown(FEW),
    }
  return testOf(
    found.reduce((sum, { n, events, expected }) => {
      const apart = events - expected
      return sum + (apart * apart) / expected + (apart * apart) / (n - expected)
    }, 0),
    found.length - 2,
  )
}

const FEW = 'fewer than 3 groups of different risk'

/** A value lies above the j-th cut if it is above the order statistic of rank floor((n - 1) j/groups), from 0. */
export const riskGroups = (ranks: readonly RiskRank[], groups: number): readonly RiskGroup[] => {
  const total = ranks.reduce((sum, { n }) => sum + n, 0)
  const lasts = Array.from({ length: groups - 1 }, (_, j) => Math.floor(((total - 1) * (j + 1)) / groups))
  const found = Array.from({ length: groups }, () => ({ n: 0, events: 0, expected: 0 }))
  let [before, group] = [0, 0]
  for (const { risk, n, events } of ranks) {
    // past the cuts at a rank before this risk
    while (group < lasts.length && lasts[group]! < before) group += 1
    const sums = found[group]!
    sums.n += n
    sums.events += events
    sums.expected += n * risk
    before += n
  }
  return found.filter(({ n }) => n > 0)
}
