import { parseDate } from '../../cohort/values/calendar.ts'
import { plainName, shownText } from '../../cohort/values/short-text.ts'
import type { SourceColumn, SourceFault, SourceNote } from '../source.ts'
import { doubleText, shortestDecimal } from '../support/number-text.ts'
import { sasTimeText } from '../support/sas-format.ts'
import { type Json, JsonNumber } from './json.ts'
import { type DatasetColumn, type DataType, kindOf } from './metadata.ts'

/** A cell as text, or what was expected in its place; `isOpen` where a date is incomplete and stays as it is written. */
type CellReading = { readonly text: string; readonly isOpen?: true } | { readonly expected: string }

const DATE = /^\d{4}-\d{2}-\d{2}$/
const DATETIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?$/
/** A decimal number in a text, with the comma between thousands that the specification allows. */
const DECIMAL = /^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?$/

const readText = (value: Json): CellReading =>
  typeof value === 'string' ? { text: value } : { expected: 'a text or null' }

const readNumber = (value: Json): CellReading => {
  const text = value instanceof JsonNumber ? shortestDecimal(value.literal) : null
  return text === null ? { expected: 'a number or null' } : { text }
}

/**
 * A double as programs write it with 16 or 17 digits, such as 0.10000000000000001, is the shortest text of it, 0.1. What no double
 * is written as keeps its digits.
 */
const readDouble = (value: Json): CellReading => {
  const number = readNumber(value)
  if (!('text' in number)) return number
  const digits = number.text.replace(/e.*$/, '').replace(/\D/g, '').replace(/^0+/, '').length
  if (digits < 16 || digits > 17) return number
  const double = Number(number.text)
  const isWrittenDouble = shortestDecimal(double.toPrecision(digits)) === number.text
  return isWrittenDouble ? { text: doubleText(double) } : number
}

const readInteger = (value: Json): CellReading => {
  const number = readNumber(value)
  return 'text' in number && !/\.\d+$|\.\d*e|e-/.test(number.text)
    ? number
    : { expected: 'a whole number or null' }
}

const readDecimal = (value: Json): CellReading => {
  if (value instanceof JsonNumber) return readNumber(value)
  if (value === '') return { text: '' }
  const text =
    typeof value === 'string' && DECIMAL.test(value) ? shortestDecimal(value.replaceAll(',', '')) : null
  return text === null ? { expected: 'a decimal number as a text, or null' } : { text }
}

const readBoolean = (value: Json): CellReading =>
  typeof value === 'boolean' ? { text: String(value) } : { expected: 'true, false or null' }

/** Dates as they are written: complete ones must exist, incomplete ones (2015-03) are told. */
const readTime =
  (kind: 'date' | 'datetime') =>
  (value: Json): CellReading => {
    if (typeof value !== 'string') return { expected: `a ${kind} as a text of ISO 8601, or null` }
    if (value === '') return { text: '' }
    const [, day] = kind === 'date' ? [value, value] : (DATETIME.exec(value) ?? [])
    if (day === undefined || !DATE.test(day)) return { text: value, isOpen: true }
    return parseDate(day) === null ? { expected: 'a day that exists' } : { text: value }
  }

const READERS: Readonly<Record<DataType, (value: Json) => CellReading>> = {
  string: readText,
  URI: readText,
  time: readText,
  integer: readInteger,
  decimal: readDecimal,
  float: readDouble,
  double: readDouble,
  boolean: readBoolean,
  date: readTime('date'),
  datetime: readTime('datetime'),
}

/** Numbers that SAS shows as a date, a datetime or a time: whole days or seconds since 1960. */
const sasDisplay = ({ dataType, display }: DatasetColumn): 'date' | 'datetime' | 'time' | null =>
  /^(integer|float|double|decimal)$/.test(dataType) && /^(date|datetime|time)$/.test(display)
    ? (display as 'date' | 'datetime' | 'time')
    : null

/** The reader of the cells of a column. */
export const cellReader = (column: DatasetColumn): ((value: Json) => CellReading) => {
  const read = READERS[column.dataType]
  const display = sasDisplay(column)
  return (value) => {
    if (value === null) return { text: '' }
    const cell = read(value)
    if (display === null || !('text' in cell) || cell.text === '') return cell
    const text = sasTimeText(cell.text, display)
    return text === null ? { expected: `a ${display} of the years 1 to 9999, counted as SAS does` } : { text }
  }
}

const KINDS: Readonly<Record<DataType, NonNullable<SourceColumn['kind']>>> = {
  ...{ string: 'text', URI: 'text', time: 'text', boolean: 'boolean' },
  ...{ integer: 'number', decimal: 'number', float: 'number', double: 'number' },
  ...{ date: 'date', datetime: 'datetime' },
}

export const declaredColumn = (column: DatasetColumn): SourceColumn => {
  const display = sasDisplay(column)
  return {
    name: column.name,
    ...(column.label === '' ? {} : { label: column.label }),
    kind: display === null ? KINDS[column.dataType] : display === 'time' ? 'text' : display,
  }
}

/** What a person must know of a column: dates that are not complete, numbers that were read as dates, labels that are elsewhere. */
export const columnNotes = (
  column: DatasetColumn,
  open: { readonly first: number; readonly count: number } | undefined,
): readonly SourceNote[] => {
  const place = `column ${plainName(column.name)}`
  const display = sasDisplay(column)
  return [
    ...(open === undefined
      ? []
      : [
          {
            place,
            text: `incomplete ${column.dataType}s, the first in record ${open.first + 1}, were read as they are written (cells: ${open.count})`,
          },
        ]),
    ...(display === null
      ? []
      : [
          {
            place,
            text: `its numbers have the format ${column.format} and were read as SAS shows them, as ${display}s`,
          },
        ]),
    ...(display === null && column.display === 'unknown' && !column.format.startsWith('$')
      ? [
          {
            place,
            text: `its values have labels in the format ${shownText(column.format)}, which is not part of the file`,
          },
        ]
      : []),
  ]
}

export const cellFault = (place: string, expected: string, value: Json): SourceFault => ({
  place,
  expected,
  found: kindOf(value),
})
