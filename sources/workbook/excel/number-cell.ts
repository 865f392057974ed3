import { shownText } from '../../../cohort/values/short-text.ts'
import { fifteenDigits, losesDigits } from '../../support/number-text.ts'
import type { Remarks } from '../remarks.ts'
import type { SheetCell } from '../sheet.ts'
import type { NumberFormat } from './number-format.ts'
import { elapsedTime, serialDate } from './serial-date.ts'

/** What decides how the numbers of a sheet are read. */
export interface NumberContext {
  /** The number format of each style. A style out of range is the first, as Excel repairs it. */
  readonly formats: readonly NumberFormat[]
  readonly is1904: boolean
  readonly remarks: Remarks
}

interface Place {
  readonly row: number
  readonly column: number
}

/** A cell with a stored number, which its style makes a number, a date or a time; null for one at fault, which is remarked. */
export const numberCell = (
  { row, column }: Place,
  stored: string,
  style: number,
  { formats, is1904, remarks }: NumberContext,
): SheetCell | null => {
  const digits = fifteenDigits(stored)
  if (digits === null) {
    remarks.fault('no number', row, column, shownText(stored))
    return null
  }
  const format = formats[style] ?? formats[0]
  if (format !== undefined && format.kind !== 'number')
    return dayCell({ row, column }, Number(stored), format, { is1904, remarks })
  if (losesDigits(stored)) remarks.note('digits', row, column)
  if (format?.shows !== undefined) remarks.note(format.shows, row, column, format.code)
  return { column, kind: 'number', text: digits }
}

const dayCell = (
  { row, column }: Place,
  serial: number,
  format: NumberFormat,
  { is1904, remarks }: Omit<NumberContext, 'formats'>,
): SheetCell | null => {
  const isElapsed = format.kind === 'elapsed' || (format.kind === 'time' && serial < 1)
  const day = isElapsed ? elapsedTime(serial) : serialDate(serial, is1904)
  if (day.kind === 'none') {
    remarks.fault('no day', row, column, `${serial}, ${day.reason}`)
    return null
  }
  if (isElapsed) remarks.note('elapsed', row, column)
  else if (!is1904 && serial < 61) remarks.note('early', row, column)
  return { column, kind: day.kind, text: day.text }
}
