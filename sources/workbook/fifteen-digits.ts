/** As many significant digits as Excel and LibreOffice keep and show. */
const DIGITS = 15

/**
 * A stored number as a spreadsheet shows it: 15 significant digits, shortest form with a point, no exponent.
 * 0.30000000000000004, stored for 0.1 + 0.2, is 0.3. Undefined if the text is not a finite number.
 */
export const fifteenDigits = (stored: string): string | undefined => {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(stored)) return undefined
  const value = Number(stored)
  if (!Number.isFinite(value)) return undefined
  if (value === 0) return '0'
  const [, sign, first, rest = '', exponent] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(
    value.toExponential(DIGITS - 1),
  )!
  const digits = `${first}${rest}`.replace(/0+$/, '')
  return sign + withPoint(digits, Number(exponent) + 1)
}

/** Digits with the point after the first `whole` of them, which may lie outside the digits. */
const withPoint = (digits: string, whole: number): string => {
  if (whole <= 0) return `0.${'0'.repeat(-whole)}${digits}`
  if (whole >= digits.length) return digits + '0'.repeat(whole - digits.length)
  return `${digits.slice(0, whole)}.${digits.slice(whole)}`
}

/** Whether a stored whole number has more digits than are kept: two identifiers may have become one. */
export const losesDigits = (stored: string): boolean =>
  /^-?\d{16,}$/.test(stored) && /[1-9]/.test(stored.replace('-', '').slice(DIGITS))
