import { decimalText } from '../decimal.ts'

/** One slip of the pen in a printed number. */
export interface Slip {
  readonly digits: bigint
  readonly what: string
}

/**
 * Every number that one slip makes of a printed one with the same decimals: a digit changed, two neighbours swapped,
 * a digit dropped or doubled. Digits are those of the text, so that 20.3 has three.
 */
export const slipsOf = (digits: bigint, decimals: number): readonly Slip[] => {
  const text = decimalText(digits, decimals).replace('.', '').replace('-', '')
  const sign = digits < 0n ? -1n : 1n
  const slips: Slip[] = []
  const add = (slipped: string, what: string): void => {
    if (slipped !== '' && slipped !== text) slips.push({ digits: sign * BigInt(slipped), what })
  }
  for (let i = 0; i < text.length; i++) {
    const [before, digit, after] = [text.slice(0, i), text[i]!, text.slice(i + 1)]
    for (const other of '0123456789') add(before + other + after, 'a digit changed')
    add(before + (after[0] ?? '') + digit + after.slice(1), 'two digits swapped')
    add(before + after, 'a digit dropped')
    add(before + digit + digit + after, 'a digit doubled')
  }
  const seen = new Map(slips.toReversed().map((slip) => [slip.digits, slip]))
  return [...seen.values()].reverse()
}
