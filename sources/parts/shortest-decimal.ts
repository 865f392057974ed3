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
