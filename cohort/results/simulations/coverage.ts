import { criticalValue } from '../../../statistics/distributions/normal.ts'
import type { Answer } from '../../../statistics/numbers/answer.ts'
import type { Limits } from '../../../statistics/numbers/limits.ts'
import { randomBelow } from '../../../statistics/numbers/random.ts'
import type { EventTable } from '../../../statistics/survival/event-table.ts'
import { kaplanMeier } from '../../../statistics/survival/kaplan-meier.ts'
import { simulatedTable, simulationModel } from '../../../statistics/survival/simulated-table.ts'
import { survivalAt } from '../../../statistics/survival/survival-at.ts'
import { survivalBand } from '../../../statistics/survival/survival-band.ts'
import { survivalQuantile } from '../../../statistics/survival/survival-quantile.ts'
import { survivalQuantileInterval } from '../../../statistics/survival/survival-quantile-interval.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { Estimate } from '../../descriptors/plan/estimate.ts'
import type { Simulation } from '../../descriptors/plan/simulation.ts'
import { intervalRule } from '../estimates/quantiles.ts'
import { type Result, result } from '../result.ts'
import { noSimulation, proportionResults, type SimulatedKey } from './proportion.ts'

type Curve = ReturnType<typeof kaplanMeier>

/** How often an interval holds the truth in samples whose true curve is that of everybody. */
export const coverageResults = (
  analysis: string,
  { runs, seed }: Simulation,
  estimate: Estimate,
  table: EventTable,
  rules: Rules,
): readonly Result[] => {
  const below = randomBelow(seed)
  const law = simulationModel(table)
  const sizes = [{ name: '', size: law.event.n }]
  const curves = Array.from({ length: runs }, () => {
    const { times, groups } = simulatedTable(law, sizes, below)
    return kaplanMeier(times, groups[0]!)
  })
  const samples = `${runs} samples of the curve of everybody, censored by its reverse, seed ${seed}`
  const coverage = (key: SimulatedKey, truth: Answer, limitsOf: (curve: Curve) => Limits, what: string) =>
    truth.known
      ? proportionResults(
          key,
          curves.map((curve) => holds(limitsOf(curve), truth.value)),
          `share whose interval of ${what} holds the true one, ${samples}`,
          rules.confidence,
        )
      : noSimulation(key, truth.reason)
  const interval = intervalRule(rules, 0.5)
  return [
    result({ analysis, statistic: 'runs' }, runs, '1', 'samples drawn'),
    ...coverage(
      { analysis, statistic: 'median-coverage' },
      survivalQuantile(law.event, 0.5, rules.median),
      (curve) => survivalQuantileInterval(curve, 0.5, interval),
      `the median (${interval.kind})`,
    ),
    ...estimate.at.flatMap((at) =>
      coverage(
        { analysis, statistic: 'survival-coverage', at },
        survivalAt(law.event, at).survival,
        (curve) => bandAt(curve, at, rules),
        `S(t) (${rules.band})`,
      ),
    ),
  ]
}

/** Whether the limits hold the truth; null where there are none. An open end holds all that lies beyond the other. */
const holds = ({ lower, upper }: Limits, truth: number): boolean | null => {
  if (!lower.known && !upper.known) return null
  return (!lower.known || lower.value <= truth) && (!upper.known || truth <= upper.value)
}

const bandAt = (curve: Curve, at: number, rules: Rules): Limits => {
  const { survival, greenwood } = survivalAt(curve, at)
  return survival.known
    ? survivalBand(rules.band, survival.value, greenwood, criticalValue(rules.confidence), rules.bandAtLimit)
    : { lower: survival, upper: survival }
}
