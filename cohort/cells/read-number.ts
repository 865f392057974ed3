import type { Field } from '../descriptors/field.ts'
import type { CellReading } from './cell-reading.ts'

/** What a cell of a field of numbers may look like once its separators are plain. */
export const NUMBER_FORMS = {
  integer: { form: /^[+-]?\d+$/, what: 'a whole number' },
  number: { form: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/, what: 'a number' },
  year: { form: /^\d{4}$/, what: 'a year of four digits' },
} as const

/** Reads a number by the field's type and separators; every digit of it, or none. */
export const readNumber = (text: string, field: Field, type: keyof typeof NUMBER_FORMS): CellReading => {
  const { form, what } = NUMBER_FORMS[type]
  const plain = withoutGroups(text, field)
  const decimal = field.decimalChar === ',' ? plain?.replace(',', '.') : plain
  if (decimal === undefined || !form.test(decimal) || (field.decimalChar === ',' && plain?.includes('.')))
    return { expected: what, found: `"${text}"`, remedy: numberRemedy(text, field) }
  const value = Number(decimal)
  if (!isHeld(decimal, value))
    return { expected: `${what} with at most 15 digits, neither too large nor too small`, found: `"${text}"` }
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
  if (/^[\u2010-\u2015\u2212]\d/.test(text)) return 'replace the dash by the minus sign of the keyboard: -'
  if (/^#/.test(text)) return 'an error of the spreadsheet: fix the formula, or empty the cell'
  if (/^=/.test(text)) return 'a formula: save its value'
  if (/^\d{1,2}[-. ][A-Za-z]{3}/.test(text))
    return 'a spreadsheet converted the number to a date: format the column as number'
  if (/^(NaN|Inf(inity)?|NA|n\/a|none|missing|unknown|-|\?)$/i.test(text))
    return 'if it means a missing value, add it to missingValues in datapackage.json'
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
    .replace(/^0+|(?<!0)0+$/g, '')

/** The text without its thousands separators; undefined where one stands in a wrong place: 0,067 is not 67. */
const withoutGroups = (text: string, { groupChar }: Field): string | undefined => {
  if (groupChar === undefined || !text.includes(groupChar)) return text
  const [first = '', ...rest] = text.split(groupChar)
  const last = rest.at(-1) ?? ''
  const whole =
    /^[+-]?[1-9]\d{0,2}$/.test(first) &&
    rest.slice(0, -1).every((group) => /^\d{3}$/.test(group)) &&
    /^\d{3}(\D|$)/.test(last)
  return whole ? first + rest.join('') : undefined
}
