import { shownText } from '../../../cohort/values/short-text.ts'
import { clockText } from '../../support/calendar-text.ts'
import { fifteenDigits, losesDigits } from '../../support/number-text.ts'
import { isConstant, remarkFormula } from '../formula.ts'
import { isoCell } from '../iso-date.ts'
import type { Remarks } from '../remarks.ts'
import type { SheetCell } from '../sheet.ts'

interface Place {
  readonly row: number
  readonly column: number
}

type Attributes = Readonly<Record<string, string>>

/** Errors as LibreOffice and Excel show them. */
const ERROR = /^(#[A-Z/0]+[!?]?|#N\/A|Err:\d{3})$/

/**
 * A cell from its attributes and its text (part 3, 19.385 office:value-type and its neighbours); null for an empty one, and
 * for one at fault, which is remarked.
 */
export const odsCell = (
  place: Place,
  attributes: Attributes,
  text: string,
  remarks: Remarks,
): SheetCell | null => {
  const { row, column } = place
  const type = attributes['office:value-type']
  const formula = attributes['table:formula']
  if (formula !== undefined && isConstant(formula))
    return { column, kind: 'boolean', text: formula.includes('TRUE') ? 'TRUE' : 'FALSE' }
  const isError = attributes['calcext:value-type'] === 'error' || (formula !== undefined && ERROR.test(text))
  if (formula !== undefined) {
    if (type === undefined && !isError) {
      remarks.fault('no value', row, column, formula.slice(0, 60))
      return null
    }
    remarkFormula(place, formula, remarks)
  }
  if (isError) {
    remarks.note('error', row, column, text)
    return { column, kind: 'error', text: text === '' ? '#VALUE!' : text }
  }
  return type === undefined && text === '' ? null : storedValue(place, attributes, text, remarks)
}

const storedValue = (
  place: Place,
  attributes: Attributes,
  text: string,
  remarks: Remarks,
): SheetCell | null => {
  const { row, column } = place
  const type = attributes['office:value-type'] ?? 'string'
  switch (type) {
    case 'string':
      return { column, kind: 'text', text: attributes['office:string-value'] ?? text }
    case 'float':
    case 'currency':
    case 'percentage':
      if (type === 'percentage') remarks.note('percent', row, column)
      return numberCell(place, attributes['office:value'] ?? '', remarks)
    case 'date':
      return isoCell(place, attributes['office:date-value'] ?? '', remarks)
    case 'time':
      return timeCell(place, attributes['office:time-value'] ?? '', remarks)
    case 'boolean':
      return {
        column,
        kind: 'boolean',
        text: attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE',
      }
    default:
      remarks.fault('unknown type', row, column, `the type ${shownText(type)}`)
      return null
  }
}

const numberCell = ({ row, column }: Place, stored: string, remarks: Remarks): SheetCell | null => {
  const text = fifteenDigits(stored)
  if (text === null) {
    remarks.fault('no number', row, column, shownText(stored))
    return null
  }
  if (losesDigits(stored)) remarks.note('digits', row, column)
  return { column, kind: 'number', text }
}

/** A duration of ISO 8601 such as PT36H00M00S, rounded to the second. */
const timeCell = ({ row, column }: Place, stored: string, remarks: Remarks): SheetCell | null => {
  const [whole, sign, days = '0', hours = '0', minutes = '0', seconds = '0'] =
    /^(-?)P(?:(\d{1,7})D)?T?(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:[.,]\d{1,12})?)S)?$/.exec(stored) ??
    []
  if (whole === undefined) {
    remarks.fault('no day', row, column, shownText(stored))
    return null
  }
  remarks.note('elapsed', row, column)
  const [d, h, m, s] = [days, hours, minutes, seconds.replace(',', '.')].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  return { column, kind: 'elapsed', text: sign! + clockText(Math.round(((d * 24 + h) * 60 + m) * 60 + s)) }
}
