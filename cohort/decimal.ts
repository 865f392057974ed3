/**
 * Sums and differences of recorded decimals without binary dust: 0.3 - 0.1 is 0.2, so that two equal times
 * stay one time. The operands are taken as the decimals that print them.
 */
export const addDecimals = (values: readonly number[]): number =>
  combine(
    values,
    values.map(() => 1n),
  )
export const subtractDecimals = (a: number, b: number): number => combine([a, b], [1n, -1n])

const combine = (values: readonly number[], signs: readonly bigint[]): number => {
  const parsed = values.map(parseDecimal)
  const scale = Math.max(0, ...parsed.map(({ decimals }) => decimals))
  const total = parsed.reduce(
    (sum, { digits, decimals }, i) => sum + signs[i]! * digits * 10n ** BigInt(scale - decimals),
    0n,
  )
  return Number(`${total}e${-scale}`)
}

/** The decimal that prints a double: digits times 10 to the minus decimals. */
export const parseDecimal = (value: number): { readonly digits: bigint; readonly decimals: number } => {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const decimals = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return decimals >= 0 ? { digits, decimals } : { digits: digits * 10n ** BigInt(-decimals), decimals: 0 }
}
