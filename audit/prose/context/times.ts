import { toNumber } from '../../../statistics/numbers/rational.ts'
import { publishedValue } from '../../claims/published-number.ts'
import type { FoundNumber } from '../numbers/found-number.ts'
import { type NumberItem, type Scanned, scan } from '../numbers/number-items.ts'
import { foundIn } from '../numbers/numbers-in.ts'
import type { ProseOptions } from '../numbers/prose-paragraph.ts'
import { isTimeWord, unitOfWord } from '../numbers/unit-words.ts'

export interface TimePoint {
  readonly place: number
  readonly time: number
  readonly unit: string
}

export const timesIn = (
  { scanned, numbers }: { readonly scanned: Scanned; readonly numbers: readonly FoundNumber[] },
  [from, to]: NumberItem['sentence'],
): readonly TimePoint[] =>
  scanned.items.flatMap((item, i) =>
    numbers[i]!.kind === 'time-point' && item.first >= from && item.first < to && item.number !== null
      ? timeOf(scanned, item)
      : [],
  )

export const timesOfHead = (head: string, options: ProseOptions): readonly TimePoint[] => {
  const scanned = scan(head, options)
  return foundIn(scanned).flatMap(({ kind }, i) =>
    kind === 'time-point' || scanned.items.length === 1
      ? timeOf(scanned, scanned.items[i]!).map((time) => ({ ...time, place: -1 }))
      : [],
  )
}

/** With the next unit of time: "6" of "3, 6 and 12 months". */
const timeOf = ({ tokens }: Scanned, { first, next, sentence, number }: NumberItem): readonly TimePoint[] => {
  const time = number === null ? 0 : toNumber(publishedValue(number))
  const back = tokens[first - 1]?.text ?? ''
  if (isTimeWord(back) && !/s$/.test(back)) return [{ place: first, time, unit: unitOfWord(back) }]
  for (let place = next; place < Math.min(sentence[1], next + 12); place++) {
    const { kind, text } = tokens[place]!
    if (kind === 'word' && isTimeWord(text)) return [{ place: first, time, unit: unitOfWord(text) }]
    if (kind === 'word' && !/^(?:and|or)$/.test(text)) return []
  }
  return []
}
