import { type EventRow, rowsOfGroup } from '../../../cohort/counts/event-rows.ts'
import type { Rules } from '../../../cohort/descriptors/conventions.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import type { Estimate } from '../../../cohort/descriptors/plan/estimate.ts'
import type { CurveFigure } from '../../../cohort/descriptors/plan/figure.ts'
import type { Population } from '../../../cohort/descriptors/plan/population.ts'
import { SURVIVAL } from '../../../cohort/results/curve-names.ts'
import type { CurvePoint } from '../../../cohort/results/curves.ts'
import { type Result, resultId } from '../../../cohort/results/result.ts'
import { showNumber } from '../../../cohort/results/styles/show-number.ts'
import { MOST_TICKS, tickTimes } from '../../../cohort/results/tick-times.ts'
import { wellFollowedUntil } from '../../../cohort/results/well-followed.ts'
import { endpointUnit } from '../../../cohort/subjects/endpoint-unit.ts'
import { declaredGroups } from '../../../cohort/values/group.ts'
import { unitAfter } from '../../../cohort/values/unit.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import { atRiskAt } from '../../../statistics/survival/event-table.ts'
import { type LineStyle, lineStyles } from '../drawing/colours.ts'
import type { Styled } from '../figure-kind.ts'
import { type ResultsById, resultOf } from '../results-by-id.ts'
import { type AxisEnd, axisEnd } from './axis-end.ts'
import { type Course, type Mark, type Point, pointsOf, truncated, valueAt } from './points.ts'

/** The sources of figures of curves. */
export interface CurveSources extends Styled {
  readonly curves: readonly CurvePoint[]
  readonly eventRows: readonly EventRow[]
  readonly results: ResultsById
  readonly variables: ReadonlyMap<string, Variable>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly estimates: Readonly<Record<string, Estimate>>
  readonly populations: Readonly<Record<string, Population>>
  readonly rules: Rules
  /** The event at time 0, unless an endpoint declares another. */
  readonly origin: string
}

/** The data of all figures of curves: time axis, groups, table below the axis. Joined by name, not by order. */
export interface CurveData {
  /** The estimate whose curves are drawn. */
  readonly analysis: string
  readonly title: string
  /** The event as a noun: `death`. */
  readonly event: string
  /** The event at time 0; null if the plan has no label for it. */
  readonly origin: string | null
  readonly unit: string
  /** The end of the axis. */
  readonly lastTime: number
  readonly end: AxisEnd
  readonly ticks: readonly number[]
  readonly tableKind: CurveFigure['table']
  readonly labels: CurveFigure['labels']
  /** Titles of the axes that the plan declares. */
  readonly axes: CurveFigure['axes']
  /** Whether the declared step gives more ticks than the table has columns for. */
  readonly hasTruncatedTicks: boolean
  /** The title of the grouping variable; null if all subjects form one curve. */
  readonly grouping: string | null
  readonly groups: readonly CurveGroup[]
  /** Labels of the competing events in the order of the plan. */
  readonly causes: readonly string[]
  /** The confidence level of the bands; null if none is drawn. */
  readonly confidence: number | null
  /** One for each group. */
  readonly styles: readonly LineStyle[]
}

export interface CurveGroup {
  readonly name: string
  readonly label: string
  /** The number at risk just before any time. */
  readonly atRiskAt: (time: number) => number
  /** The rows of its event table up to the end of the axis, ascending. */
  readonly rows: readonly EventRow[]
  readonly n: Result
  readonly events: Result
  readonly table: CurveTable
}

/** The columns below the ticks: each array has one result for each tick. */
export interface CurveTable {
  readonly atRisk: readonly Result[]
  readonly censored: readonly Result[]
  readonly events: readonly Result[]
  /** One array for each cause. */
  readonly competing: readonly (readonly Result[])[]
}

export const curveData = (figure: CurveFigure, sources: CurveSources): CurveData => {
  const estimate = sources.estimates[figure.estimate]!
  const { code, endpoint } = endpointOf(figure, sources)
  const allSubjects = endpoint.among === undefined ? 'all' : sources.populations[endpoint.among]!.title
  const variable = figure.by === undefined ? null : sources.variables.get(figure.by)!
  const declared = variable === null ? [{ name: '', label: allSubjects }] : declaredGroups(variable)
  const times = sources.curves.filter(({ analysis }) => analysis === figure.estimate).map(({ time }) => time)
  const lastTime = times.reduce((last, time) => Math.max(last, time), 0)
  const unit = endpointUnit(endpoint, sources.variables)
  const allRows = rowsOfGroup(sources.eventRows, code, '')
  const allTicks = tickTimes({ lastTime, wellUntil: wellUntil(allRows), unit }, estimate.ticks)
  const end = axisEnd(figure.end, lastTime, allTicks, allRows)
  const ticks = allTicks.filter((tick) => tick <= end.time)
  const groups = declared
    .filter(({ name }) => rowsOfCurve(figure.estimate, name, SURVIVAL, sources).length > 0)
    .map((group) => curveGroup(group, figure, ticks, end.time, sources))
  return {
    analysis: figure.estimate,
    title: figure.title,
    event: endpoint.event.label,
    origin: beginningOf(endpoint, sources),
    unit,
    lastTime: end.time,
    end,
    ticks,
    tableKind: figure.table,
    labels: figure.labels,
    axes: figure.axes,
    hasTruncatedTicks: typeof estimate.ticks === 'number' && estimate.ticks * MOST_TICKS <= end.time,
    grouping: variable?.title ?? null,
    groups,
    causes: Object.values(endpoint.competing).map(({ label }) => label),
    confidence: figure.band ? sources.rules.confidence : null,
    styles: lineStyles(groups.length, figure.colours),
  }
}

/** The endpoint of a figure's estimate, with its name in the plan. */
export const endpointOf = (
  { estimate: analysis }: Pick<CurveFigure, 'estimate'>,
  { estimates, endpoints }: Pick<CurveSources, 'estimates' | 'endpoints'>,
): { readonly code: string; readonly endpoint: Endpoint } => {
  const code = estimates[analysis]!.endpoint
  return { code, endpoint: endpoints[code]! }
}

const rowsOfCurve = (
  analysis: string,
  group: string,
  curve: string,
  { curves }: CurveSources,
): readonly CurvePoint[] =>
  curves.filter((row) => row.analysis === analysis && row.group === group && row.curve === curve)

export const wellUntil = (rows: readonly EventRow[]): number =>
  wellFollowedUntil(
    rows.map(({ time }) => time),
    rows.map(({ at_risk }) => at_risk),
    rows.reduce((sum, { entered }) => sum + entered, 0),
  )

/** The label of the origin: if it is a variable, that of the event of another endpoint at this variable. */
const originOf = (
  { from }: Endpoint,
  { endpoints, origin }: Pick<CurveSources, 'endpoints' | 'origin'>,
): string | null =>
  from === undefined
    ? origin
    : (Object.values(endpoints).find(({ event }) => event.at === from)?.event.label ?? null)

/** The start of an endpoint's times: its origin, or its landmark; null if the origin has no label. */
export const beginningOf = (
  endpoint: Endpoint,
  sources: Pick<CurveSources, 'endpoints' | 'origin' | 'style' | 'variables'>,
): string | null => {
  const origin = originOf(endpoint, sources)
  const { landmark } = endpoint
  return landmark === undefined
    ? origin
    : `${showNumber(landmark, sources.style)}${unitAfter(landmark, endpointUnit(endpoint, sources.variables))} after ${origin ?? 'the origin'}`
}

const curveGroup = (
  { name, label }: Pick<CurveGroup, 'name' | 'label'>,
  figure: CurveFigure,
  ticks: readonly number[],
  end: number,
  sources: CurveSources,
): CurveGroup => {
  const { code, endpoint } = endpointOf(figure, sources)
  const rows = rowsOfGroup(sources.eventRows, code, name)
  const [times, counts] = [rows.map(({ time }) => time), rows.map(({ at_risk }) => at_risk)]
  const resultFor = (statistic: string, at?: number, level = ''): Result =>
    resultOf(
      sources.results,
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
    atRiskAt: (time) => atRiskAt(time, times, counts),
    rows: rows.filter(({ time }) => time <= end),
    n: resultFor('n'),
    events: resultFor('events'),
    table: {
      atRisk: ticks.map((at) => resultFor('at-risk', at)),
      censored: ticks.map((at) => resultFor('censored-before', at)),
      events: ticks.map((at) => resultFor('events-before', at)),
      competing: Object.keys(endpoint.competing).map((cause) =>
        ticks.map((at) => resultFor('events-before', at, cause)),
      ),
    },
  }
}

/** A curve of a group up to the end of the axis; empty if the group has none. */
export const curveOf = (
  curve: string,
  course: Course,
  { name, atRiskAt }: CurveGroup,
  { analysis, lastTime }: Pick<CurveData, 'analysis' | 'lastTime'>,
  sources: CurveSources,
): readonly Point[] =>
  truncated(pointsOf(rowsOfCurve(analysis, name, curve, sources), course, atRiskAt), lastTime, atRiskAt)

/** A mark on a curve at each time of the group with a count above 0. */
export const marksOn = (
  points: readonly Point[],
  { rows }: CurveGroup,
  count: (row: EventRow) => number,
): readonly Mark[] =>
  rows
    .filter((row) => count(row) > 0)
    .map((row) => ({ time: row.time, count: count(row), estimate: valueAt(points, row.time) }))

/** The name of a group on the figure: with its variable, if groups are drawn. */
export const groupTitle = (
  { grouping }: Pick<CurveData, 'grouping'>,
  { label }: Pick<CurveGroup, 'label'>,
): string => (grouping === null ? label : `${grouping}: ${label}`)
