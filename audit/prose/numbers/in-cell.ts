import type { FoundNumber, ResultKind } from './found-number.ts'
import { unitOfWord } from './unit-words.ts'

/** The numbers of a cell, as the heads of its row and column and those of the columns beside it say what they are. */
export const inCell = (
  numbers: readonly FoundNumber[],
  heads: readonly string[],
  siblings: string,
): readonly FoundNumber[] => {
  return heads.length === 0 ? numbers : numbers.map((number) => ofCell(number, heads, siblings))
}

const ofCell = (number: FoundNumber, heads: readonly string[], siblings: string): FoundNumber => {
  const { kind, spread } = number
  const own = heads.join(' ')
  if (kind === 'lower' || kind === 'upper') {
    const unit = number.unit || (CENTRE.test(own) ? unitIn(own) : '')
    return { ...number, unit, spread: spread === 'unknown' ? spreadOf(own, siblings) : spread }
  }
  const named = kind === 'value' || kind === 'count' ? kindOf(heads) : null
  if (named === null || (kind === 'count' && named === 'ratio')) return number
  return {
    ...number,
    kind: named,
    isDoubtful: false,
    unit: number.unit || (named === 'value' ? unitIn(own) : ''),
  }
}

const CENTRE = /\bmedian|\bmean\b/i
const RATIO = /\bratio|\b[HOR]R\b/

/** What the head of the column says, and then what that of the row says. */
const kindOf = (heads: readonly string[]): ResultKind | null => {
  for (const head of [...heads].reverse()) {
    if (/^p(?:[- ]?values?)?$/i.test(head.trim())) return 'p'
    if (RATIO.test(head)) return 'ratio'
    if (CENTRE.test(head)) return 'value'
  }
  return null
}

const spreadOf = (own: string, siblings: string): FoundNumber['spread'] => {
  if (/\bIQR\b|quartile/i.test(own)) return 'quartiles'
  if (/\brange\b/i.test(own)) return 'range'
  return /\bCI\b|confidence/i.test(own) || RATIO.test(siblings) ? 'interval' : 'unknown'
}

/** The last unit of a head: "Age, median (IQR), years". */
const unitIn = (head: string): string =>
  (head.match(/\p{L}+|%/gu) ?? []).map(unitOfWord).findLast((unit) => unit !== '' && unit !== 'm') ?? ''
