import type { CurvesCompared } from '../../../cohort/descriptors/group-tests/shared/group-test.ts'
import { modelKindOf } from '../../../cohort/descriptors/models/index.ts'
import type { FigureOf } from '../../../cohort/descriptors/plan/figure.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import type { Test } from '../../../cohort/descriptors/plan/test.ts'
import { shortTestName } from '../../../cohort/results/methods/test-method.ts'
import { termTitle } from '../../../cohort/results/pair-words.ts'
import { type Result, resultId } from '../../../cohort/results/result.ts'
import { displayRange, displayResult, pText } from '../../../cohort/results/shown-text.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import { plainText, sentenceCase } from '../drawing/plain-text.ts'
import { pRuns, ratioWithLimits } from '../drawing/result-runs.ts'
import type { Pen, TextRun } from '../drawing/svg-pen.ts'
import { runsWidth, shorten } from '../drawing/text-width.ts'
import { type ResultsById, resultOf } from '../results-by-id.ts'

/** The test and the ratios in the corner of a figure. */
export interface CurveNotes {
  readonly test: { readonly name: string; readonly p: Result } | null
  /** `hazard ratio`. */
  readonly ratioName: string
  readonly ratios: readonly Ratio[]
}

/** A ratio with its limits; the label names its term. */
export interface Ratio {
  readonly label: string
  readonly ratio: Result
  readonly lower: Result
  readonly upper: Result
}

export interface NoteSources {
  readonly results: ResultsById
  readonly variables: ReadonlyMap<string, Variable>
  readonly tests: Readonly<Record<string, Test>>
  readonly models: Readonly<Record<string, Model>>
}

export const notesOf = (
  { test, model }: Pick<FigureOf<CurvesCompared>, 'test' | 'model'>,
  sources: NoteSources,
): CurveNotes => ({
  test:
    test === undefined
      ? null
      : {
          name: shortTestName(sources.tests[test]!),
          p: resultOf(sources.results, resultId({ analysis: test, statistic: 'p' })),
        },
  ratioName: model === undefined ? '' : modelKindOf(sources.models[model]!.method).ratio,
  ratios: model === undefined ? [] : ratiosOf(model, sources),
})

/** All ratios of a model, in the order of the results. */
const ratiosOf = (model: string, { results, variables, models }: NoteSources): readonly Ratio[] =>
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

/** The notes as lines; a ratio has its term on a line of its own where both would fill more than half of the panel. */
export const noteLines = (
  notes: CurveNotes,
  pen: Pen,
  panelWidth: number,
): readonly (readonly TextRun[])[] => {
  const { text } = pen.layout
  return [
    ...(notes.test === null ? [] : [testRuns(notes.test, text, panelWidth)]),
    ...notes.ratios.flatMap((ratio) => {
      const term: TextRun = { text: shorten(plainText(ratio.label), text, panelWidth * 0.8), source: 'plan' }
      const numbers = ratioRuns(ratio, text, panelWidth)
      const name = sentenceCase(notes.ratioName)
      const onOne = [{ text: `${name}, ` }, term, { text: ': ' }, ...numbers]
      return runsWidth(onOne, text) <= panelWidth * 0.55
        ? [onOne]
        : [[{ text: ratio.ratio.value === null ? `${name}: ` : `${name} ` }, ...numbers], [term]]
    }),
  ]
}

const testRuns = (
  { name, p }: NonNullable<CurveNotes['test']>,
  size: number,
  width: number,
): readonly TextRun[] => {
  const nameRun: TextRun = { text: sentenceCase(name), source: 'plan' }
  return p.value === null
    ? [nameRun, { text: ': ' }, { text: shorten(p.reason, size, width * 0.6), result: p.id }]
    : [nameRun, ...pRuns(p, ' ')]
}

/** `1.32 (0.42 to 4.18)` */
const ratioRuns = ({ ratio, lower, upper }: Ratio, size: number, width: number): readonly TextRun[] => {
  if (ratio.value === null) return [{ text: shorten(ratio.reason, size, width * 0.5), result: ratio.id }]
  return ratioWithLimits(ratio, lower, upper)
}

/** The test and the ratios in sentences, for the description of a figure. */
export const noteWords = ({ test, ratioName, ratios }: CurveNotes): readonly string[] => [
  ...(test === null || test.p.value === null ? [] : [`${test.name}: ${pText(test.p)}.`]),
  ...ratios.map(({ label, ratio, lower, upper }) => {
    const limits = lower.value === null || upper.value === null ? '' : ` (${displayRange(lower, upper)})`
    return `${sentenceCase(ratioName)}, ${label}: ${ratio.value === null ? ratio.reason : `${displayResult(ratio)}${limits}`}.`
  }),
]
