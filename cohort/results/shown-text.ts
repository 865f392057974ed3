import { compare, decimal, multiply, type Rational, rational } from '../../statistics/numbers/rational.ts'
import { fixed } from '../values/decimal.ts'
import type { Result } from './result.ts'
import { decimalsAlone, isPercentage } from './shown-decimals.ts'
import { statisticOf } from './statistic.ts'
import { plain } from './styles/plain.ts'
import { showRange, withMarks } from './styles/show-number.ts'
import type { Style } from './styles/style.ts'

/** The properties that a displayed number depends on; decimals may be absent if it is not a row of an artifact. */
export type Displayed = Pick<Result, 'value' | 'statistic' | 'style'> & Partial<Pick<Result, 'decimals'>>

/** Results with the style in which a report or a figure shows them. */
export const withStyle = (results: readonly Result[], style: Style): readonly Result[] =>
  results.map((result) => ({ ...result, style }))

/**
 * A result as every report and figure shows it, in the style of its row: proportions as percentages unless another
 * scale is requested.
 */
export const displayResult = (result: Displayed, scale: 'percent' | 'proportion' = 'percent'): string => {
  const { value, statistic, style = plain } = result
  if (value === null) return 'none'
  const { kind } = statisticOf(statistic)
  const decimals = result.decimals ?? decimalsAlone(result, style)
  const number = (shown: Rational, places: number): string => withMarks(fixed(shown, places), style)
  if (kind === 'p')
    return boundOf(value, style)?.join('') ?? digitsOfP(number(decimal(value), decimals), style)
  if (!isPercentage(kind)) return number(decimal(value), decimals)
  return scale === 'proportion'
    ? number(decimal(value), decimals + 2)
    : `${number(multiply(decimal(value), rational(100)), decimals)}%`
}

/** As journals report p: a bound instead of digits that round to 0 or 1. */
const boundOf = (p: number, style: Style): readonly [sign: '<' | '>', digits: string] | null => {
  const exact = decimal(p)
  const bound = (limit: number): string => digitsOfP(withMarks(String(limit), style), style)
  if (compare(exact, decimal(style.p.least)) < 0) return ['<', bound(style.p.least)]
  return compare(exact, rational(99, 100)) > 0 ? ['>', bound(0.99)] : null
}

/** Digits with a point, such as those of a number beside a reported one, as a style shows them for a statistic. */
export const displayDigits = (text: string, statistic: string | undefined, style: Style): string => {
  const marked = withMarks(text, style)
  return statistic !== undefined && statisticOf(statistic).kind === 'p' ? digitsOfP(marked, style) : marked
}

const digitsOfP = (text: string, { p }: Style): string =>
  p.hasLeadingZero ? text : text.replace(/^0(?=\D)/, '')

/** A P value in a sentence: what precedes it, `P = ` or `P `, and its digits, `0.049` or `<0.001`. */
export interface PWords {
  readonly letter: string
  readonly relation: string
  readonly digits: string
}

/** A P value as sentences have it; of one without a value, "none" after the letter. */
export const pWords = (p: Displayed): PWords => {
  const { value, style = plain } = p
  const { letter, equals, beforeBound, afterBound } = style.p
  const bound = value === null ? null : boundOf(value, style)
  if (bound !== null) return { letter, relation: beforeBound, digits: bound.join(afterBound) }
  return { letter, relation: value === null ? ' ' : equals, digits: displayResult(p) }
}

/** `P = 0.049` */
export const pText = (p: Displayed): string => {
  const { letter, relation, digits } = pWords(p)
  return `${letter}${relation}${digits}`
}

/** `0.42 to 4.18`: two limits in the style of the first. */
export const displayRange = (lower: Displayed, upper: Displayed): string =>
  showRange(displayResult(lower), displayResult(upper), lower.style ?? plain)
