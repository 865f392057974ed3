import type { CoxData } from '../cox/cox-risk-sets.ts'
import { pooledCounts } from '../survival/event-table.ts'

/**
 * g(t) = 1 - S(t-) at every event time, S the Kaplan-Meier curve of all subjects, strata ignored: the time transform
 * "km" of R's `cox.zph`. In [0, 1), ascending with time.
 */
export const transformedTimes = ({ strata }: CoxData): ReadonlyMap<number, number> => {
  const { times, atRisk, events } = pooledCounts(strata.flatMap((stratum) => stratum.groups))
  const transformed = new Map<number, number>()
  let survival = 1
  for (let i = 0; i < times.length; i++) {
    const [n, d] = [atRisk[i]!, events[i]!]
    if (d === 0) continue
    transformed.set(times[i]!, 1 - survival)
    survival *= (n - d) / n
  }
  return transformed
}
