import { displayResult } from '../../../cohort/results/display.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { plainText, sentenceCase } from '../drawing/plain-text.ts'
import { withUnit } from '../drawing/time-words.ts'
import type { CurveData } from './curve-data.ts'
import type { KmData } from './kaplan-meier/data.ts'

/** The words of a Kaplan-Meier figure that its picture, its specification and its description share. */
export const heightTitle = ({ event, survival, direction, scale }: KmData): string =>
  `${direction === 'up' ? `With ${plainText(event)}` : sentenceCase(plainText(survival))}${percent(scale)}`

export const percent = (scale: KmData['scale']): string => (scale === 'percent' ? ' (%)' : ' (proportion)')

/** `Time since operation (months)`. */
export const timeTitle = ({ origin, unit }: Pick<CurveData, 'origin' | 'unit'>): string =>
  withUnit(origin === null ? 'Time' : `Time since ${plainText(origin)}`, unit)

/** What the table under the axis counts, and where it ends before the axis does. */
export const tableCaption = ({ hasTruncatedTicks }: CurveData): string =>
  `Below: number at risk, and cumulative numbers censored and with an event before each time.${
    hasTruncatedTicks
      ? ' The table ends before the axis: the declared step asks for more columns than it can have.'
      : ''
  }`

export const CENSORED = 'censored'

export const bandLabel = (confidence: number): string =>
  `${Number((confidence * 100).toPrecision(6))}% interval`

/** `= 0.62`, `< 0.001`, `> 0.99`: what follows the letter p. */
export const pWords = (p: Result): string => {
  const shown = displayResult(p)
  return /^[<>]/.test(shown) ? `${shown.charAt(0)} ${shown.slice(1)}` : `= ${shown}`
}
