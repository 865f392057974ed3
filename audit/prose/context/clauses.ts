import type { FoundNumber } from '../numbers/found-number.ts'
import type { NumberItem, Scanned } from '../numbers/number-items.ts'
import type { Token } from '../numbers/tokens.ts'
import type { Mention } from './mentions.ts'

export interface Parts {
  readonly clauses: readonly (readonly [from: number, to: number])[]
  /** Brackets with numbers of their own. */
  readonly brackets: readonly (readonly [from: number, to: number])[]
}

/** Parts of a sentence between commas, semicolons and conjunctions; brackets with numbers of people have parts of their own. */
export const partsOf = (
  {
    scanned: { tokens, items },
    numbers,
  }: { readonly scanned: Scanned; readonly numbers: readonly FoundNumber[] },
  [from, to]: NumberItem['sentence'],
  mentions: readonly Mention[],
): Parts => {
  const inMention = new Set(
    mentions.flatMap(({ place, end }) => Array.from({ length: end - place }, (_, i) => place + i)),
  )
  const counts = items.flatMap(({ first }, i) =>
    first >= from &&
    first < to &&
    ['count', 'percentage', 'value'].includes(numbers[i]!.kind) &&
    !inMention.has(first)
      ? [first]
      : [],
  )
  const brackets = bracketsIn(tokens, from, to).filter(([start, end]) => {
    const inside = counts.filter((place) => place > start && place < end)
    return inside.some(
      (place) => tokens.slice(Math.max(start, place - 4), Math.min(end, place + 4)).filter(isWord).length > 1,
    )
  })
  const isEnclosed = (place: number): boolean => brackets.some(([start, end]) => start < place && place < end)
  const clauses: (readonly [number, number])[] = []
  let start = from
  let depth = 0
  for (let place = from; place < to; place++) {
    const { text } = tokens[place]!
    if (/^[([]$/.test(text)) depth++
    else if (/^[)\]]$/.test(text)) depth = Math.max(0, depth - 1)
    else if (
      BREAKS.test(text.toLowerCase()) &&
      !inMention.has(place) &&
      (depth === 0 || (/^(?:and|;)$/.test(text) && isEnclosed(place)))
    ) {
      clauses.push([start, place])
      start = place + 1
    }
  }
  return { clauses: [...clauses, [start, to]], brackets }
}

const isWord = ({ kind, text }: Token): boolean => kind === 'word' && text.length > 2

/** The outer brackets, from their beginning to their end. */
const bracketsIn = (
  tokens: readonly Token[],
  from: number,
  to: number,
): readonly (readonly [number, number])[] => {
  const brackets: (readonly [number, number])[] = []
  let [depth, start] = [0, from]
  for (let place = from; place < to; place++) {
    const { text } = tokens[place]!
    if (/^[([]$/.test(text)) {
      if (depth === 0) start = place
      depth++
    } else if (/^[)\]]$/.test(text) && depth > 0) {
      depth--
      if (depth === 0) brackets.push([start, place])
    }
  }
  return brackets
}

const BREAKS = /^(?:[;,:]|and|but|whereas|while|versus|vs|against|compared|und)$/
