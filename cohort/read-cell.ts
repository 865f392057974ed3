import type { CellReading } from './cell-reading.ts'
import type { Field } from './data-package.ts'
import { didYouMean, oneOf } from './problem.ts'
import { readDate } from './read-date.ts'
import { LIST_SEPARATOR } from './value.ts'

/** How many characters a cell may have: as many as those of spreadsheets. */
export const LONGEST_CELL = 32_767

/**
 * Reads a cell's text by the field's declaration. Nothing is guessed: a text that the declaration does not
 * cover is a problem. `missing` are the texts that stand for a missing value.
 */
export const readCell = (text: string, field: Field, missing: readonly string[]): CellReading => {
  if (missing.includes(text))
    return field.constraints?.required
      ? problem('a value', text === '' ? 'an empty cell' : `"${text}", which stands for a missing value`)
      : { value: null }
  if (text === '')
    return problem(
      `a value or ${oneOf(missing)}`,
      'an empty cell',
      'add "" to missingValues if an empty cell means that it is missing',
    )
  const reading = readText(text, field)
  if (!('value' in reading) || typeof reading.value !== 'number') return reading
  const { minimum, maximum } = field.constraints ?? {}
  if (minimum !== undefined && reading.value < minimum) return problem(`at least ${minimum}`, text)
  if (maximum !== undefined && reading.value > maximum) return problem(`at most ${maximum}`, text)
  return reading
}

const readText = (text: string, field: Field): CellReading => {
  switch (field.type) {
    case 'integer':
      return categorised(readNumber(text, field, /^[+-]?\d+$/, 'a whole number'), text, field)
    case 'number':
      return categorised(
        readNumber(text, field, /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/, 'a number'),
        text,
        field,
      )
    case 'year':
      return categorised(readNumber(text, field, /^\d{4}$/, 'a year of four digits'), text, field)
    case 'date':
      return readDate(text, field)
    case 'boolean':
      return readBoolean(text, field)
    case 'list':
      return readList(text, field)
    case 'string':
      if (text !== text.trim()) return problem('no space at the ends', `"${text}"`)
      return categorised({ value: text }, text, field)
    default: {
      const never: never = field.type
      return never
    }
  }
}

const readNumber = (text: string, field: Field, form: RegExp, what: string): CellReading => {
  const plain = withoutGroups(text, field)
  const decimal = field.decimalChar === ',' ? plain?.replace(',', '.') : plain
  if (decimal === undefined || !form.test(decimal) || (field.decimalChar === ',' && plain?.includes('.')))
    return problem(what, `"${text}"`, numberRemedy(text, field))
  const value = Number(decimal)
  if (!isHeld(decimal, value))
    return problem(`${what} of at most 15 digits that is neither huge nor tiny`, `"${text}"`)
  return { value: value + 0 }
}

const numberRemedy = (text: string, field: Field): string | undefined => {
  if (text !== text.trim()) return 'remove the space'
  if (/^[+-]?\d{1,3}([,. '\u00a0\u202f]\d{3})+$/.test(text) && !field.groupChar)
    return 'declare groupChar in datapackage.json if it separates thousands'
  if (/^[+-]?\d+,\d+$/.test(text) && field.type === 'number' && !field.decimalChar)
    return 'declare "decimalChar": "," in datapackage.json if the comma is a decimal comma'
  if (/^[+-]?\d+\.0+$/.test(text) && field.type === 'integer')
    return 'write it without decimals, or declare the type number'
  if (/^[\u2010-\u2015\u2212]\d/.test(text))
    return 'a dash stands where the minus sign of the keyboard should: -'
  if (/^#/.test(text)) return 'an error of the spreadsheet: mend its formula, or leave the cell empty'
  if (/^=/.test(text)) return 'a formula: save its value'
  if (/^\d{1,2}[-. ][A-Za-z]{3}/.test(text))
    return 'a spreadsheet has made a date of it: format the column as number'
  if (/^(NaN|Inf(inity)?|NA|n\/a|none|missing|unknown|-|\?)$/i.test(text))
    return 'if it means that there is none, add it to missingValues in datapackage.json'
  if (/^\p{L}+$/u.test(text)) return 'write it in digits'
  return /^[+-]?[\d.]+ ?[a-zA-Z%]+$/.test(text)
    ? 'write the number alone; its unit is declared in datapackage.json'
    : undefined
}

/**
 * Whether the double is the number that was written: every digit of it, and far enough from the ends of what doubles
 * hold that sums and squares of it are numbers too.
 */
const isHeld = (text: string, value: number): boolean =>
  value === 0
    ? !/[1-9]/.test(text.replace(/[eE].*$/, ''))
    : Math.abs(value) < 1e100 && Math.abs(value) > 1e-100 && digitsOf(text) === digitsOf(String(value))

/** Digits without zeros at the ends: 0.0120 and 12e-3 have "12". */
const digitsOf = (text: string): string =>
  text
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '')

/** The text without its thousands separators; undefined where one stands in a wrong place. */
const withoutGroups = (text: string, { groupChar }: Field): string | undefined => {
  if (groupChar === undefined || !text.includes(groupChar)) return text
  const [first = '', ...rest] = text.split(groupChar)
  const last = rest.at(-1) ?? ''
  const whole =
    /^[+-]?\d{1,3}$/.test(first) &&
    rest.slice(0, -1).every((group) => /^\d{3}$/.test(group)) &&
    /^\d{3}(\D|$)/.test(last)
  return whole ? first + rest.join('') : undefined
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

const readList = (text: string, field: Field): CellReading => {
  if (text === field.emptyList) return { value: [] }
  const items = text.split(field.delimiter ?? ',').map((item) => item.trim())
  if (items.includes('')) return problem(`items between "${field.delimiter ?? ','}"`, `"${text}"`)
  const bad = items.find((item) => item.includes(LIST_SEPARATOR))
  if (bad !== undefined) return problem(`items without "${LIST_SEPARATOR}"`, `"${bad}"`)
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

/** The declared categories as texts; null where any value may stand. */
export const categoryTexts = ({ categories }: Field): readonly string[] | null =>
  categories?.map((category) => String(typeof category === 'object' ? category.value : category)) ?? null

const problem = (expected: string, found: string, remedy?: string): CellReading => ({
  expected,
  found,
  remedy,
})
