import type { CoxFit } from '../cox/cox-fit.ts'
import { type CoxTies, coxTerms } from '../cox/cox-likelihood.ts'
import { type CoxData, coxRiskSets, type RiskSets } from '../cox/cox-risk-sets.ts'
import { inverse } from '../numbers/symmetric.ts'
import { transformedTimes } from './transformed-times.ts'

export interface SchoenfeldResiduals {
  /** By stratum, then time ascending. */
  readonly residuals: readonly SchoenfeldResidual[]
  /** For each coefficient, the variance of a single scaled residual: d V, or its equivalent with strata. */
  readonly variances: readonly number[]
}

/** The residual of each event of one covariate pattern at one time of one stratum; tied events of a pattern have one. */
export interface SchoenfeldResidual {
  readonly time: number
  /** g(t) of `transformedTimes`. */
  readonly transformedTime: number
  readonly events: number
  /** For each coefficient; null if the covariate is constant in the stratum. */
  readonly scaled: readonly (number | null)[]
}

/**
 * Scaled Schoenfeld residuals. An event of a subject with covariates x at time i has the residual s = x - m_i, m_i the
 * mean of x over the risk set under the weights exp(x b) (of Efron's ties the mean of its d_i means), and the scaled
 * residual b + d V s, d the number of events and V the inverse information at the fit, so d V is the inverse of the
 * mean information per event. Its expectation is about b(t), the log hazard ratio at this time.
 * With strata, the mean information of covariates k and l is per event of the strata in which both vary, and residuals
 * of a stratum use the rows of the covariates that vary in it.
 *
 * Null without a maximum of the likelihood, or if the mean information is singular. `fit`: of the unpenalised
 * likelihood with the same ties.
 * Source: Grambsch and Therneau 1994. Checked against `cox.zph(fit, terms = FALSE)$y` of R survival 3.5-3.
 */
export const schoenfeldResiduals = (
  data: CoxData,
  ties: CoxTies,
  fit: CoxFit,
): SchoenfeldResiduals | null => {
  if (fit.isMonotone || fit.variance === null) return null
  const riskSets = coxRiskSets(data)
  const used = riskSets.map(eventsOfVarying)
  const perEvent = fit.information.map((row, k) =>
    row.map(
      (value, l) => value / (used.reduce((sum, events) => sum + Math.min(events[k]!, events[l]!), 0) || 1),
    ),
  )
  const whole = inverse(perEvent)
  if (whole === null) return null
  const transformed = transformedTimes(data)
  const residuals: SchoenfeldResidual[] = []
  for (const [s, sets] of riskSets.entries()) {
    const varying = [...used[s]!.keys()].filter((k) => used[s]![k]! > 0)
    const scale = inverse(varying.map((k) => varying.map((l) => perEvent[k]![l]!)))
    if (scale === null) return null
    const terms = coxTerms([sets], fit.coefficients, ties)
    sets.times.forEach((time, i) => {
      // from the last time to the first
      const { score, events } = terms[sets.times.length - 1 - i]!
      const died = eventsAt(sets, i)
      // the score is the sum of x - m over the events
      const mean = fit.coefficients.map(
        (_, k) => (died.reduce((sum, { x, count }) => sum + count * x[k]!, 0) - score[k]!) / events,
      )
      for (const { x, count } of died) {
        const raw = varying.map((k) => x[k]! - mean[k]!)
        const scaled = fit.coefficients.map((b, k) => {
          const row = scale[varying.indexOf(k)]
          return row === undefined ? null : row.reduce((sum, value, j) => sum + value * raw[j]!, b)
        })
        residuals.push({ time, transformedTime: transformed.get(time)!, events: count, scaled })
      }
    })
  }
  return { residuals, variances: whole.map((row, k) => row[k]!) }
}

/** For each covariate the events of the stratum if the covariate varies in it, 0 otherwise. */
const eventsOfVarying = ({ covariates, events }: RiskSets): readonly number[] => {
  const all = events.reduce((sum, count) => sum + count, 0)
  return (covariates[0] ?? []).map((first, k) => (covariates.some((x) => x[k] !== first) ? all : 0))
}

/** The patterns with events at the i-th time. */
const eventsAt = ({ deaths, covariates }: RiskSets, i: number) =>
  Array.from(deaths.pattern.subarray(deaths.starts[i]!, deaths.starts[i + 1]!), (pattern, j) => ({
    x: covariates[pattern]!,
    count: deaths.count[deaths.starts[i]! + j]!,
  }))
