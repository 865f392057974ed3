import type { FigureOf } from '../../../../cohort/descriptors/plan/figure.ts'
import { CUMULATIVE_HAZARD } from '../../../../cohort/results/curve-names.ts'
import { resultId } from '../../../../cohort/results/result.ts'
import { displayResult } from '../../../../cohort/results/shown-text.ts'
import {
  type CurveData,
  type CurveGroup,
  type CurveSources,
  curveData,
  curveOf,
  groupTitle,
  marksOn,
} from '../curve-data.ts'
import { heightsOver } from '../height-axis.ts'
import { endAndBand, type LineData } from '../lines/data.ts'
import { type CurveLine, eventRuns, lastHeightRuns, textRun } from '../lines/line.ts'
import { bandOf } from '../points.ts'

/** Nelson-Aalen cumulative hazards, one line for each group. */
export const cumulativeHazardData = (
  figure: FigureOf<'cumulative-hazard'>,
  sources: CurveSources,
): LineData => {
  const base = curveData(figure, sources)
  const lines = base.groups.map((group, i) => lineOf(group, i, figure, base, sources))
  const axis = heightsOver(lines, figure.range)
  return {
    base,
    heightTitle: base.axes.height ?? 'Cumulative hazard',
    lines,
    mark: 'censored',
    words: 'Cumulative hazard curves',
    caption: [
      'Cumulative hazard of Nelson and Aalen; the steeper the curve, the higher the rate.',
      ...(base.causes.length > 0
        ? [`The estimate censors competing events (${base.causes.join('; ')}).`]
        : []),
      ...endAndBand(base, axis, 'log', sources.style),
    ],
    confidence: base.confidence,
    axis,
    notes: null,
  }
}

const lineOf = (
  group: CurveGroup,
  i: number,
  figure: FigureOf<'cumulative-hazard'>,
  base: CurveData,
  sources: CurveSources,
): CurveLine => {
  const points = curveOf(CUMULATIVE_HAZARD, 'rising', group, base, sources)
  const heights = sources.estimates[base.analysis]!.at.filter((at) => at <= base.lastTime).map((at) =>
    sources.results.get(
      resultId({ analysis: base.analysis, group: group.name, statistic: 'cumulative-hazard', at }),
    ),
  )
  return {
    name: group.name,
    group: group.name,
    label: groupTitle(base, group),
    shortLabel: group.label,
    source: 'plan',
    numbers: [
      ...textRun('n = ', group.n, displayResult(group.n), ', '),
      ...eventRuns(group.events),
      ...lastHeightRuns(heights, undefined, base.unit, sources.style),
    ],
    points,
    band: base.confidence === null ? [] : bandOf(points),
    marks: figure.censoring ? marksOn(points, group, ({ censored }) => censored) : [],
    style: base.styles[i]!,
    isThin: false,
  }
}
