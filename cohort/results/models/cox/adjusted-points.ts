import { coxRegression } from '../../../../statistics/cox/cox-regression.ts'
import {
  coxBaseline,
  coxSurvivalAt,
  type WeightedCovariates,
} from '../../../../statistics/cox/cox-survival.ts'
import { criticalValue } from '../../../../statistics/distributions/normal.ts'
import { survivalBand } from '../../../../statistics/survival/survival-band.ts'
import type { Rules } from '../../../descriptors/conventions.ts'
import { isCoxModel, type Model } from '../../../descriptors/plan/model.ts'
import type { TestData } from '../../group-tests/parts/test-data.ts'
import { adjustedCurves, lastTimeOf } from './adjusted-survival.ts'
import type { CheckPoint } from './check-points.ts'
import { coxDesign } from './cox-design.ts'

/**
 * The curves of `adjusted` of a Cox model (`coxSurvivalAt`), in the order of the plan: S(t) at 0, at each event time, and
 * at the last time of the model, with the limits of its results. `group` or, of declared values, their name as the `term`.
 * A value holds from its time to the next point. None without a maximum of the likelihood, or of a group without subjects.
 */
export const adjustedPoints = (
  model: Model,
  data: Pick<TestData, 'eventRows' | 'variables'>,
  rules: Rules,
): readonly CheckPoint[] => {
  if (!isCoxModel(model) || model.adjusted === undefined) return []
  const design = coxDesign(model, data, rules)
  if (design.terms.length === 0) return []
  const z = criticalValue(rules.confidence)
  const { fit, wald } = coxRegression(design.data, design.ties, z)
  if (!wald.chiSquare.known) return []
  const baseline = coxBaseline(design.data, design.ties, fit.coefficients)
  const last = lastTimeOf(design)
  const times = [...new Set([0, ...baseline.times, last])]
  const heightAt = (targets: readonly WeightedCovariates[], time: number) => {
    const { survival, logVariance } = coxSurvivalAt(baseline, fit.coefficients, fit.variance!, targets, time)
    const { lower, upper } = survivalBand(rules.band, survival, logVariance, z, rules.bandAtLimit)
    return {
      value: survival,
      lower: lower.known ? lower.value : null,
      upper: upper.known ? upper.value : null,
    }
  }
  return adjustedCurves(model, data, design).flatMap(({ group, level, targets }) =>
    targets === null
      ? []
      : times.map((time) => ({
          curve: 'adjusted-survival' as const,
          ...{ term: level, group, time, transformed: null, events: null },
          ...heightAt(targets, time),
        })),
  )
}
