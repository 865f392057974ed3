import { isNotReached } from '../../cohort/results/not-reached.ts'
import type { Result } from '../../cohort/results/result.ts'
import { isPercentage } from '../../cohort/results/shown-decimals.ts'
import { displayResult } from '../../cohort/results/shown-text.ts'
import { isP, statisticOf } from '../../cohort/results/statistic.ts'
import type { Marks } from '../../cohort/results/styles/style.ts'
import { decimalText, roundToDecimals } from '../../cohort/values/decimal.ts'
import { conversion } from '../../cohort/values/unit.ts'
import { decimal, multiply, type Rational } from '../../statistics/numbers/rational.ts'
import { prints } from '../claims/agreement.ts'
import { readPublishedText } from '../claims/published-number.ts'
import { numberWord } from './number-word.ts'
import type { WrittenNumber } from './written-number.ts'

interface Levels {
  readonly alpha: number
  /** Only if the plan declares it. */
  readonly daysPerMonth?: number | undefined
}

/**
 * The text of a result in a manuscript. Where nothing is written yet, it is as the report shows it. What is written keeps
 * its form: decimals, percent sign or proportion, unit of time, a bound that is true; decimal mark, minus sign and thousands
 * too, unless the plan names a style or a language, which then gives them. P values have the form of the report.
 */
export const numberText = (result: Result, written: WrittenNumber, levels: Levels): string => {
  if (result.value === null) return isNotReached(result) ? notReachedText(written.text) : 'none'
  if (written.text === '') return displayResult(result)
  if (isP(result.statistic)) return pText(result, result.value, written, levels.alpha)
  const { number } = written
  if (number === null) return displayResult(result)
  const value = valueAsWritten(result, written, levels)
  if (number.relation !== '=' || isPower(written.text))
    return prints(value, number) ? written.text : plainText(value, written, 0, result.style)
  return plainText(value, written, number.decimals, result.style)
}

/** Whether what is written is the result, to the decimals that are written. */
export const isAsWritten = (result: Result, written: WrittenNumber, levels: Levels): boolean => {
  const reported = readPublishedText(written.text)
  if (result.value === null) return isNotReached(result) && reported?.kind === 'not reached'
  if (reported?.kind === 'not significant') return isP(result.statistic) && result.value >= levels.alpha
  const { number } = written
  return number !== null && prints(valueAsWritten(result, written, levels), number)
}

/** The value in the unit and on the scale in which the number is written. */
const valueAsWritten = (result: Result, written: WrittenNumber, levels: Levels): Rational =>
  multiply(
    decimal(result.value!),
    conversion(result.unit, unitOf(result, written, levels), levels.daysPerMonth)!,
  )

/** UCUM: the unit that is written, where the result can be converted to it; otherwise that of the result. */
export const unitOf = (
  result: Pick<Result, 'unit' | 'statistic'>,
  { unit, number }: Pick<WrittenNumber, 'unit' | 'number'>,
  { daysPerMonth }: Pick<Levels, 'daysPerMonth'>,
): string => {
  if (isPercentage(statisticOf(result.statistic).kind)) {
    const isAboveOne =
      number !== null &&
      (number.digits < 0n ? -number.digits : number.digits) > 10n ** BigInt(Math.max(0, number.decimals))
    return unit === '%' || isAboveOne ? '%' : result.unit
  }
  return unit !== '' && unit !== '%' && conversion(result.unit, unit, daysPerMonth) !== null
    ? unit
    : result.unit
}

const notReachedText = (written: string): string =>
  readPublishedText(written)?.kind === 'not reached' ? written : 'not reached'

/** "P = 0.049" and "P <0.001" keep the letter and the spaces; the rest is as the report shows it. */
const pText = (result: Result, value: number, { text, before }: WrittenNumber, alpha: number): string => {
  if (readPublishedText(text)?.kind === 'not significant' && value >= alpha) return text
  const digits = displayResult(result)
  const [, letter = '', space = '', relation = '', after = ''] = P_BEFORE.exec(text) ?? []
  const bound = /^[<>]/.exec(digits)?.[0]
  if (letter === '' && relation === '') return digits
  const plain = digits.slice(bound?.length ?? 0)
  const isNamed = letter !== '' || /[pP\u{1d443}\u{1d45d}][*_]*\s*$/u.test(before)
  const sign = bound ?? (isNamed ? '=' : '')
  const gap = after !== '' ? after : sign === '=' && relation !== '=' ? ' ' : ''
  return `${letter}${space}${sign}${sign === '' ? '' : gap}${plain}`
}

const P_BEFORE =
  /^([pP\u{1d443}\u{1d45d}](?:[ -]?values?)?)?([\s\u00a0\u2009\u202f]*)([=<>≤≥⩽⩾])([\s\u00a0\u2009\u202f]*)/u

/** Powers of ten have no decimals to keep. */
const isPower = (text: string): boolean => /\d\s*(?:[eE][+-]?\d|[x×X*·⋅∙]\s?10|\^)/.test(text)

/** @param marks of the style of the plan, if it names one */
const plainText = (
  value: Rational,
  { text, isWord }: WrittenNumber,
  decimals: number,
  marks: Marks | undefined,
): string => {
  const digits = roundToDecimals(value, decimals)
  if (isWord) return numberWord(digits, text) ?? decimalText(digits, decimals)
  const isNegative = digits < 0n
  const plain = decimalText(isNegative ? -digits : digits, decimals)
  const [whole = '', fraction] = plain.split('.')
  const mark = marks?.decimal ?? /\d?([.·⋅∙,])\d*\s*%?$/.exec(text)?.[1] ?? '.'
  const written = groupSeparator(text)
  const separator = written === null ? null : marks?.thousands || written
  // with a decimal comma, "1,234" has decimals
  const grouped = separator === mark && fraction !== undefined ? null : separator
  const shownWhole = grouped === null ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, grouped)
  const isZeroLeftOut = /(?:^|[^\d])[.·⋅∙]\d/.test(text) && whole === '0'
  const sign = isNegative ? (marks?.minus ?? /[−–‐‑]/.exec(text)?.[0] ?? '-') : /^\s*\+/.test(text) ? '+' : ''
  const percent = /[\s\u00a0\u2009\u202f]*%\s*$/.exec(text)?.[0] ?? ''
  const prefix = /^\s*=\s*/.exec(text)?.[0] ?? ''
  return `${prefix}${sign}${isZeroLeftOut ? '' : shownWhole}${fraction === undefined ? '' : `${mark}${fraction}`}${percent}`
}

/** What stands between thousands; null where the text has no thousands in groups. */
const groupSeparator = (text: string): string | null =>
  /\d([,\u0020\u00a0\u2009\u202f])\d{3}(?!\d)/.exec(text)?.[1] ?? null
