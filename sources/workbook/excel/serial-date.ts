import { dayNumber } from '../../../cohort/values/calendar.ts'
import { clockText } from '../../support/calendar-text.ts'
import { momentOf } from '../moment.ts'

/** A date of which the day is known, or the reason why there is none. */
export type SerialDate =
  | { readonly kind: 'date' | 'datetime' | 'elapsed'; readonly text: string }
  | { readonly kind: 'none'; readonly reason: string }

const SECONDS = 86_400

/**
 * A stored number of days as a date (ECMA-376 part 1, 18.17.4). In the 1900 system day 1 is 1900-01-01 and day 60 is
 * 29 February 1900, which never was; in the 1904 system day 0 is 1904-01-01. No clock and no time zone: the days are
 * counted. The time is rounded to the second; midnight is a date without a time.
 */
export const serialDate = (serial: number, is1904: boolean): SerialDate => {
  const seconds = Math.round(serial * SECONDS)
  const [days, time] = [Math.floor(seconds / SECONDS), ((seconds % SECONDS) + SECONDS) % SECONDS]
  const day = is1904 ? days + dayNumber(1904, 1, 1) : days + dayNumber(1899, 12, days < 60 ? 31 : 30)
  const moment = momentOf(day, time)
  if (days < 0 || moment === null) return { kind: 'none', reason: 'a number that Excel shows as ####' }
  if (!is1904 && days === 0) return { kind: 'none', reason: 'day 0, which Excel shows as 1900-01-00' }
  if (!is1904 && days === 60) return { kind: 'none', reason: '1900-02-29, a day that never was' }
  return moment
}

/** A stored number of days as hours, minutes and seconds: 1.5 is 36:00:00. */
export const elapsedTime = (serial: number): SerialDate => {
  const seconds = Math.round(Math.abs(serial) * SECONDS)
  return { kind: 'elapsed', text: (serial < 0 && seconds > 0 ? '-' : '') + clockText(seconds) }
}
