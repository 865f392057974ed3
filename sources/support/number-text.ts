/** As many significant digits as statistics programs and spreadsheets show of a double. */
const DIGITS = 15

/**
 * Shortest decimal of a double with at most 15 significant digits: 0.1 + 0.2 is "0.3", as statistics programs show it.
 * Whole numbers below 2^53 keep all their digits. Checked against R's format(x, digits = 15).
 */
export const numberText = (value: number): string =>
  doubleText(Number.isSafeInteger(value) ? value : Number(value.toPrecision(DIGITS)))

/**
 * Shortest decimal that is the same number as a float of 4 bytes: the float next to 0.1 is "0.1", not
 * "0.100000001490116". At most 9 significant digits; whole numbers are exact.
 */
export const floatText = (value: number): string => {
  if (Number.isSafeInteger(value)) return doubleText(value)
  for (let digits = 1; digits < 9; digits += 1) {
    const decimal = Number(value.toPrecision(digits))
    if (Math.fround(decimal) === value) return doubleText(decimal)
  }
  return doubleText(Number(value.toPrecision(9)))
}

/** Shortest decimal that is read back as the same double. */
export const doubleText = (value: number): string => {
  const text = String(value)
  return text.includes('e') ? shortestDecimal(text)! : text
}

/**
 * A number that a spreadsheet stores as text, as it shows it: 15 significant digits. 0.30000000000000004, stored for
 * 0.1 + 0.2, is 0.3. Null if the text is not a finite number.
 */
export const fifteenDigits = (stored: string): string | null => {
  if (!/^[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(stored)) return null
  const value = Number(stored)
  return Number.isFinite(value) ? doubleText(Number(value.toPrecision(DIGITS))) : null
}

/** Whether a stored whole number has more digits than are kept: two identifiers may have become one. */
export const losesDigits = (stored: string): boolean =>
  /^-?\d{16,}$/.test(stored) && /[1-9]/.test(stored.replace('-', '').slice(DIGITS))

/** Positions that a number may take before it is written with an exponent: 21, as JavaScript does. */
const MOST_POSITIONS = 21

/**
 * The shortest text of a decimal number that is exactly the number of `literal`: no zeros at its ends, a point, an
 * exponent only where more than 21 positions would be needed. Digits are never rounded, so that a number with more
 * digits than a double has them all.
 *
 * @param literal digits with an optional sign, point and exponent: `-0.50`, `1.0E2`
 * @returns null where the literal is no decimal number, or has an exponent beyond what a double could mean
 */
export const shortestDecimal = (literal: string): string | null => {
  const [whole, sign, units = '', decimals = '', exponentText = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/.exec(literal) ?? []
  if (whole === undefined || units + decimals === '') return null
  const digits = (units + decimals).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return '0'
  // the number is 0.significant times ten to this power
  const point = Number(exponentText) - decimals.length + digits.length
  return (sign === '-' ? '-' : '') + placed(significant, point)
}

const placed = (digits: string, point: number): string => {
  if (point > MOST_POSITIONS || point < -6 || digits.length - point > 2 * MOST_POSITIONS)
    return `${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}e${point - 1}`
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  if (digits.length <= point) return digits + '0'.repeat(point - digits.length)
  return `${digits.slice(0, point)}.${digits.slice(point)}`
}
