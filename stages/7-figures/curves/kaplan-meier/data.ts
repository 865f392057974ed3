import { competingCounts } from '../../../../cohort/counts/event-rows.ts'
import type { Rules } from '../../../../cohort/descriptors/conventions.ts'
import type { FigureOf } from '../../../../cohort/descriptors/plan/figure.ts'
import { SURVIVAL } from '../../../../cohort/results/curve-names.ts'
import { type Result, resultId } from '../../../../cohort/results/result.ts'
import { survivalNoun } from '../../../../cohort/subjects/survival-noun.ts'
import { resultOf } from '../../results-by-id.ts'
import {
  type CurveData,
  type CurveGroup,
  type CurveSources,
  curveData,
  curveOf,
  endpointOf,
  marksOn,
} from '../curve-data.ts'
import { type HeightAxis, isWithin, proportions } from '../height-axis.ts'
import { type CurveNotes, type NoteSources, notesOf } from '../notes.ts'
import { type Band, bandOf, complement, type Mark, type Point } from '../points.ts'

export type KmFigure = FigureOf<'kaplan-meier'>

export type KmSources = CurveSources & NoteSources

export interface KmData extends CurveData {
  readonly groups: readonly KmGroup[]
  /** The noun for the height of a falling curve: `overall survival`. */
  readonly survival: string
  readonly notes: CurveNotes
  readonly axis: HeightAxis
  /** The rule of the bands. */
  readonly bandRule: Rules['band']
  readonly scale: KmFigure['scale']
  readonly direction: KmFigure['direction']
  /** The medians within the panel, with the index of their group; empty if the plan wants none. */
  readonly medians: readonly { readonly time: number; readonly i: number }[]
  readonly hasLandmarks: boolean
}

export interface KmGroup extends CurveGroup {
  readonly points: readonly Point[]
  readonly band: readonly Band[]
  readonly censored: readonly Mark[]
  /** One list for each cause. */
  readonly competing: readonly (readonly Mark[])[]
  readonly median: Result
  readonly medianLimits: { readonly lower: Result; readonly upper: Result }
  readonly landmarks: readonly Result[]
}

export const kmData = (figure: KmFigure, sources: KmSources): KmData => {
  const base = curveData(figure, sources)
  const groups = base.groups.map((group) => kmGroup(group, figure, base, sources))
  const axis = proportions(figure.scale, figure.range)
  return {
    ...base,
    groups,
    survival: survivalNoun(endpointOf(figure, sources).endpoint),
    notes: notesOf(figure, sources),
    axis,
    bandRule: sources.rules.band,
    scale: figure.scale,
    direction: figure.direction,
    medians: figure.medians && isWithin(0.5, axis) ? mediansOf(groups, base.lastTime) : [],
    hasLandmarks: figure.landmarks,
  }
}

const kmGroup = (group: CurveGroup, figure: KmFigure, base: CurveData, sources: KmSources): KmGroup => {
  const survival = curveOf(SURVIVAL, 'falling', group, base, sources)
  const points = figure.direction === 'up' ? survival.map(complement) : survival
  const resultFor = (statistic: string, at?: number): Result =>
    resultOf(
      sources.results,
      resultId({
        analysis: figure.estimate,
        group: group.name,
        statistic,
        ...(at === undefined ? {} : { at }),
      }),
    )
  return {
    ...group,
    points,
    band: figure.band ? bandOf(points) : [],
    censored: figure.censoring ? marksOn(points, group, ({ censored }) => censored) : [],
    competing: base.causes.map((_, cause) => marksOn(points, group, (row) => competingCounts(row)[cause]!)),
    median: resultFor('median'),
    medianLimits: { lower: resultFor('median-lower'), upper: resultFor('median-upper') },
    landmarks: sources.estimates[figure.estimate]!.at.filter((at) => at <= base.lastTime).map((at) =>
      resultFor(figure.direction === 'up' ? 'incidence' : 'survival', at),
    ),
  }
}

const mediansOf = (groups: readonly KmGroup[], lastTime: number): KmData['medians'] =>
  groups.flatMap(({ median }, i) =>
    median.value === null || median.value > lastTime ? [] : [{ time: median.value, i }],
  )
