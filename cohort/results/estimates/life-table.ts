import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { lifeTable } from '../../../statistics/survival/life-table.ts'
import { survivalBand } from '../../../statistics/survival/survival-band.ts'
import { percent } from '../../values/percent.ts'
import { type Result, result } from '../result.ts'
import type { GroupRequest } from './group.ts'

/** Survival by a life table at the ends of its intervals, with the number exposed in each. */
export const lifeTableResults = ({ key, times, counts, plan, rules }: GroupRequest): readonly Result[] => {
  if (plan.lifeTable === undefined) return []
  const z = criticalValue(rules.confidence)
  const method = `survival at the end of an interval, life table (actuarial)${counts.competing.length > 0 ? ', competing events censored' : ''}`
  const interval = `${percent(rules.confidence)} interval, ${rules.band}, Greenwood`
  return lifeTable(times, counts, plan.lifeTable).flatMap(
    ({ end, exposed, survival, standardError, greenwood }) => {
      const limits = survival.known
        ? survivalBand(rules.band, survival.value, greenwood, z, rules.bandAtLimit)
        : { lower: survival, upper: survival }
      const row = { ...key, at: end }
      return [
        result(
          { ...row, statistic: 'exposed-to-risk' },
          exposed,
          '1',
          'subjects followed until the start of the interval that ends at t, less half of those who leave it without the event',
        ),
        result({ ...row, statistic: 'life-table' }, survival, '1', method),
        result(
          { ...row, statistic: 'life-table-se' },
          standardError,
          '1',
          `standard error of ${method}, Greenwood`,
        ),
        result(
          { ...row, statistic: 'life-table-lower' },
          limits.lower,
          '1',
          `lower limit of ${method}, ${interval}`,
        ),
        result(
          { ...row, statistic: 'life-table-upper' },
          limits.upper,
          '1',
          `upper limit of ${method}, ${interval}`,
        ),
      ]
    },
  )
}
