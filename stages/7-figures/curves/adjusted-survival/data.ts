import { rowsOfGroup } from '../../../../cohort/counts/event-rows.ts'
import type { FigureOf } from '../../../../cohort/descriptors/plan/figure.ts'
import type { CoxModel, Model } from '../../../../cohort/descriptors/plan/model.ts'
import type { CheckPoint } from '../../../../cohort/results/models/cox/check-points.ts'
import { resultId } from '../../../../cohort/results/result.ts'
import { tickTimes } from '../../../../cohort/results/tick-times.ts'
import { endpointUnit } from '../../../../cohort/subjects/endpoint-unit.ts'
import { survivalNoun } from '../../../../cohort/subjects/survival-noun.ts'
import { declaredGroups } from '../../../../cohort/values/group.ts'
import { groupBy } from '../../../../cohort/values/group-by.ts'
import { lineStyles } from '../../drawing/colours.ts'
import { sentenceCase } from '../../drawing/plain-text.ts'
import { axisEnd } from '../axis-end.ts'
import { beginningOf, type CurveData, type CurveSources, groupTitle, wellUntil } from '../curve-data.ts'
import { proportions } from '../height-axis.ts'
import { percent } from '../km-labels.ts'
import { endAndBand, type LineData } from '../lines/data.ts'
import { type CurveLine, lastHeightRuns } from '../lines/line.ts'
import { bandOf, type Point, truncated } from '../points.ts'

/** The sources of figures of survival by a model. */
interface AdjustedSources
  extends Pick<
    CurveSources,
    'eventRows' | 'results' | 'variables' | 'endpoints' | 'rules' | 'origin' | 'style'
  > {
  /** The points of each model that a figure draws. */
  readonly checks: Readonly<Record<string, readonly CheckPoint[]>>
  readonly models: Readonly<Record<string, Model>>
}

type AdjustedFigure = FigureOf<'adjusted-survival'>

/** The model of the figure; stage 2 admits a Cox model only. */
const coxModelOf = ({ model }: AdjustedFigure, { models }: AdjustedSources): CoxModel =>
  models[model] as CoxModel

/** Survival by a Cox model: a line for each group, averaged over all patients, and for each declared patient. */
export const adjustedSurvivalData = (figure: AdjustedFigure, sources: AdjustedSources): LineData => {
  const points = sources.checks[figure.model]!.filter(({ curve }) => curve === 'adjusted-survival')
  const curves = [...groupBy(points, ({ group, term }) => `${group}/${term}`).values()]
  const base = baseOf(figure, points, curves.length, sources)
  const axis = proportions(figure.scale, figure.range)
  const endpoint = sources.endpoints[coxModelOf(figure, sources).endpoint]!
  return {
    base,
    heightTitle: base.axes.height ?? `${sentenceCase(survivalNoun(endpoint))}${percent(figure.scale)}`,
    lines: curves.map((curve, i) => lineOf(curve, i, figure, base, sources)),
    mark: null,
    words: 'Survival curves by a Cox model',
    caption: [
      ...(curves.length === 0 ? ['No curves, because the model has no estimate.'] : []),
      ...(curves.some(([first]) => first!.group !== '')
        ? [
            'Survival by the Cox model if all its patients were in each group, averaged over their other covariates (g-formula).',
          ]
        : []),
      ...(curves.some(([first]) => first!.group === '')
        ? ['Survival by the Cox model of patients with declared values of its covariates.']
        : []),
      ...endAndBand(base, axis, `${sources.rules.band}, delta method`, sources.style),
    ],
    confidence: base.confidence,
    axis,
    notes: null,
    hasNoCounts: true,
  }
}

const baseOf = (
  figure: AdjustedFigure,
  points: readonly CheckPoint[],
  curves: number,
  sources: AdjustedSources,
): CurveData => {
  const model = coxModelOf(figure, sources)
  const endpoint = sources.endpoints[model.endpoint]!
  const unit = endpointUnit(endpoint, sources.variables)
  const rows = rowsOfGroup(sources.eventRows, model.endpoint, '')
  const lastTime = points.reduce((last, { time }) => Math.max(last, time!), 0)
  const ticks = tickTimes({ lastTime, wellUntil: wellUntil(rows), unit })
  const end = axisEnd(figure.end, lastTime, ticks, rows)
  const by = model.adjusted?.by
  return {
    analysis: figure.model,
    title: figure.title,
    event: endpoint.event.label,
    origin: beginningOf(endpoint, sources),
    unit,
    lastTime: end.time,
    end,
    ticks: ticks.filter((tick) => tick <= end.time),
    tableKind: 'none',
    labels: figure.labels,
    axes: figure.axes,
    hasTruncatedTicks: false,
    grouping: by === undefined ? null : sources.variables.get(by)!.title,
    groups: [],
    causes: Object.values(endpoint.competing).map(({ label }) => label),
    confidence: figure.band ? sources.rules.confidence : null,
    styles: lineStyles(curves, figure.colours),
  }
}

const lineOf = (
  curve: readonly CheckPoint[],
  i: number,
  figure: AdjustedFigure,
  base: CurveData,
  sources: AdjustedSources,
): CurveLine => {
  const { group, term } = curve[0]!
  const { adjusted } = coxModelOf(figure, sources)
  const label = labelOf(group, term, adjusted?.by, sources)
  const noCounts = { at_risk: 0, events: 0 }
  const points = truncated(
    curve.map(({ time, value, lower, upper }): Point => {
      return { time: time!, estimate: value, lower, upper, ...noCounts }
    }),
    base.lastTime,
    () => 0,
  )
  const heights = (adjusted?.at ?? [])
    .filter((at) => at <= base.lastTime)
    .map((at) =>
      sources.results.get(
        resultId({ analysis: figure.model, group, level: term, statistic: 'adjusted-survival', at }),
      ),
    )
  return {
    name: `${group}${term}`,
    group,
    label: group === '' ? label : groupTitle(base, { label }),
    shortLabel: label,
    source: 'plan',
    numbers: lastHeightRuns(heights, figure.scale, base.unit, sources.style, ''),
    points,
    band: base.confidence === null ? [] : bandOf(points),
    marks: [],
    style: base.styles[i]!,
    isThin: false,
  }
}

const labelOf = (
  group: string,
  term: string,
  by: string | undefined,
  { variables }: AdjustedSources,
): string =>
  group === '' || by === undefined
    ? term
    : (declaredGroups(variables.get(by)!).find(({ name }) => name === group)?.label ?? group)
