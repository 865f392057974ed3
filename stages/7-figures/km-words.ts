import { displayP } from '../../cohort/display.ts'
import type { KmData } from './km-data.ts'
import { plainText } from './plain-text.ts'
import { withUnit } from './time-words.ts'

/** The words of a Kaplan-Meier figure that its picture, its specification and its description share. */
export const heightTitle = ({ event, direction, scale }: KmData): string =>
  `${direction === 'up' ? 'With' : 'Without'} ${plainText(event)}${percent(scale)}`

export const percent = (scale: KmData['scale']): string => (scale === 'percent' ? ' (%)' : ' (proportion)')

/** `Time since operation (months)`. */
export const timeTitle = ({ origin, unit }: Pick<KmData, 'origin' | 'unit'>): string =>
  withUnit(origin === null ? 'Time' : `Time since ${plainText(origin)}`, unit)

export const CENSORED = 'censored'

export const bandLabel = (confidence: number): string =>
  `${Number((confidence * 100).toPrecision(6))}% interval`

/** `= 0.62`, `< 0.001`, `> 0.99`: what follows the letter p. */
export const pWords = (p: number): string => {
  const shown = displayP(p)
  return /^[<>]/.test(shown) ? `${shown.charAt(0)} ${shown.slice(1)}` : `= ${shown}`
}
