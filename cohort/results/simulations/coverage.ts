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

/** How often an interval contains the true value in samples drawn from the overall curve. */
export const coverageResults = (
  analysis: string,
  { runs, seed }: Simulation,
  estimate: Estimate,
  table: EventTable,
  rules: Rules,
): readonly Result[] => {
  const below = randomBelow(seed)
  const model = simulationModel(table)
  const sizes = [{ name: '', size: model.event.n }]
  const curves = Array.from({ length: runs }, () => {
    const { times, groups } = simulatedTable(model, sizes, below)
    return kaplanMeier(times, groups[0]!)
  })
  const samples = `${runs} samples with times from the overall curve and censoring from its reverse, seed ${seed}`
  const coverage = (key: SimulatedKey, truth: Answer, limitsOf: (curve: Curve) => Limits, what: string) =>
    truth.known
      ? proportionResults(
          key,
          curves.map((curve) => contains(limitsOf(curve), truth.value)),
          `proportion of samples whose interval of ${what} contains the true value, ${samples}`,
          rules.confidence,
        )
      : noSimulation(key, truth.reason)
  const interval = intervalRule(rules, 0.5)
  return [
    result({ analysis, statistic: 'runs' }, runs, '1', 'samples drawn'),
    ...coverage(
      { analysis, statistic: 'median-coverage' },
      survivalQuantile(model.event, 0.5, rules.median),
      (curve) => survivalQuantileInterval(curve, 0.5, interval),
      `the median (${interval.kind})`,
    ),
    ...estimate.at.flatMap((at) =>
      coverage(
        { analysis, statistic: 'survival-coverage', at },
        survivalAt(model.event, at).survival,
        (curve) => bandAt(curve, at, rules),
        `S(t) (${rules.band})`,
      ),
    ),
  ]
}

/** Whether the limits contain the true value; null without limits. An interval without one limit is unbounded there. */
const contains = ({ lower, upper }: Limits, truth: number): boolean | null => {
  if (!lower.known && !upper.known) return null
  return (!lower.known || lower.value <= truth) && (!upper.known || truth <= upper.value)
}

const bandAt = (curve: Curve, at: number, rules: Rules): Limits => {
  const { survival, greenwood } = survivalAt(curve, at)
  return survival.known
    ? survivalBand(rules.band, survival.value, greenwood, criticalValue(rules.confidence), rules.bandAtLimit)
    : { lower: survival, upper: survival }
}
