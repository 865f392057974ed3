import type { CurveFigure } from '../../../../cohort/descriptors/plan/figure.ts'
import { displayResult } from '../../../../cohort/results/display.ts'
import type { Result } from '../../../../cohort/results/result.ts'
import { unitAfter } from '../../../../cohort/values/unit.ts'
import type { LineStyle } from '../../drawing/colours.ts'
import { plainText } from '../../drawing/plain-text.ts'
import type { TextRun } from '../../drawing/svg-pen.ts'
import type { Band, Mark, Point } from '../points.ts'

/** A step curve with what is written beside its name. */
export interface CurveLine {
  readonly name: string
  /** The group of its subjects, as results name it; empty for all subjects. */
  readonly group: string
  readonly label: string
  /** Whether the label is of the plan; undefined: words of ours (Kaplan-Meier). */
  readonly source: 'plan' | undefined
  /** `13 events, 72.2% at 60 months`: its numbers, each with its result. */
  readonly numbers: readonly TextRun[]
  readonly points: readonly Point[]
  readonly band: readonly Band[]
  readonly marks: readonly Mark[]
  readonly style: LineStyle
  readonly isThin: boolean
}

/** How proportions are written. */
export type Scale = Exclude<CurveFigure, { kind: 'cumulative-hazard' }>['scale']

/** `n = 18, ` with the number's result. */
export const textRun = (prefix: string, result: Result, text: string, suffix = ''): readonly TextRun[] => [
  ...(prefix === '' ? [] : [{ text: prefix }]),
  { text, result: result.id },
  ...(suffix === '' ? [] : [{ text: suffix }]),
]

/** `13 events`. */
export const eventRuns = (events: Result): readonly TextRun[] =>
  textRun('', events, String(events.value), events.value === 1 ? ' event' : ' events')

/** `, 72.2% at 60 months`: the last of these results that has a value; nothing where none has. */
export const lastHeightRuns = (
  heights: readonly (Result | undefined)[],
  scale: Scale | undefined,
  unit: string,
): readonly TextRun[] => {
  const last = heights.findLast((result) => result !== undefined && result.value !== null)
  return last === undefined
    ? []
    : [
        ...textRun(', ', last, displayResult(last, scale), ' at '),
        { text: `${last.at}${unitAfter(last.at!, plainText(unit))}`, source: 'plan' },
      ]
}
