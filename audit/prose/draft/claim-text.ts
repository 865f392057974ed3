import type { Language } from '../../../cohort/descriptors/plan/style.ts'
import { readPublishedText } from '../../claims/published-number.ts'
import type { FoundNumber } from '../numbers/found-number.ts'
import { scan } from '../numbers/number-items.ts'
import { sentenceAround } from '../sentence-around.ts'
import type { ResultWords } from '../words/result-words.ts'
import { isContent, stem } from '../words/stems.ts'

const SIGNS = { '=': '', '<': '<', '>': '>', '<=': '≤', '>=': '≥' } as const

/** The number as claims.csv has it: as it is written, without its unit; in digits where it is a word. */
export const publishedText = ({ text, number, isWord }: FoundNumber, language?: Language): string => {
  const written = text.replace(/ ?%$/, '').replace(/^([<>≤≥⩽⩾])=? +/, '$1')
  const read = isWord ? null : readPublishedText(written, language)
  if (
    read?.kind === 'number' &&
    read.number.digits === number!.digits &&
    read.number.decimals === number!.decimals &&
    read.number.relation === number!.relation
  )
    return written
  return `${SIGNS[number!.relation]}${digitsOf(number!, language)}`
}

const digitsOf = ({ digits, decimals }: NonNullable<FoundNumber['number']>, language?: Language): string => {
  const sign = digits < 0n ? '-' : ''
  const plain = String(digits < 0n ? -digits : digits)
  if (decimals < 0 || decimals > 12) return `${sign}${plain}E${-decimals}`
  if (decimals === 0) return `${sign}${plain}`
  const padded = plain.padStart(decimals + 1, '0')
  const mark = language === undefined || language === 'en' ? '.' : ','
  return `${sign}${padded.slice(0, -decimals)}${mark}${padded.slice(-decimals)}`
}

/** The unit of a row: as written; of a number without one that of its result, if it is in it. */
export const unitOfClaim = ({ kind, unit, number }: FoundNumber, result: ResultWords | undefined): string => {
  if (kind === 'p' || kind === 'ratio' || kind === 'count' || kind === 'total') return '1'
  if (unit !== '') return unit
  if (result === undefined || result.isYear) return '1'
  if (result.unit !== '1') return result.unit
  const isPercentage = ['proportion', 'difference'].includes(result.statistic.kind)
  return isPercentage && number!.digits > 10n ** BigInt(Math.max(0, number!.decimals)) ? '%' : '1'
}

const EACH_SIDE = 70

/** The sentence with the number between «», so that one of several numbers is meant; one line. */
export const labelOf = (text: string, { from, to }: FoundNumber, heads: readonly string[] = []): string => {
  const marked = `${text.slice(0, from)}«${text.slice(from, to)}»${text.slice(to)}`
  const sentence =
    heads.length > 0 ? `${heads.join(', ')}: ${marked}` : sentenceAround(marked, from, to + 2, EACH_SIDE)
  const line = sentence
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
    .slice(0, LONGEST)
  // a spreadsheet takes these for a formula
  return /^[=+\-@]/.test(line) ? `… ${line}` : line
}

const LONGEST = 400

/** Up to three telling words near a number, after it and then before it. */
export const wordsNear = (text: string, { from, to }: FoundNumber, heads: readonly string[] = []): string => {
  const telling = (part: string): readonly string[] =>
    scan(part).tokens.flatMap(({ kind, text: word }) =>
      kind === 'word' && word.length > 3 && isContent(stem(word)) ? [word] : [],
    )
  if (heads.length > 0) return telling(heads.join(' ')).slice(0, MOST).join(' ')
  const end = text.slice(to, to + REACH).split(/[.;,](?= )/)[0]!
  const after = telling(end).slice(0, MOST)
  const before = telling(
    text
      .slice(Math.max(0, from - REACH), from)
      .split(/[.;](?= )/)
      .at(-1)!,
  )
  return [...after, ...before.slice(-Math.max(0, MOST - after.length))].slice(0, MOST).join(' ')
}

const MOST = 3
const REACH = 90
