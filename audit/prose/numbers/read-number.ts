import { type PublishedNumber, readPublished } from '../../claims/published-number.ts'
import type { ProseOptions } from './prose-paragraph.ts'

/** No reported number is longer; an identifier or a hostile text may be. */
const LONGEST = 40

/** A number as `claims/` reads it; null for a version such as 4.2.1, and for more digits than a result can have. */
export const readNumber = (text: string, { decimalMark = '.' }: ProseOptions = {}): PublishedNumber | null =>
  text.length > LONGEST
    ? null
    : readPublished(decimalMark === ',' ? withPoint(text) : text.replace(ZERO_COMMA, '0.'))

/** "0,71": a comma after a single zero. */
const ZERO_COMMA = /(?<![\d,])0,(?=\d)/

/** "1.234,5" as "1234.5". */
const withPoint = (text: string): string =>
  text.includes(',') || THOUSANDS.test(text) ? text.replaceAll('.', '').replace(',', '.') : text

const THOUSANDS = /(?<![\d.])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])/

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** The value of a number word, "nine" or the first part of "thirty-five"; null for other words. "Zero" is none. */
export const wordValue = (word: string): number | null => {
  const lower = word.toLowerCase()
  const tens = TENS.indexOf(lower)
  if (tens >= 0) return 20 + 10 * tens
  const units = UNITS.indexOf(lower)
  return units > 0 ? units : null
}

interface Word {
  readonly kind: string
  readonly text: string
}

/** The bound that the two words before a number are: "less than three"; undefined without one. */
export const boundOfWords = (tokens: readonly Word[], place: number): string | undefined => {
  const [first, second] = [tokens[place - 2], tokens[place - 1]].map(
    (token) => token?.text.toLowerCase() ?? '',
  )
  if (second === 'than')
    return /^(?:less|fewer|lower|under)$/.test(first!) ? '<' : first === 'more' ? '>' : undefined
  if (first !== 'at') return undefined
  return second === 'most' ? '<=' : second === 'least' ? '>=' : undefined
}

/** "No patients" is 0 and "half" is 50%; null for other words. */
export const valueInWords = (
  tokens: readonly Word[],
  place: number,
): { readonly value: number; readonly unit: string } | null => {
  const word = tokens[place]!.text.toLowerCase()
  const next = tokens[place + 1]?.text.toLowerCase() ?? ''
  if (word === 'no' && /^(?:patients?|deaths?|children|subjects?|cases)$/.test(next))
    return { value: 0, unit: '' }
  if (word !== 'half' || !/^(?:of|the)$/.test(next)) return null
  return { value: 50, unit: '%' }
}
