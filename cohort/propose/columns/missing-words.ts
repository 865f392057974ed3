import { readCell } from '../../cells/read-cell.ts'
import type { Field } from '../../descriptors/field.ts'
import { shownText } from '../../values/short-text.ts'

/** The texts of a column that mean a missing value, and notes on a sign that does not. */
export interface MissingWords {
  readonly words: readonly string[]
  readonly says: readonly string[]
}

/**
 * Words that nearly always mean a missing value. With a plus in the same column a dash means negative; with one other
 * word alone it means the other answer.
 * @param isMeasured whether texts are numbers or dates: only in such a column words for unknown mean missing too
 */
export const missingWords = (
  texts: readonly string[],
  isMeasured: (distinct: readonly string[]) => boolean,
): MissingWords => {
  const distinct = [...new Set(texts)]
  const declared = MISSING.filter((word) => distinct.includes(word))
  const others = distinct.filter((text) => !declared.includes(text))
  const known = others.filter((text) => !UNKNOWN_WORDS.test(text) && !SIGNS.test(text) && !isNoDay(text))
  if (known.length > 0 && isMeasured(known)) {
    const words = others.filter((text) => !known.includes(text))
    return { words: [...declared, ...words], says: [] }
  }
  if (!declared.includes('-')) return { words: declared, says: [] }
  const plus = others.find((text) => PLUS.test(text.trim()))
  const isOther = others.length === 1 && !isMeasured(others)
  if (plus === undefined && !isOther) return { words: declared, says: [] }
  return {
    words: declared.filter((word) => word !== '-'),
    says: [
      plus === undefined
        ? `"-" beside ${shownText(others[0]!)} alone is read as the other answer: if it means missing, add it to missingValues`
        : `"-" beside ${shownText(plus)} is read as negative: if it means missing, add it to missingValues`,
    ],
  }
}

/** `+`, `++`, `(+)`, `+/-`, `2+` */
const PLUS = /^\(?\d?\++\)?$|^\+\/-$/

/** Words for unknown, in several languages: a question in a column of words, missing in one of numbers or dates. */
export const UNKNOWN_WORDS =
  /^(n\.? ?b\.?|n\.? ?d\.?|n\.? ?e\.?|n\.? ?r\.?|n\.? ?a\.?|#n\/?a|#nv|<na>|nat|\\n|unbekannt|fehlt|fehlend|nicht (bekannt|erhoben|erfasst|dokumentiert|bestimmt|verfügbar)|keine angaben?|k\. ?a\.|unklar|unk|inconnue?|desconocid[oa]|sconosciut[oa]|onbekend|okänd|\[?not (known|recorded|available|reported|done|applicable|assessed|evaluable|evaluated|measured|tested|documented|stated|provided)\]?|\[unknown\]|\[discrepancy\])$/i

/** A date of nines or zeros: 99/99/9999, 00.00.0000, 9999-99-99. */
const NO_DAY = /^(?:(\d)\1[-./]\1\1[-./](?:\1\1){1,2}|(\d)\2{3}[-./]\2\2[-./]\2\2)$/

const isNoDay = (text: string): boolean => /^[09]/.test(text) && NO_DAY.test(text)

/** No letter, no digit and no sign of a comparison: `--`, `/  /`, `...` */
const SIGNS = /^[^\p{L}\p{N}+<>=±]+$/u

const MISSING = [
  '',
  'NA',
  'N/A',
  'n/a',
  'na',
  'NaN',
  'NULL',
  'null',
  '.',
  '-',
  '?',
  'unknown',
  'Unknown',
  'UNK',
  'missing',
  'k.A.',
]

/** Numbers that often mean missing: reported as a question, never read as missing. */
const SUSPICIOUS = [
  ...[-1, -7, -8, -9, -77, -88, -98, -99, -777, -888, -998, -999, -9999],
  ...[9, 77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 8888, 9998, 9999],
]

/**
 * The texts of a column that often mean missing and are far from its other values: numbers such as -9.0, dates such as
 * 01.01.1900.
 */
export const suspiciousTexts = (field: Field, distinct: readonly string[]): readonly string[] => {
  if (field.type === 'date')
    return distinct.filter((text) => /(^|\D)(1900|1901|2[1-9]\d\d|[3-9]\d{3})(\D|$)/.test(text))
  if (field.type !== 'integer' && field.type !== 'number' && field.type !== 'year') return []
  const read = distinct.flatMap((text) => {
    const reading = readCell(text, { ...field, categories: undefined } as unknown as Field, [])
    return 'value' in reading ? [{ text, value: reading.value as number }] : []
  })
  return read
    .filter(({ value }) => SUSPICIOUS.includes(value))
    .filter(({ value }) => {
      const others = read.filter((reading) => !SUSPICIOUS.includes(reading.value))
      return value < 0
        ? others.every((reading) => reading.value >= 0)
        : others.every((reading) => reading.value < value / 2)
    })
    .map(({ text }) => text)
}
