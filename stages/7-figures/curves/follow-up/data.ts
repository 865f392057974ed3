import { competingCounts } from '../../../../cohort/counts/event-rows.ts'
import type { FigureOf } from '../../../../cohort/descriptors/plan/figure.ts'
import { FOLLOW_UP } from '../../../../cohort/results/curve-names.ts'
import { resultId } from '../../../../cohort/results/result.ts'
import { displayResult } from '../../../../cohort/results/shown-text.ts'
import { unitAfter } from '../../../../cohort/values/unit.ts'
import { resultOf } from '../../results-by-id.ts'
import {
  type CurveData,
  type CurveGroup,
  type CurveSources,
  curveData,
  curveOf,
  groupTitle,
  marksOn,
} from '../curve-data.ts'
import { proportions } from '../height-axis.ts'
import { percent } from '../km-labels.ts'
import { endAndBand, type LineData } from '../lines/data.ts'
import { type CurveLine, textRun } from '../lines/line.ts'
import { bandOf } from '../points.ts'

/** Follow-up by the reverse Kaplan-Meier method, one line for each group. */
export const followUpData = (figure: FigureOf<'follow-up'>, sources: CurveSources): LineData => {
  const { rules } = sources
  const base = curveData(figure, sources)
  const axis = proportions(figure.scale, figure.range)
  return {
    base,
    heightTitle: base.axes.height ?? `Still under follow-up${percent(figure.scale)}`,
    lines: base.groups.map((group, i) => lineOf(group, i, base, sources)),
    mark: 'had an event',
    words: 'Reverse Kaplan-Meier curves of the follow-up',
    caption: [
      `Reverse Kaplan-Meier estimate (${TIES[rules.followUp]}): censored observations count as its events, and events as its censorings.`,
      ...endAndBand(base, axis, rules.band, sources.style),
    ],
    confidence: base.confidence,
    axis,
    notes: null,
  }
}

const TIES: Readonly<Record<CurveSources['rules']['followUp'], string>> = {
  'events-first': 'at tied times events come first',
  'swapped-status': 'events and censorings exchanged, also at tied times',
}

const lineOf = (group: CurveGroup, i: number, base: CurveData, sources: CurveSources): CurveLine => {
  const points = curveOf(FOLLOW_UP, 'falling', group, base, sources)
  const median = resultOf(
    sources.results,
    resultId({ analysis: base.analysis, group: group.name, statistic: 'follow-up' }),
  )
  return {
    name: group.name,
    group: group.name,
    label: groupTitle(base, group),
    shortLabel: group.label,
    source: 'plan',
    numbers: [
      ...textRun('n = ', group.n, displayResult(group.n), ', '),
      ...(median.value === null
        ? [{ text: 'median not reached' }]
        : textRun('median ', median, displayResult(median), unitAfter(median.value, base.unit))),
    ],
    points,
    band: base.confidence === null ? [] : bandOf(points),
    marks: marksOn(points, group, (row) =>
      competingCounts(row).reduce((sum, count) => sum + count, row.events),
    ),
    style: base.styles[i]!,
    isThin: false,
  }
}
