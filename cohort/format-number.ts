import { parseDecimal } from './decimal.ts'

/**
 * A number as people read it, rounded half away from zero on its decimal text: 0.4875 in percent is 48.8, though
 * its double prints 48.74999. Works on the 12 significant digits that artifacts carry, in whole numbers, and asks no locale.
 */
export const formatNumber = (value: number, decimals: number): string => rounded(value, decimals, 0)

/** A share as a percentage without its sign: 0.4875 at 1 decimal is 48.8. */
export const formatPercent = (share: number, decimals: number): string => rounded(share, decimals, 2)

/** A measured value to three significant digits, whole digits always kept, no trailing zeros: 20.5, 0.253, 1235. */
export const formatMeasure = (value: number): string => {
  const exponent = Number(value.toExponential(11).split('e')[1])
  const text = formatNumber(value, Math.max(0, 2 - exponent))
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** A p-value with its relation: `= 0.62`, `= 0.034`, `< 0.001`, `> 0.99`. */
export const formatP = (p: number): string => {
  if (p < 0.001) return '< 0.001'
  if (p > 0.99) return '> 0.99'
  return `= ${formatNumber(p, p < 0.1 ? 3 : 2)}`
}

/** value times 10 to the shift, with so many decimals. */
const rounded = (value: number, decimals: number, shift: number): string => {
  if (!Number.isFinite(value)) throw new Error(`format-number: expected a finite number, found ${value}`)
  const exact = parseDecimal(Number(value.toPrecision(12)))
  const size = exact.digits < 0n ? -exact.digits : exact.digits
  const surplus = exact.decimals - shift - decimals
  const unit = 10n ** BigInt(Math.abs(surplus))
  const whole = surplus <= 0 ? size * unit : (2n * size + unit) / (2n * unit)
  const text = String(whole).padStart(decimals + 1, '0')
  const point = text.length - decimals
  const sign = exact.digits < 0n && whole > 0n ? '-' : ''
  return sign + text.slice(0, point) + (decimals > 0 ? `.${text.slice(point)}` : '')
}
