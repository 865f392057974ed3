import { compare, decimal, multiply, type Rational, rational } from '../statistics/rational.ts'
import { fixed } from './decimal.ts'

/**
 * A number as people read it, rounded half away from zero on its decimal text: 0.4875 in percent is 48.8, though
 * its double prints 48.74999. Works on the 12 significant digits that artifacts carry, and asks no locale.
 */
export const formatNumber = (value: number, decimals: number): string => fixed(recorded(value), decimals)

/** A share as a percentage without its sign: 0.4875 at 1 decimal is 48.8. */
export const formatPercent = (share: number, decimals: number): string =>
  fixed(multiply(recorded(share), rational(100)), decimals)

/** A measured value to three significant digits, whole digits always kept, no trailing zeros: 20.5, 0.253, 1235. */
export const formatMeasure = (value: number): string => {
  const exponent = Number(value.toExponential(11).split('e')[1])
  const text = formatNumber(value, Math.max(0, 2 - exponent))
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** Two decimals as journals print them, three below 0.1 where the level lies, bounds where the digits would say 0 or 1. */
export const formatP = (p: number): string => {
  const exact = recorded(p)
  if (compare(exact, rational(1, 1000)) < 0) return '<0.001'
  if (compare(exact, rational(99, 100)) > 0) return '>0.99'
  return fixed(exact, compare(exact, rational(1, 10)) < 0 ? 3 : 2)
}

/** The same after "p", with its relation: `= 0.62`, `< 0.001`, `> 0.99`. */
export const formatPRelation = (p: number): string =>
  formatP(p).replace(/^([<>]?)/, (sign) => `${sign || '='} `)

const recorded = (value: number): Rational => decimal(Number(value.toPrecision(12)))
