import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import type { FigureOf } from '../../../cohort/descriptors/plan/figure.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import type { CheckPoint } from '../../../cohort/results/models/cox/check-points.ts'
import { termTitle } from '../../../cohort/results/pair-words.ts'
import { type Result, resultId } from '../../../cohort/results/result.ts'
import { endpointUnit } from '../../../cohort/subjects/endpoint-unit.ts'
import { declaredGroups } from '../../../cohort/values/group.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import { type LineStyle, lineStyles } from '../drawing/colours.ts'
import { type ResultsById, resultOf } from '../results-by-id.ts'

/** The sources of figures that check a Cox model. */
export interface CheckSources {
  /** The points of each checked model. */
  readonly checks: Readonly<Record<string, readonly CheckPoint[]>>
  readonly results: ResultsById
  readonly models: Readonly<Record<string, Model>>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly variables: ReadonlyMap<string, Variable>
}

export interface CheckData {
  readonly title: string
  /** The unit of the endpoint. */
  readonly unit: string
  /** What log-minus-log curves are not adjusted for, although the model is; null for nothing. */
  readonly unadjusted: string | null
  /** The score test of all terms together; null if no model was fitted. */
  readonly global: Result | null
  /** By covariate. */
  readonly panels: readonly CheckPanel[]
}

/** Of a categorical covariate the curves of its groups, which begin a row, and then the residuals of each of its terms. */
export type CheckPanel = LogMinusLogPanel | ResidualPanel | MissingPanel

export interface LogMinusLogPanel {
  readonly kind: 'log-minus-log'
  readonly title: string
  readonly beginsRow: true
  readonly groups: readonly CheckGroup[]
}

/** `points`: a value holds from its time to the next point; none without an event. */
export interface CheckGroup {
  readonly label: string
  readonly points: readonly { readonly time: number; readonly value: number }[]
  readonly style: LineStyle
}

export interface ResidualPanel {
  readonly kind: 'residuals'
  readonly title: string
  readonly beginsRow: false
  /** The log hazard ratio of the model. */
  readonly coefficient: Result
  /** The score test of the covariate, all of its terms together. */
  readonly p: Result
  /** Whether the test is of several terms. */
  readonly isOfLevels: boolean
  readonly dots: readonly Dot[]
  /** Empty if too few event times determine it. */
  readonly smooth: readonly Smooth[]
  /** The event times of the model, ascending, and their places on the transformed axis. */
  readonly times: readonly Pick<Dot, 'time' | 'x'>[]
}

export interface Dot {
  readonly time: number
  readonly x: number
  readonly value: number
  readonly events: number
}

export interface Smooth {
  readonly x: number
  readonly value: number
  readonly lower: number
  readonly upper: number
}

/** A picture that does not exist, and why; `result`: the id of the result whose reason it is. */
export interface MissingPanel {
  readonly kind: 'missing'
  readonly title: string
  readonly beginsRow: boolean
  readonly reason: string
  readonly result: string | null
}

/** With more dots the smooth is drawn alone: they would be one cloud. */
export const MOST_DOTS = 1000

export const checkData = (figure: FigureOf<'proportional-hazards'>, sources: CheckSources): CheckData => {
  const { results, models, endpoints, variables } = sources
  const analysis = figure.model
  const model = models[analysis]!
  const coefficients = [...results.values()].filter(
    (result) => result.analysis === analysis && result.statistic === 'coefficient',
  )
  return {
    title: figure.title,
    unit: 'endpoint' in model ? endpointUnit(endpoints[model.endpoint]!, variables) : '',
    unadjusted: unadjustedFor(model),
    global: results.get(resultId({ analysis, statistic: 'zph-p' })) ?? null,
    panels:
      coefficients.length === 0
        ? [noModel(resultOf(results, resultId({ analysis, statistic: 'score-p' })))]
        : model.covariates.flatMap((covariate) =>
            panelsOf(
              variables.get(covariate)!,
              coefficients.filter((result) => covariateOf(result, variables) === covariate),
              analysis,
              sources,
            ),
          ),
  }
}

const unadjustedFor = (model: Model): string | null => {
  const parts = [
    ...(model.covariates.length > 1 ? ['other covariates'] : []),
    ...('strata' in model && model.strata.length > 0 ? ['strata'] : []),
  ]
  return parts.length === 0 ? null : parts.join(' or ')
}

const noModel = ({ id, reason }: Result): MissingPanel => ({
  kind: 'missing',
  title: 'No model',
  beginsRow: true,
  reason,
  result: id,
})

/** The covariate of a term: of a level, the variable of its group. */
const covariateOf = ({ level, versus }: Result, variables: CheckSources['variables']): string | undefined =>
  versus === ''
    ? level
    : [...variables.values()].find((variable) => declaredGroups(variable).some(({ name }) => name === versus))
        ?.name

const panelsOf = (
  variable: Variable,
  coefficients: readonly Result[],
  analysis: string,
  sources: CheckSources,
): readonly CheckPanel[] => {
  if (coefficients.length === 0) return []
  const p = resultOf(sources.results, resultId({ analysis, level: variable.name, statistic: 'zph-p' }))
  const points = sources.checks[analysis]!
  return [
    ...(coefficients[0]!.versus === '' ? [] : [curvesOf(variable, coefficients, points)]),
    ...coefficients.map((coefficient) => {
      const title = termTitle(coefficient, sources.variables, sources.models[analysis]!)
      return residualsOf(title, coefficient, p, coefficients.length > 1, points)
    }),
  ]
}

const curvesOf = (
  variable: Variable,
  coefficients: readonly Result[],
  points: readonly CheckPoint[],
): LogMinusLogPanel | MissingPanel => {
  const inModel = new Set(coefficients.flatMap(({ reference, versus }) => [reference, versus]))
  const groups = declaredGroups(variable).filter(({ name }) => inModel.has(name))
  const styles = lineStyles(groups.length)
  const drawn = groups.map(({ name, label }, i) => ({
    label,
    style: styles[i]!,
    points: points
      .filter(
        ({ curve, term, group }) => curve === 'log-minus-log' && term === variable.name && group === name,
      )
      .map(({ time, value }) => ({ time: time!, value })),
  }))
  const { title } = variable
  return drawn.every((group) => group.points.length === 0)
    ? {
        kind: 'missing',
        title,
        beginsRow: true,
        reason: 'no survival estimate is strictly between zero and one after the origin',
        result: null,
      }
    : { kind: 'log-minus-log', title, beginsRow: true, groups: drawn }
}

const residualsOf = (
  title: string,
  coefficient: Result,
  p: Result,
  isOfLevels: boolean,
  points: readonly CheckPoint[],
): ResidualPanel | MissingPanel => {
  const ofTerm = points.filter(({ term }) => term === coefficient.level)
  const dots = ofTerm
    .filter(({ curve }) => curve === 'residual')
    .map(({ time, transformed, value, events }) => ({
      time: time!,
      x: transformed!,
      value,
      events: events!,
    }))
  if (dots.length === 0)
    return p.value === null
      ? { kind: 'missing', title, beginsRow: false, reason: p.reason, result: p.id }
      : {
          kind: 'missing',
          title,
          beginsRow: false,
          reason: 'scaled Schoenfeld residuals are not defined for a penalised likelihood',
          result: null,
        }
  return {
    kind: 'residuals',
    title,
    beginsRow: false,
    coefficient,
    p,
    isOfLevels,
    dots: dots.length > MOST_DOTS ? [] : dots,
    smooth: ofTerm
      .filter(({ curve }) => curve === 'smooth')
      .map(({ transformed, value, lower, upper }) => ({
        x: transformed!,
        value,
        lower: lower!,
        upper: upper!,
      })),
    times: [...new Map(dots.map(({ time, x }) => [time, { time, x }])).values()],
  }
}
