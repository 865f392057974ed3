/**
 * Shortest decimal of a double with at most 15 significant digits: 0.1 + 0.2 is "0.3", as statistics programs show it.
 * Whole numbers below 2^53 keep all their digits. Checked against R's format(x, digits = 15).
 */
export const numberText = (value: number): string =>
  plainDecimal(Number.isSafeInteger(value) ? value : Number(value.toPrecision(15)))

/**
 * Shortest decimal that is the same number as a float of 4 bytes: the float next to 0.1 is "0.1", not
 * "0.100000001490116". At most 9 significant digits; whole numbers are exact.
 */
export const floatText = (value: number): string => {
  if (Number.isSafeInteger(value)) return plainDecimal(value)
  for (let digits = 1; digits < 9; digits += 1) {
    const decimal = Number(value.toPrecision(digits))
    if (Math.fround(decimal) === value) return plainDecimal(decimal)
  }
  return plainDecimal(Number(value.toPrecision(9)))
}

/** Without an exponent where the number has less than 30 decimals: 5e-7 is "0.0000005". */
const plainDecimal = (value: number): string => {
  const text = String(value + 0)
  const [whole, mantissa = '', exponent = ''] = /^(-?[\d.]+)e-(\d+)$/.exec(text) ?? []
  if (whole === undefined || Number(exponent) >= 30) return text
  const sign = mantissa.startsWith('-') ? '-' : ''
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${mantissa.replace(/[-.]/g, '')}`
}
