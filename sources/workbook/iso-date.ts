import { dayOf } from '../../cohort/values/calendar.ts'
import { shownText } from '../../cohort/values/short-text.ts'
import { momentOf } from './moment.ts'
import type { Remarks } from './remarks.ts'
import type { SheetCell } from './sheet.ts'

/** A day, perhaps with a time, perhaps with a zone, which is not applied: the clock of the ward is meant. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,12})?))?(?:Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * A cell with a date of ISO 8601, as .ods and strict .xlsx store it: `2015-03-31`, or with a time, which is rounded to the
 * second; midnight is a date without a time. Null if there is no such day, which is remarked.
 */
export const isoCell = (
  { row, column }: { readonly row: number; readonly column: number },
  text: string,
  remarks: Remarks,
): SheetCell | null => {
  const [whole, date = '', hours = '0', minutes = '0', seconds = '0'] = MOMENT.exec(text) ?? []
  const isTime = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60
  const day = whole !== undefined && isTime ? dayOf(date) : null
  const second = Math.round(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
  const isNextDay = second === 86_400
  const moment = day === null ? null : momentOf(isNextDay ? day + 1 : day, isNextDay ? 0 : second)
  if (moment === null) {
    remarks.fault('no day', row, column, shownText(text))
    return null
  }
  return { column, ...moment }
}
