import type { CoxRegression } from '../../../../statistics/cox/cox-regression.ts'
import {
  type CoxBaseline,
  coxBaseline,
  coxSurvivalAt,
  type WeightedCovariates,
} from '../../../../statistics/cox/cox-survival.ts'
import { criticalValue } from '../../../../statistics/distributions/normal.ts'
import { type Answer, known, unknown } from '../../../../statistics/numbers/answer.ts'
import { survivalBand } from '../../../../statistics/survival/survival-band.ts'
import { isUpTo } from '../../../../statistics/survival/tied-times.ts'
import type { Rules } from '../../../descriptors/conventions.ts'
import type { CoxModel } from '../../../descriptors/plan/model.ts'
import { levelGroup } from '../../../values/group.ts'
import { percent } from '../../../values/percent.ts'
import { encodeValue, levelsOf } from '../../../values/value.ts'
import type { TestData } from '../../group-tests/parts/test-data.ts'
import { type Result, result } from '../../result.ts'
import { covariatesOf } from '../design.ts'
import type { CoxDesign } from './cox-design.ts'

/** Whose survival: all subjects as if in one group, or a subject of declared values. */
export interface AdjustedCurve {
  /** `arm=new`; empty for declared values. */
  readonly group: string
  /** The name of declared values; empty for a group. */
  readonly level: string
  /** Null if a value has no subject in the model. */
  readonly targets: readonly WeightedCovariates[] | null
  readonly words: string
}

/** The curves that the plan declares, in its order: first the groups, then declared values. */
export const adjustedCurves = (
  { adjusted, covariates }: CoxModel,
  { variables }: Pick<TestData, 'variables'>,
  design: CoxDesign,
): readonly AdjustedCurve[] => {
  if (adjusted === undefined) return []
  const { by, patients = {} } = adjusted
  const position = by === undefined ? -1 : covariates.indexOf(by)
  const ofGroups = by === undefined ? [] : (levelsOf(variables.get(by)!) ?? [])
  return [
    ...ofGroups.map(({ value }): AdjustedCurve => {
      const targets = design.data.strata[0]!.groups.map(({ name, entered }) => ({
        x: design.valuesOf(covariatesOf(name).with(position, value)),
        weight: Array.from(entered).reduce((sum, count) => sum + count, 0),
      }))
      const isKnown = (target: (typeof targets)[number]): target is WeightedCovariates => target.x !== null
      return {
        group: levelGroup(variables.get(by!)!, value),
        level: '',
        targets: targets.every(isKnown) ? targets : null,
        words: 'averaged over the covariates of all subjects of the model (g-formula)',
      }
    }),
    ...Object.entries(patients).map(([level, values]): AdjustedCurve => {
      const x = design.valuesOf(covariates.map((covariate) => encodeValue(values[covariate]!)))
      const words = covariates.map((covariate) => `${covariate} ${encodeValue(values[covariate]!)}`)
      return {
        group: '',
        level,
        targets: x === null ? null : [{ x, weight: 1 }],
        words: `of a subject with ${words.join(', ')}`,
      }
    }),
  ]
}

/** The last time of a subject of the model. */
export const lastTimeOf = ({ data }: Pick<CoxDesign, 'data'>): number =>
  data.strata
    .flatMap(({ groups }) => groups.map(({ times }) => times[times.length - 1] ?? 0))
    .reduce((last, time) => Math.max(last, time), 0)

/** S(t) by the model at each declared time, with its standard error and limits. */
export const adjustedSurvivalRows = (
  analysis: string,
  model: CoxModel,
  data: TestData,
  design: CoxDesign,
  fit: CoxRegression,
  rules: Rules,
  method: string,
): readonly Result[] => {
  const curves = adjustedCurves(model, data, design)
  const reason = fit.wald.chiSquare.known ? null : fit.wald.chiSquare.reason
  const baseline =
    curves.length === 0 || reason !== null
      ? null
      : coxBaseline(design.data, design.ties, fit.fit.coefficients)
  const lastTime = lastTimeOf(design)
  return curves.flatMap(({ group, level, targets, words }) =>
    (model.adjusted?.at ?? []).flatMap((at) => {
      const [survival, se, lower, upper] =
        baseline === null
          ? withoutAnswer(reason ?? '')
          : targets === null
            ? withoutAnswer('no subject in the model has this level')
            : isUpTo(at, lastTime)
              ? survivalAt(baseline, fit, targets, at, rules)
              : withoutAnswer(`no patient was followed beyond ${lastTime}`)
      const key = { analysis, ...(group !== '' && { group }), ...(level !== '' && { level }), at }
      const what = `S(t) ${words}, ${method}`
      const interval = `${percent(rules.confidence)} interval, ${rules.band}, delta method`
      return [
        result({ ...key, statistic: 'adjusted-survival' }, survival, '1', what),
        result({ ...key, statistic: 'adjusted-survival-se' }, se, '1', `standard error of ${what}`),
        result(
          { ...key, statistic: 'adjusted-survival-lower' },
          lower,
          '1',
          `lower limit, ${interval}, ${what}`,
        ),
        result(
          { ...key, statistic: 'adjusted-survival-upper' },
          upper,
          '1',
          `upper limit, ${interval}, ${what}`,
        ),
      ]
    }),
  )
}

type Answers = readonly [survival: Answer, se: Answer, lower: Answer, upper: Answer]

const withoutAnswer = (reason: string): Answers => {
  const none = unknown(reason)
  return [none, none, none, none]
}

const survivalAt = (
  baseline: CoxBaseline,
  { fit }: CoxRegression,
  targets: readonly WeightedCovariates[],
  at: number,
  rules: Rules,
): Answers => {
  const { survival, logVariance } = coxSurvivalAt(baseline, fit.coefficients, fit.variance!, targets, at)
  const { lower, upper } = survivalBand(
    rules.band,
    survival,
    logVariance,
    criticalValue(rules.confidence),
    rules.bandAtLimit,
  )
  const se = logVariance === null ? unknown('survival is zero') : known(survival * Math.sqrt(logVariance))
  return [known(survival), se, lower, upper]
}
