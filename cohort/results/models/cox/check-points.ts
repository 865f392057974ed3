import { coxRegression } from '../../../../statistics/cox/cox-regression.ts'
import { naturalSpline } from '../../../../statistics/numbers/natural-spline.ts'
import { schoenfeldResiduals } from '../../../../statistics/proportional-hazards/schoenfeld-residuals.ts'
import type { GroupEventTable } from '../../../../statistics/survival/event-table.ts'
import { pooledCounts } from '../../../../statistics/survival/event-table.ts'
import { eachStep, kaplanMeier } from '../../../../statistics/survival/kaplan-meier.ts'
import type { Rules } from '../../../descriptors/conventions.ts'
import type { CoxModel } from '../../../descriptors/plan/model.ts'
import { groupBy } from '../../../values/group-by.ts'
import type { TestData } from '../../group-tests/parts/test-data.ts'
import { type CoxDesign, coxDesign } from './cox-design.ts'

/** A point of a figure of a Cox model: of checks whether its hazards are proportional, or of its survival curves. */
export interface CheckPoint {
  readonly curve: CheckCurve
  /** Of log-minus-log curves the covariate, of survival the name of declared values, otherwise the term of the model. */
  readonly term: string
  /** `margin=positive` of log-minus-log curves and of averaged survival, otherwise empty. */
  readonly group: string
  /** In the unit of the endpoint; null along a smooth. */
  readonly time: number | null
  /** 1 - S(t-) of all patients of the model; null on curves over time. */
  readonly transformed: number | null
  /** Of a residual: the number of events that have it; otherwise null. */
  readonly events: number | null
  readonly value: number
  /** Of a smooth: the value minus and plus two standard errors; of survival its limits. */
  readonly lower: number | null
  readonly upper: number | null
}

export type CheckCurve = 'log-minus-log' | 'residual' | 'smooth' | 'adjusted-survival'

/** An interval of a smooth is so many standard errors to either side, as R draws it. */
const BAND = 2

/**
 * The points of a Cox model, by covariate and term, ascending in time:
 * - `log-minus-log`: ln(-ln S(t)) of each group of a categorical covariate, S the Kaplan-Meier curve of the patients of
 *   the model, not adjusted for its other covariates and strata. A value holds from its time to the next point; times
 *   at which S is 0 or 1, and a time of 0, have none. The last point repeats the last value where the curve ends.
 * - `residual`: scaled Schoenfeld residuals (`schoenfeldResiduals`), one for each distinct value at a time.
 * - `smooth`: the natural spline through them at 40 transformed times, with two standard errors to either side.
 *
 * No residuals of a penalised likelihood, without a maximum, or with one event time; no smooth with fewer than four.
 */
export const coxCheckPoints = (
  model: CoxModel,
  data: Pick<TestData, 'eventRows' | 'variables'>,
  rules: Pick<Rules, 'coxTies'>,
): readonly CheckPoint[] => {
  const design = coxDesign(model, data, rules)
  const covariates = [...new Set(design.terms.map(({ covariate }) => covariate))]
  const isCategorical = (name: string): boolean =>
    design.terms.some(({ covariate, pair }) => covariate === name && pair !== null)
  const groups = design.data.strata.flatMap((stratum) => stratum.groups)
  return [
    ...covariates
      .filter(isCategorical)
      .flatMap((covariate) => logMinusLogCurves(covariate, model.covariates.indexOf(covariate), groups)),
    ...(model.firth || design.terms.length === 0 ? [] : residualPoints(design)),
  ]
}

/** A curve for each group; `position`: that of the covariate in the names of patterns. */
const logMinusLogCurves = (
  covariate: string,
  position: number,
  patterns: readonly GroupEventTable[],
): readonly CheckPoint[] =>
  [...groupBy(patterns, ({ name }) => name.split(';')[position]!)].flatMap(([group, members]) => {
    const pooled = pooledCounts(members)
    const curve = kaplanMeier(pooled.times, pooled)
    const steps = eachStep(curve).filter(({ time }) => time > 0)
    const points = steps
      .filter(({ survival }) => survival > 0 && survival < 1)
      .map(({ time, survival }) => ({ time, value: Math.log(-Math.log(survival)) }))
    const last = points.at(-1)
    const end = steps.find(({ survival }) => survival === 0)?.time ?? curve.lastTime
    const closing = last === undefined || last.time >= end ? [] : [{ ...last, time: end }]
    return [...points, ...closing].map(({ time, value }) => ({
      curve: 'log-minus-log' as const,
      ...{ term: covariate, group, time, transformed: null, events: null },
      ...{ value, lower: null, upper: null },
    }))
  })

const residualPoints = ({ data, ties, terms }: CoxDesign): readonly CheckPoint[] => {
  // the level of intervals has no effect on the fit
  const fitted = schoenfeldResiduals(data, ties, coxRegression(data, ties, 1).fit)
  if (fitted === null || new Set(fitted.residuals.map(({ time }) => time)).size < 2) return []
  return terms.flatMap(({ name: term }, k) => {
    const points = fitted.residuals.map(({ time, transformedTime, events, scaled }) => ({
      time,
      x: transformedTime,
      y: scaled[k]!,
      weight: events,
    }))
    const smooth = naturalSpline(points) ?? []
    return [
      ...distinct(points).map(({ time, x, y, weight }) => ({
        curve: 'residual' as const,
        ...{ term, group: '', time, transformed: x, events: weight },
        ...{ value: y, lower: null, upper: null },
      })),
      ...smooth.map(({ x, fit, leverage }) => {
        const reach = BAND * Math.sqrt(fitted.variances[k]! * leverage)
        return {
          curve: 'smooth' as const,
          ...{ term, group: '', time: null, transformed: x, events: null },
          ...{ value: fit, lower: fit - reach, upper: fit + reach },
        }
      }),
    ]
  })
}

interface Residual {
  readonly time: number
  readonly x: number
  readonly y: number
  readonly weight: number
}

/** Residuals by time and value, equal ones of a time as one with their number of events; those without a value omitted. */
const distinct = (
  points: readonly (Omit<Residual, 'y'> & { readonly y: number | null })[],
): readonly Residual[] => {
  const known = points.flatMap(({ y, ...rest }) => (y === null ? [] : [{ ...rest, y }]))
  const equal = groupBy(known, ({ time, y }) => `${time} ${y.toPrecision(12)}`)
  return [...equal.values()]
    .map((same) => ({ ...same[0]!, weight: same.reduce((sum, { weight }) => sum + weight, 0) }))
    .sort((a, b) => a.time - b.time || a.y - b.y)
}
