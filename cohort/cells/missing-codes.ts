import type { Field } from '../descriptors/field.ts'
import { dateText, parseDate } from '../values/calendar.ts'
import { readDate } from './read-date.ts'
import { readNumber } from './read-number.ts'

/**
 * A declared missing value is a text, and in a column of numbers or dates also the number or day that it names: with
 * -9 declared, a cell -9.0 is missing. In a column of texts -9.0 is another text than -9: there it is a fault.
 */
export interface MissingCodes {
  /** In a column of numbers: the numbers. */
  readonly numbers: readonly number[]
  /** In a column of dates: the dates in canonical text, `1900-01-01`. */
  readonly dates: readonly string[]
  /** In a column of texts: a pattern of all spellings of the numbers, for `^...$`; null where there is none. */
  readonly spellings: string | null
}

/** What the texts that stand for a missing value mean in a field of its type. */
export const missingCodes = (field: Field, missing: readonly string[]): MissingCodes => {
  const { codes, field: codedField } = known.get(missing) ?? {}
  if (codes && codedField === field) return codes
  const made = codesOf(field, missing)
  known.set(missing, { codes: made, field })
  return made
}

/** Asked for each cell of a column. */
const known = new WeakMap<readonly string[], { readonly codes: MissingCodes; readonly field: Field }>()

const codesOf = (field: Field, missing: readonly string[]): MissingCodes => {
  const { type } = field
  const isNumber = type === 'integer' || type === 'number' || type === 'year'
  const isText = type === 'string' || type === 'list'
  // a comma between the items of a list is none of a number
  const comma = type === 'list' && (field.delimiter ?? ',').includes(',') ? '[.]' : '[.,]'
  const spellings = isText ? missing.flatMap((text) => spellingsOf(text, comma) ?? []) : []
  return {
    numbers: isNumber ? missing.flatMap((text) => numberOf(text, field) ?? []) : [],
    dates: type === 'date' ? missing.flatMap((text) => dateOf(text, field) ?? []) : [],
    spellings: spellings.length === 0 ? null : `(${spellings.join('|')})`,
  }
}

/** The number of a code, as its column is read, else with a decimal point; null for a word. */
const numberOf = (text: string, field: Field): number | null => {
  for (const form of [field, PLAIN]) {
    const reading = readNumber(text.trim(), form, 'number')
    if ('value' in reading) return reading.value as number
  }
  return null
}

const PLAIN: Field = { name: '', type: 'number' }

/**
 * The date of a code, as its column is read, else in the order of its column with other signs between, else ISO 8601.
 */
const dateOf = (text: string, field: Field): string | null => {
  const [a = '', b = '', c = ''] = text.trim().split(/[./-]/)
  const order = (field.format ?? 'default').replace(/[^Ymd]/g, '')
  const other = a.length === 4 ? [a, b, c] : order === 'mdY' ? [c, a, b] : order === 'dmY' ? [c, b, a] : []
  const iso = parseDate(text.trim()) ?? parseDate(other.join('-'))
  const reading = readDate(text.trim(), field)
  if ('value' in reading) return reading.value as string
  return iso === null ? null : dateText(iso)
}

/** `-9` as a pattern of `-9`, `-09`, `-9.0`, `-9,0`; null for a word. The same to JavaScript and to the engines. */
const spellingsOf = (text: string, comma: string): string | null => {
  const [, sign, whole = '', decimals = ''] = /^([+-]?)(\d+)(?:[.,](\d+))?$/.exec(text.trim()) ?? []
  if (sign === undefined) return null
  const significant = whole.replace(/^0+(?=\d)/, '')
  const rest = decimals.replace(/(?<!0)0+$/, '')
  const isZero = significant === '0' && rest === ''
  return `${isZero ? '[+-]?' : sign === '-' ? '-' : '[+]?'}0*${significant}${rest === '' ? `(${comma}0*)?` : `${comma}${rest}0*`}`
}
