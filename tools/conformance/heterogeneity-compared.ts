import { heterogeneity } from '../../statistics/cox/heterogeneity.ts'
import { criticalValue } from '../../statistics/distributions/normal.ts'
import { logRank } from '../../statistics/log-rank/log-rank.ts'
import {
  type OneStepHazardRatio,
  oneStepHazardRatio,
} from '../../statistics/log-rank/one-step-hazard-ratio.ts'
import { eventTableOf } from './event-table-of.ts'
import { answerOf, type Compared, cellValue, groupBy, readCsv, subjectsOf } from './oracle.ts'

const Z = criticalValue(0.95)

/** Results of R's survdiff and arithmetic on it, by data set. */
export const heterogeneityExpected = groupBy(readCsv('expected/heterogeneity.csv'), ({ dataset }) => dataset!)

/** One-step hazard ratios of each stratum and overall, Q and I², of a data set. */
export const heterogeneityCompared = (dataset: string): readonly Compared[] => {
  const rows = subjectsOf(dataset)
  const strata = new Map(
    [...new Set(rows.map(({ stratum }) => stratum))].map((stratum) => [
      stratum,
      eventTableOf(
        rows.filter((row) => row.stratum === stratum),
        [...new Set(rows.map(({ group }) => group))].sort(),
      ),
    ]),
  )
  const score = (of: Parameters<typeof logRank>[0]) => {
    const { u, v } = logRank(of)
    return { u: u[1]!, v: v[1]![1]! }
  }
  const parts = new Map([...strata].map(([name, table]) => [name, score([table])]))
  parts.set('all', score([...strata.values()]))
  const effects = [...strata.keys()]
    .map((name) => parts.get(name)!)
    .filter(({ v }) => v > 0)
    .map(({ u, v }) => ({ estimate: u / v, variance: 1 / v }))
  const found = heterogeneity(effects, Z)
  const whole: Readonly<Record<string, number | null>> = {
    q: answerOf(found.q),
    df: found.df,
    p: answerOf(found.p),
    'i-squared': answerOf(found.iSquared),
    'i-squared-lower': answerOf(found.lower),
    'i-squared-upper': answerOf(found.upper),
  }
  return heterogeneityExpected.get(dataset)!.map((row) => {
    const part = parts.get(row['group']!)
    const quantity = row['quantity']!
    return {
      dataset,
      quantity,
      what: `${dataset} ${row['group']}`,
      ours: part === undefined ? whole[quantity]! : ofPart(quantity, part),
      theirs: cellValue(row['value']!),
    }
  })
}

const ofPart = (quantity: string, { u, v }: { readonly u: number; readonly v: number }): number | null => {
  if (quantity === 'u') return u
  if (quantity === 'v') return v
  const ratio = oneStepHazardRatio(u, v, Z)
  const of: Readonly<Record<string, OneStepHazardRatio[keyof OneStepHazardRatio]>> = {
    'hazard-ratio': ratio.hazardRatio,
    'hazard-ratio-lower': ratio.lower,
    'hazard-ratio-upper': ratio.upper,
    'hazard-ratio-p': ratio.p,
  }
  return answerOf(of[quantity]!)
}
