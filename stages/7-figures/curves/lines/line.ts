import type { CurveFigure } from '../../../../cohort/descriptors/plan/figure.ts'
import type { Result } from '../../../../cohort/results/result.ts'
import { displayResult } from '../../../../cohort/results/shown-text.ts'
import { showNumber } from '../../../../cohort/results/styles/show-number.ts'
import type { Style } from '../../../../cohort/results/styles/style.ts'
import { unitAfter } from '../../../../cohort/values/unit.ts'
import type { LineStyle } from '../../drawing/colours.ts'
import { plainText } from '../../drawing/plain-text.ts'
import type { TextRun } from '../../drawing/svg-pen.ts'
import type { Band, Mark, Point } from '../points.ts'

/** A step curve with its label and numbers. */
export interface CurveLine {
  readonly name: string
  /** The group as results name it; empty for all subjects. */
  readonly group: string
  readonly label: string
  /** At the end of the curve, without the grouping variable. */
  readonly shortLabel: string
  /** `plan` if the label is from the plan; undefined for fixed words (Kaplan-Meier). */
  readonly source: 'plan' | undefined
  /** `13 events, 72.2% at 60 months`: numbers with their results. */
  readonly numbers: readonly TextRun[]
  readonly points: readonly Point[]
  readonly band: readonly Band[]
  readonly marks: readonly Mark[]
  readonly style: LineStyle
  readonly isThin: boolean
}

/** The format of proportions. */
export type Scale = Exclude<CurveFigure, { kind: 'cumulative-hazard' }>['scale']

/** `n = 18, ` with the number's result. */
export const textRun = (prefix: string, result: Result, text: string, suffix = ''): readonly TextRun[] => [
  ...(prefix === '' ? [] : [{ text: prefix }]),
  { text, result: result.id },
  ...(suffix === '' ? [] : [{ text: suffix }]),
]

/** `13 events`. */
export const eventRuns = (events: Result): readonly TextRun[] =>
  textRun('', events, displayResult(events), events.value === 1 ? ' event' : ' events')

/** `, 72.2% at 60 months`: the last result with a value; empty if there is none. */
export const lastHeightRuns = (
  heights: readonly (Result | undefined)[],
  scale: Scale | undefined,
  unit: string,
  style: Style,
  prefix = ', ',
): readonly TextRun[] => {
  const last = heights.findLast((result) => result !== undefined && result.value !== null)
  return last === undefined
    ? []
    : [
        ...textRun(prefix, last, displayResult(last, scale), ' at '),
        { text: `${showNumber(last.at!, style)}${unitAfter(last.at!, plainText(unit))}`, source: 'plan' },
      ]
}
