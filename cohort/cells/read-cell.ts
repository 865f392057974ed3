import type { Field } from '../descriptors/field.ts'
import { didYouMean, oneOf } from '../values/problem.ts'
import { LIST_SEPARATOR } from '../values/value.ts'
import type { CellReading } from './cell-reading.ts'
import { type MissingCodes, missingCodes } from './missing-codes.ts'
import { readDate } from './read-date.ts'
import { readNumber } from './read-number.ts'

/** The maximum number of characters in a cell, as in spreadsheets. */
export const LONGEST_CELL = 32_767

/**
 * Reads a cell's text by the field's declaration. Nothing is guessed: a text that the declaration does not
 * cover is a problem. `missing` are the texts that stand for a missing value.
 */
export const readCell = (text: string, field: Field, missing: readonly string[]): CellReading => {
  if (missing.includes(text))
    return field.constraints?.required
      ? problem('a value', text === '' ? 'an empty cell' : `"${text}", which means a missing value`)
      : { value: null }
  if (text === '')
    return problem(
      `a value or ${oneOf(missing)}`,
      'an empty cell',
      'add "" to missingValues if an empty cell means a missing value',
    )
  const codes = missingCodes(field, missing)
  if (isCode(text, field, codes))
    return field.constraints?.required
      ? problem('a value', `"${text}", which is another spelling of a missing value`)
      : { value: null }
  const reading = readText(text, field, codes)
  if (!('value' in reading) || typeof reading.value !== 'number') return reading
  const { minimum, maximum } = field.constraints ?? {}
  if (minimum !== undefined && reading.value < minimum) return problem(`at least ${minimum}`, text)
  if (maximum !== undefined && reading.value > maximum) return problem(`at most ${maximum}`, text)
  return reading
}

/** Whether a cell is a declared missing number or date in another spelling, such as -9.0 for -9. */
const isCode = (text: string, field: Field, { numbers, dates }: MissingCodes): boolean => {
  if (numbers.length === 0 && dates.length === 0) return false
  const reading =
    field.type === 'date' ? readDate(text, field) : readNumber(text, field, field.type as 'number')
  return 'value' in reading && [...numbers, ...dates].includes(reading.value as never)
}

const readText = (text: string, field: Field, codes: MissingCodes): CellReading => {
  switch (field.type) {
    case 'integer':
    case 'number':
    case 'year':
      return categorised(readNumber(text, field, field.type), text, field)
    case 'date':
      return readDate(text, field)
    case 'boolean':
      return readBoolean(text, field)
    case 'list':
      return readList(text, field, codes)
    case 'string':
      if (text !== text.trim()) return problem('no space at the ends', `"${text}"`)
      if (isOtherSpelling(text, codes)) return otherSpelling(text)
      return categorised({ value: text }, text, field)
    default: {
      const never: never = field.type
      return never
    }
  }
}

export const trueTexts = ({ trueValues = ['true', 'True', 'TRUE', '1'] }: Field): readonly string[] =>
  trueValues
export const falseTexts = ({ falseValues = ['false', 'False', 'FALSE', '0'] }: Field): readonly string[] =>
  falseValues

const readBoolean = (text: string, field: Field): CellReading => {
  const [yes, no] = [trueTexts(field), falseTexts(field)]
  if (yes.includes(text)) return { value: true }
  if (no.includes(text)) return { value: false }
  return problem(oneOf([...yes, ...no]), `"${text}"`, didYouMean(text, [...yes, ...no]))
}

const isOtherSpelling = (text: string, { spellings }: MissingCodes): boolean =>
  spellings !== null && new RegExp(`^${spellings}$`).test(text)

const otherSpelling = (text: string): CellReading =>
  problem(
    'a text that is not another spelling of a number in missingValues',
    `"${text}"`,
    'write it as in missingValues, or declare missingValues for this column',
  )

const readList = (text: string, field: Field, codes: MissingCodes): CellReading => {
  if (text === field.emptyList) return { value: [] }
  const items = text.split(field.delimiter ?? ',').map((item) => item.trim())
  if (items.includes('')) return problem(`items between "${field.delimiter ?? ','}"`, `"${text}"`)
  const bad = items.find((item) => item.includes(LIST_SEPARATOR))
  if (bad !== undefined) return problem(`items without "${LIST_SEPARATOR}"`, `"${bad}"`)
  const code = items.find((item) => isOtherSpelling(item, codes))
  if (code !== undefined) return otherSpelling(code)
  const known = categoryTexts(field)
  const unknown = known === null ? undefined : items.find((item) => !known.includes(item))
  if (known !== null && unknown !== undefined)
    return problem(
      `items, each ${oneOf(known)}`,
      `"${unknown}"`,
      didYouMean(unknown, known) ?? 'declare it in categories if it is a new code',
    )
  const twice = items.find((item, i) => items.indexOf(item) < i)
  return twice === undefined ? { value: items } : problem('each item once', `"${twice}" twice`)
}

const categorised = (reading: CellReading, text: string, field: Field): CellReading => {
  const known = categoryTexts(field)
  if (!('value' in reading) || known === null || known.includes(String(reading.value))) return reading
  return problem(
    oneOf(known),
    `"${text}"`,
    didYouMean(text, known) ?? 'declare it in categories if it is a new code',
  )
}

/** The declared categories as texts; null if any value is allowed. */
export const categoryTexts = ({ categories }: Field): readonly string[] | null =>
  categories?.map((category) => String(typeof category === 'object' ? category.value : category)) ?? null

const problem = (expected: string, found: string, remedy?: string): CellReading => ({
  expected,
  found,
  remedy,
})
