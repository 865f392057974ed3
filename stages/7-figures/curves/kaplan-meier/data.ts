import { competingCounts } from '../../../../cohort/counts/event-rows.ts'
import type { Rules } from '../../../../cohort/descriptors/conventions.ts'
import type { FigureOf } from '../../../../cohort/descriptors/plan/figure.ts'
import type { Model } from '../../../../cohort/descriptors/plan/model.ts'
import type { Test } from '../../../../cohort/descriptors/plan/test.ts'
import { SURVIVAL } from '../../../../cohort/results/curve-names.ts'
import { shortTestName } from '../../../../cohort/results/methods/test-method.ts'
import { termTitle } from '../../../../cohort/results/pair-words.ts'
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
import { type Band, bandOf, complement, type Mark, type Point } from '../points.ts'

export type KmFigure = FigureOf<'kaplan-meier'>

export interface KmSources extends CurveSources {
  readonly tests: Readonly<Record<string, Test>>
  readonly models: Readonly<Record<string, Model>>
}

export interface KmData extends CurveData {
  readonly groups: readonly KmGroup[]
  /** The noun for the height of a falling curve: `overall survival`. */
  readonly survival: string
  readonly test: { readonly name: string; readonly p: Result } | null
  readonly hazardRatios: readonly HazardRatio[]
  /** The rule of the bands. */
  readonly bandRule: Rules['band']
  readonly scale: KmFigure['scale']
  readonly direction: KmFigure['direction']
  readonly hasLandmarks: boolean
}

/** A hazard ratio with its limits; the label names its term. */
export interface HazardRatio {
  readonly label: string
  readonly ratio: Result
  readonly lower: Result
  readonly upper: Result
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
  return {
    ...base,
    groups: base.groups.map((group) => kmGroup(group, figure, base, sources)),
    survival: survivalNoun(endpointOf(figure, sources).endpoint),
    test: figure.test === undefined ? null : testOf(figure.test, sources),
    hazardRatios: figure.model === undefined ? [] : hazardRatiosOf(figure.model, sources),
    bandRule: sources.rules.band,
    scale: figure.scale,
    direction: figure.direction,
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
    censored: marksOn(points, group, ({ censored }) => censored),
    competing: base.causes.map((_, cause) => marksOn(points, group, (row) => competingCounts(row)[cause]!)),
    median: resultFor('median'),
    medianLimits: { lower: resultFor('median-lower'), upper: resultFor('median-upper') },
    landmarks: sources.estimates[figure.estimate]!.at.filter((at) => at <= base.lastTime).map((at) =>
      resultFor(figure.direction === 'up' ? 'incidence' : 'survival', at),
    ),
  }
}

/** All hazard ratios of a model, in the order of the results. */
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

const testOf = (test: string, { tests, results }: KmSources): KmData['test'] => ({
  name: shortTestName(tests[test]!),
  p: resultOf(results, resultId({ analysis: test, statistic: 'p' })),
})
