import { decimalText } from '../../../cohort/values/decimal.ts'

/** One typing error in a reported number. */
export interface TranscriptionError {
  readonly digits: bigint
  /** The kind of error; errors of one kind share a chance rate. */
  readonly family: string
  readonly what: string
}

/**
 * Every number that one typing error makes of a number with these decimals: a digit changed, two adjacent digits
 * swapped, two digits swapped throughout, a digit dropped or doubled. Digits are those of the text, so that 20.3 has
 * three.
 */
export const transcriptionErrors = (digits: bigint, decimals: number): readonly TranscriptionError[] => {
  const text = decimalText(digits, decimals).replace('.', '').replace('-', '')
  const sign = digits < 0n ? -1n : 1n
  const errors: TranscriptionError[] = []
  const add = (mistyped: string, family: string, what = family): void => {
    if (mistyped !== '' && mistyped !== text) errors.push({ digits: sign * BigInt(mistyped), family, what })
  }
  for (let i = 0; i + 1 < text.length; i++)
    add(text.slice(0, i) + text[i + 1]! + text[i]! + text.slice(i + 2), 'two adjacent digits swapped')
  for (const [a, b] of pairsOf([...new Set(text)]))
    add(swapped(text, a, b), 'two digits swapped throughout', `digits ${a} and ${b} swapped throughout`)
  for (let i = 0; i < text.length; i++) {
    const [before, digit, after] = [text.slice(0, i), text[i]!, text.slice(i + 1)]
    add(before + after, 'a digit dropped')
    add(before + digit + digit + after, 'a digit doubled')
    for (const other of '0123456789') add(before + other + after, 'a digit changed')
  }
  const byDigits = new Map(errors.toReversed().map((error) => [error.digits, error]))
  return [...byDigits.values()].reverse()
}

const swapped = (text: string, a: string, b: string): string =>
  [...text].map((digit) => (digit === a ? b : digit === b ? a : digit)).join('')

const pairsOf = (values: readonly string[]): readonly (readonly [string, string])[] =>
  values.flatMap((a, i) => values.slice(i + 1).map((b) => [a, b] as const))
