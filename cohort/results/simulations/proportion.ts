import { known, unknown } from '../../../statistics/numbers/answer.ts'
import { clopperPearson } from '../../../statistics/proportions/clopper-pearson.ts'
import { percent } from '../../values/percent.ts'
import { type Result, type ResultKey, result } from '../result.ts'
import type { SimulatedName } from '../statistic.ts'

/** The key of a simulated quantity: the size of a test or the coverage of an interval. */
export interface SimulatedKey extends ResultKey {
  readonly statistic: SimulatedName
}

/** The proportion of runs with a true outcome, with its Monte Carlo limits; null outcomes are undefined runs. */
export const proportionResults = (
  key: SimulatedKey,
  outcomes: readonly (boolean | null)[],
  what: string,
  confidence: number,
): readonly Result[] => {
  const defined = outcomes.filter((outcome) => outcome !== null)
  const hits = defined.filter(Boolean).length
  const n = defined.length
  const { lower, upper } = clopperPearson(hits, n, confidence)
  const proportion = n === 0 ? unknown('not defined in any run') : known(hits / n)
  const error = `limit of the Monte Carlo error, ${percent(confidence)}, Clopper-Pearson`
  const part = (end: '-lower' | '-upper' | '-undefined'): ResultKey => ({
    ...key,
    statistic: `${key.statistic}${end}`,
  })
  return [
    result(key, proportion, '1', what),
    result(part('-lower'), lower, '1', `lower ${error}: ${what}`),
    result(part('-upper'), upper, '1', `upper ${error}: ${what}`),
    result(
      part('-undefined'),
      (outcomes.length - n) / outcomes.length,
      '1',
      `proportion of runs without a defined answer, excluded from the estimate: ${what}`,
    ),
  ]
}

export const noSimulation = (key: SimulatedKey, reason: string): readonly Result[] => [
  result(key, unknown(reason), '1', 'proportion of simulated samples'),
]
