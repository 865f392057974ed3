import type { Rules } from '../../cohort/conventions.ts'
import type { CurvePoint } from '../../cohort/curves.ts'
import { endpointUnit } from '../../cohort/endpoint-unit.ts'
import type { EventRow } from '../../cohort/event-rows.ts'
import { declaredGroups } from '../../cohort/group.ts'
import { shortTestName } from '../../cohort/methods/test-method.ts'
import { termTitle } from '../../cohort/pair-words.ts'
import type { Endpoint, Estimate, FigureOf, Model, Population, Test } from '../../cohort/plan.ts'
import { type Result, resultId } from '../../cohort/result.ts'
import { survivalNoun } from '../../cohort/survival-noun.ts'
import { MOST_TICKS, tickTimes } from '../../cohort/tick-times.ts'
import { unitAfter } from '../../cohort/unit.ts'
import type { Variable } from '../../cohort/value.ts'
import { atRiskAt } from '../../statistics/event-table.ts'
import { type AxisEnd, axisEnd } from './axis-end.ts'
import { type LineStyle, lineStyles } from './colours.ts'
import { type Band, bandOf, cut, flipped, type Mark, type Point, pointsOf, valueAt } from './km-curve.ts'
import { type ResultsById, resultOf } from './results-by-id.ts'

export type KmFigure = FigureOf<'kaplan-meier'>

/** What Kaplan-Meier figures are drawn from. */
export interface KmSources {
  readonly curves: readonly CurvePoint[]
  readonly eventRows: readonly EventRow[]
  readonly results: ResultsById
  readonly variables: ReadonlyMap<string, Variable>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly estimates: Readonly<Record<string, Estimate>>
  readonly populations: Readonly<Record<string, Population>>
  readonly tests: Readonly<Record<string, Test>>
  readonly models: Readonly<Record<string, Model>>
  readonly rules: Rules
  /** What happened at time 0, where an endpoint names nothing else. */
  readonly origin: string
}

/** All that stands in one Kaplan-Meier figure, found by name and not by place, so that the order of no table matters. */
export interface KmData {
  readonly title: string
  /** The event as a noun: `death`. */
  readonly event: string
  /** The noun for the height of a falling curve: `overall survival`. */
  readonly survival: string
  /** What happened at time 0; null where the plan has no word for it. */
  readonly origin: string | null
  readonly unit: string
  /** Where the axis ends. */
  readonly lastTime: number
  readonly end: AxisEnd
  readonly ticks: readonly number[]
  /** Whether the declared step would have asked for more ticks than there are. */
  readonly hasCutTicks: boolean
  /** The title of the variable whose groups are drawn; null for everybody. */
  readonly grouping: string | null
  readonly groups: readonly KmGroup[]
  /** Labels of the competing events in the order of the plan. */
  readonly causes: readonly string[]
  readonly test: { readonly name: string; readonly p: Result } | null
  readonly hazardRatios: readonly HazardRatio[]
  readonly band: { readonly confidence: number; readonly rule: Rules['band'] } | null
  readonly scale: KmFigure['scale']
  readonly direction: KmFigure['direction']
  readonly hasLandmarks: boolean
  /** Of each group. */
  readonly styles: readonly LineStyle[]
}

/** A hazard ratio with its limits, and of what. */
export interface HazardRatio {
  readonly label: string
  readonly ratio: Result
  readonly lower: Result
  readonly upper: Result
}

export interface KmGroup {
  readonly name: string
  readonly label: string
  readonly points: readonly Point[]
  /** Those at risk just before a time, any time. */
  readonly atRiskAt: (time: number) => number
  readonly band: readonly Band[]
  readonly censored: readonly Mark[]
  /** One list per cause. */
  readonly competing: readonly (readonly Mark[])[]
  readonly n: Result
  readonly events: Result
  readonly median: Result
  readonly medianLimits: { readonly lower: Result; readonly upper: Result }
  readonly landmarks: readonly Result[]
  readonly table: KmTable
}

/** The columns under the ticks: each array has a result per tick. */
export interface KmTable {
  readonly atRisk: readonly Result[]
  readonly censored: readonly Result[]
  readonly events: readonly Result[]
  /** One array per cause. */
  readonly competing: readonly (readonly Result[])[]
}

export const kmData = (figure: KmFigure, sources: KmSources): KmData => {
  const estimate = sources.estimates[figure.estimate]!
  const endpoint = sources.endpoints[estimate.endpoint ?? figure.estimate]!
  const everybody = endpoint.among === undefined ? 'all' : sources.populations[endpoint.among]!.title
  const variable = figure.by === undefined ? null : sources.variables.get(figure.by)!
  const declared = variable === null ? [{ name: '', label: everybody }] : declaredGroups(variable)
  const times = sources.curves.filter(({ analysis }) => analysis === figure.estimate).map(({ time }) => time)
  const lastTime = times.reduce((last, time) => Math.max(last, time), 0)
  const eventRows = sources.eventRows.filter(
    ({ endpoint: of, stratum }) => of === (estimate.endpoint ?? figure.estimate) && stratum === '',
  )
  const end = axisEnd(figure.end, lastTime, eventRows)
  const ticks = tickTimes(lastTime, estimate.ticks).filter((tick) => tick <= end.time)
  const groups = declared
    .filter(({ name }) => sources.curves.some(isCurve(figure.estimate, name)))
    .map((group) => kmGroup(group, figure, endpoint, ticks, end.time, sources))
  return {
    title: figure.title,
    event: endpoint.event.label,
    survival: survivalNoun(endpoint),
    origin: beginningOf(endpoint, sources),
    unit: groups[0]?.median.unit ?? '1',
    lastTime: end.time,
    end,
    ticks,
    hasCutTicks: estimate.ticks !== undefined && estimate.ticks * MOST_TICKS <= end.time,
    grouping: variable?.title ?? null,
    groups,
    causes: Object.values(endpoint.competing ?? {}).map(({ label }) => label),
    test: figure.test === undefined ? null : testOf(figure.test, sources),
    hazardRatios: figure.model === undefined ? [] : hazardRatiosOf(figure.model, sources),
    band: figure.band ? { confidence: sources.rules.confidence, rule: sources.rules.band } : null,
    scale: figure.scale,
    direction: figure.direction,
    hasLandmarks: figure.landmarks,
    styles: lineStyles(groups.length, figure.colours),
  }
}

/** A time of origin is a variable; its word is that of the event which another endpoint has at this variable. */
const originOf = ({ from }: Endpoint, { endpoints, origin }: KmSources): string | null =>
  from === undefined
    ? origin
    : (Object.values(endpoints).find(({ event }) => event.at === from)?.event.label ?? null)

/** Where the times of an endpoint begin: its origin, or its landmark; null where no word for it is known. */
const beginningOf = (endpoint: Endpoint, sources: KmSources): string | null => {
  const origin = originOf(endpoint, sources)
  const { landmark } = endpoint
  return landmark === undefined
    ? origin
    : `${landmark}${unitAfter(landmark, endpointUnit(endpoint, sources.variables))} after ${origin ?? 'the origin'}`
}

const isCurve = (analysis: string, group: string) => (row: CurvePoint) =>
  row.analysis === analysis && row.group === group && row.curve === 'survival'

const kmGroup = (
  { name, label }: { readonly name: string; readonly label: string },
  figure: KmFigure,
  endpoint: Endpoint,
  ticks: readonly number[],
  end: number,
  { curves, eventRows, results, estimates }: KmSources,
): KmGroup => {
  const estimate = estimates[figure.estimate]!
  const code = estimate.endpoint ?? figure.estimate
  const causes = Object.keys(endpoint.competing ?? {})
  const all = eventRows
    .filter((row) => row.endpoint === code && row.stratum === '' && row.group === name)
    .sort((a, b) => a.time - b.time)
  const rows = all.filter(({ time }) => time <= end)
  const [times, counts] = [all.map(({ time }) => time), all.map(({ at_risk }) => at_risk)]
  const atRisk = (time: number): number => atRiskAt(time, times, counts)
  const survival = cut(pointsOf(curves.filter(isCurve(figure.estimate, name))), end, atRisk)
  const points = figure.direction === 'up' ? survival.map(flipped) : survival
  const marks = (count: (row: EventRow) => number): readonly Mark[] =>
    rows
      .filter((row) => count(row) > 0)
      .map((row) => ({ time: row.time, count: count(row), estimate: valueAt(points, row.time) }))
  const of = (statistic: string, at?: number, level = ''): Result =>
    resultOf(
      results,
      resultId({
        analysis: figure.estimate,
        group: name,
        level,
        statistic,
        ...(at === undefined ? {} : { at }),
      }),
    )
  return {
    name,
    label,
    points,
    atRiskAt: atRisk,
    band: figure.band ? bandOf(points) : [],
    censored: marks(({ censored }) => censored),
    competing: causes.map((_, cause) => marks(({ competing }) => Number(competing.split(';')[cause]))),
    n: of('n'),
    events: of('events'),
    median: of('median'),
    medianLimits: { lower: of('median-lower'), upper: of('median-upper') },
    landmarks: estimate.at
      .filter((at) => at <= end)
      .map((at) => of(figure.direction === 'up' ? 'incidence' : 'survival', at)),
    table: {
      atRisk: ticks.map((at) => of('at-risk', at)),
      censored: ticks.map((at) => of('censored-before', at)),
      events: ticks.map((at) => of('events-before', at)),
      competing: causes.map((cause) => ticks.map((at) => of('events-before', at, cause))),
    },
  }
}

/** All hazard ratios of a model, as the results name their terms. */
const hazardRatiosOf = (model: string, { results, variables, models }: KmSources): readonly HazardRatio[] =>
  [...results.values()]
    .filter(({ analysis, statistic }) => analysis === model && statistic === 'hazard-ratio')
    .map((ratio) => {
      const limit = (statistic: string): Result =>
        resultOf(results, resultId({ analysis: model, group: ratio.group, level: ratio.level, statistic }))
      return {
        label: termTitle(ratio, variables, models[model]!),
        ratio,
        lower: limit('hazard-ratio-lower'),
        upper: limit('hazard-ratio-upper'),
      }
    })

const testOf = (test: string, { tests, results }: KmSources): KmData['test'] => {
  const plan = tests[test]!
  return {
    name: shortTestName(plan),
    p: resultOf(results, resultId({ analysis: test, statistic: 'p' })),
  }
}
