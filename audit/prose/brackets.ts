import type { OtherKind } from './found-number.ts'
import { isWholeItem, type NumberItem, type Scanned } from './number-items.ts'

/**
 * What brackets around whole numbers alone say of them: `[12]`, `[6,7,18-20]` and `(3,4)` cite the literature, `(1)` at
 * the beginning of a clause counts the clauses. By the places of the numbers.
 */
export const bracketed = (scanned: Scanned): ReadonlyMap<number, OtherKind> => {
  const kinds = new Map<number, OtherKind>()
  for (let index = 0; index < scanned.items.length; index++) {
    const last = lastOfList(scanned, index)
    if (last === null) continue
    const kind = kindOf(scanned, index, last)
    if (kind !== null) for (let i = index; i <= last; i++) kinds.set(i, kind)
    index = last
  }
  return kinds
}

/** The last number of a list that fills the brackets before this number; null if it is no such list. */
const lastOfList = ({ tokens, items }: Scanned, index: number): number | null => {
  if (!/^[[(]$/.test(tokens[items[index]!.first - 1]?.text ?? '')) return null
  for (let i = index; i < items.length && i < index + LONGEST_LIST; i++) {
    const item = items[i]!
    if (!isWholeItem(item) || item.isWord || item.unit !== '') return null
    const sign = tokens[item.next]?.text ?? ''
    if (/^[\])]$/.test(sign)) return i
    if (!/^[,;–‐‑−-]$/.test(sign) || items[i + 1]?.first !== item.next + 1) return null
  }
  return null
}

const LONGEST_LIST = 40

/** The number of a reference is below this. */
const LARGEST_REFERENCE = 999n

const kindOf = (scanned: Scanned, first: number, last: number): OtherKind | null => {
  const { tokens, items } = scanned
  const list = items.slice(first, last + 1)
  if (list.some(({ number }) => number!.digits > LARGEST_REFERENCE || number!.digits === 0n)) return null
  const open = tokens[list[0]!.first - 1]!
  const previous = items[first - 1]
  const isAfterNumber =
    previous !== undefined && previous.after === list[0]!.first - 1 && previous.sentence[0] === list[0]!.sentence[0]
  if (isAfterNumber && list.length === 2 && isAround(previous, list)) return null
  if (open.text === '[') return 'citation'
  if (list.length > 1) return isAfterNumber ? null : hasComma(scanned, list) || list[0]!.number!.digits > 1n ? 'citation' : null
  const before = tokens[list[0]!.first - 2]
  const after = tokens[list.at(-1)!.next + 1]
  const begins = before === undefined || /^[;:,.]$/.test(before.text) || /^(?:and|or)$/.test(before.text)
  if (begins && after?.kind === 'word' && !isAfterNumber) return 'enumeration'
  return !isAfterNumber && (after === undefined || after.text === '.') && before?.kind === 'word' && !/^(?:n|N)$/.test(before.text)
    ? 'citation'
    : null
}

/** "0.4 [0–1]": the two are the ends of an interval of the number before them. */
const isAround = ({ number }: NumberItem, [low, high]: readonly NumberItem[]): boolean => {
  if (number === null) return false
  const value = Number(number.digits) / 10 ** number.decimals
  return Number(low!.number!.digits) <= value && value <= Number(high!.number!.digits)
}

const hasComma = ({ tokens }: Scanned, list: readonly NumberItem[]): boolean =>
  list.some(({ next }) => tokens[next]?.text === ',')

/** The parts of a text that are addresses: URLs, DOIs, e-mail addresses; from each place to the place after it. */
export const addressesIn = (text: string): readonly (readonly [from: number, to: number])[] => {
  const addresses: (readonly [number, number])[] = []
  for (const { 0: word, index } of text.matchAll(/\S+/g))
    if (ADDRESS.test(word.slice(0, 64)) || isMail(word)) addresses.push([index, index + word.length])
  return addresses
}

const ADDRESS = /^[([<"']{0,3}(?:[a-z]{3,6}:\/\/|www\.|doi:|(?:doi\.org\/)?10\.\d{4,9}\/)/i

/** A sign @ between two other characters that are no digits alone. */
const isMail = (word: string): boolean => {
  const sign = word.indexOf('@')
  return sign > 0 && sign < word.length - 1 && /[a-z]/i.test(word[sign - 1]!) && /[a-z]/i.test(word[sign + 1]!)
}
