import type { FigureOf } from '../../../../cohort/descriptors/plan/figure.ts'
import { SURVIVAL } from '../../../../cohort/results/curve-names.ts'
import { resultId } from '../../../../cohort/results/result.ts'
import { EVENT } from '../../../../cohort/subjects/follow-ups.ts'
import { lineStyles, otherDash } from '../../drawing/colours.ts'
import type { TextRun } from '../../drawing/svg-pen.ts'
import { resultOf } from '../../results-by-id.ts'
import {
  type CurveData,
  type CurveGroup,
  type CurveSources,
  curveData,
  curveOf,
  endpointOf,
  groupTitle,
} from '../curve-data.ts'
import { proportions } from '../height-axis.ts'
import { percent } from '../km-labels.ts'
import { endAndBand, type LineData } from '../lines/data.ts'
import { type CurveLine, eventRuns, lastHeightRuns, type Scale } from '../lines/line.ts'
import { type NoteSources, notesOf } from '../notes.ts'
import { bandOf, complement, type Point } from '../points.ts'

/**
 * Aalen-Johansen cumulative incidences: of every cause for all subjects, of the event by group. With competing events
 * also 1 minus Kaplan-Meier, which overestimates.
 */
export const cumulativeIncidenceData = (
  figure: FigureOf<'cumulative-incidence'>,
  sources: CurveSources & NoteSources,
): LineData => {
  const base = curveData(figure, sources)
  const axis = proportions(figure.scale, figure.range)
  const { rules } = sources
  const hasCauses = base.causes.length > 0
  const hasComplement = hasCauses && figure.complement
  const lines = incidenceLines(figure, base, sources)
  return {
    base,
    heightTitle: base.axes.height ?? `Cumulative incidence${percent(figure.scale)}`,
    lines: hasComplement ? [...lines, ...complementLines(base, lines, sources)] : lines,
    mark: null,
    words: 'Cumulative incidence curves',
    caption: [
      hasCauses
        ? 'Aalen-Johansen cumulative incidence: the proportion with the event, allowing for competing events.'
        : '1 minus the Kaplan-Meier estimate; there are no competing events.',
      ...(hasComplement
        ? ['Thin line: 1 minus Kaplan-Meier, which censors competing events and is never lower.']
        : []),
      // without competing events the curve and its limits are 1 minus Kaplan-Meier
      ...endAndBand(base, axis, hasCauses ? rules.incidenceBand : rules.band, sources.style),
    ],
    confidence: base.confidence,
    axis,
    notes: notesOf(figure, sources),
  }
}

/** For all subjects a line for the event and for each cause; otherwise one line for each group. */
const incidenceLines = (
  figure: FigureOf<'cumulative-incidence'>,
  base: CurveData,
  sources: CurveSources,
): readonly CurveLine[] => {
  const { event, competing = {} } = endpointOf(figure, sources).endpoint
  const drawn = base.groups.flatMap((group) =>
    base.grouping === null
      ? Object.entries({ '': event, ...competing }).map(([cause, { label }]) => ({
          ...{ group, cause, label },
          shortLabel: label,
        }))
      : [{ group, cause: '', label: groupTitle(base, group), shortLabel: group.label }],
  )
  const styles = lineStyles(drawn.length, figure.colours)
  return drawn.map(({ group, cause, label, shortLabel }, i): CurveLine => {
    const points = incidenceOf(group, cause, base, sources)
    return {
      name: [group.name, cause].filter((part) => part !== '').join('/') || 'event',
      group: group.name,
      label,
      shortLabel,
      source: 'plan',
      numbers: numbersOf(group.name, cause, figure.scale, base, sources),
      points,
      band: base.confidence === null ? [] : bandOf(points),
      marks: [],
      style: styles[i]!,
      isThin: false,
    }
  })
}

/** 1 minus Kaplan-Meier of each group as a thin line in the colour of its incidence. */
const complementLines = (
  base: CurveData,
  lines: readonly CurveLine[],
  sources: CurveSources,
): readonly CurveLine[] =>
  base.groups.map((group, i) => ({
    name: `kaplan-meier${group.name === '' ? '' : `/${group.name}`}`,
    group: group.name,
    label:
      base.grouping === null
        ? 'One minus Kaplan-Meier'
        : `${groupTitle(base, group)}, one minus Kaplan-Meier`,
    shortLabel: base.grouping === null ? 'One minus Kaplan-Meier' : `${group.label}, one minus Kaplan-Meier`,
    source: base.grouping === null ? undefined : 'plan',
    numbers: [],
    points: complementOf(group, base, sources),
    band: [],
    marks: [],
    style: { colour: lines[i]!.style.colour, dash: otherDash(lines[i]!.style) },
    isThin: true,
  }))

/** The curve of a cause; without competing events, 1 minus the survival curve. */
const incidenceOf = (
  group: CurveGroup,
  cause: string,
  base: CurveData,
  sources: CurveSources,
): readonly Point[] => {
  const points = curveOf(cause === '' ? EVENT : cause, 'rising', group, base, sources)
  return points.length > 0 ? points : complementOf(group, base, sources)
}

const complementOf = (group: CurveGroup, base: CurveData, sources: CurveSources): readonly Point[] =>
  curveOf(SURVIVAL, 'falling', group, base, sources).map(complement)

/** The number of events, and the height at the last time of the estimate that has a value. */
const numbersOf = (
  group: string,
  level: string,
  scale: Scale,
  { analysis, lastTime, unit }: CurveData,
  { results, estimates, style }: CurveSources,
): readonly TextRun[] => {
  const heights = estimates[analysis]!.at.filter((at) => at <= lastTime).map((at) =>
    results.get(resultId({ analysis, group, level, statistic: 'cumulative-incidence', at })),
  )
  return [
    ...eventRuns(resultOf(results, resultId({ analysis, group, level, statistic: 'events' }))),
    ...lastHeightRuns(heights, scale, unit, style),
  ]
}
