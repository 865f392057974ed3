/**
 * Days of the proleptic Gregorian calendar as whole numbers. No clock, no time zone: a day is a year, a month and a
 * day, and the difference of two is counted, not measured.
 */

/** Days from 1970-01-01 to a day; negative before it. Algorithm: eras of 400 years that begin on 1 March. */
export const dayNumber = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** A recorded date: `2015-03-31`, or as much of it as is known, `2015-03` or `2015`. */
export interface RecordedDate {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

/** Reads the canonical text of a date; null where it is none or the day does not exist. */
export const parseDate = (text: string): RecordedDate | null => {
  const [whole, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? []
  if (whole === undefined) return null
  const date = {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
  }
  return exists(date) ? date : null
}

const exists = ({ year, month, day }: RecordedDate): boolean =>
  year >= 1 &&
  (month === null || (month >= 1 && month <= 12)) &&
  (day === null || (day >= 1 && day <= daysInMonth(year, month!)))

/** The canonical text: ISO 8601, as precise as the date is. */
export const dateText = ({ year, month, day }: RecordedDate): string =>
  [String(year).padStart(4, '0'), ...[month, day].filter((part) => part !== null).map(twoDigits)].join('-')

const twoDigits = (part: number): string => String(part).padStart(2, '0')

/** The date one unit of its own precision later or earlier: a day, or the month or year where no more is known. */
export const nextDate = ({ year, month, day }: RecordedDate, step: 1 | -1): RecordedDate => {
  if (month === null) return { year: year + step, month, day }
  if (day !== null && day + step >= 1 && day + step <= daysInMonth(year, month))
    return { year, month, day: day + step }
  const beyond = month + step < 1 || month + step > 12
  const [toYear, toMonth] = beyond ? [year + step, step > 0 ? 1 : 12] : [year, month + step]
  const toDay = day === null ? null : step > 0 ? 1 : daysInMonth(toYear, toMonth)
  return { year: toYear, month: toMonth, day: toDay }
}

/** The days that a recorded date may be: one where it is known to the day. */
export const daysOf = (text: string): { readonly first: number; readonly last: number } | null => {
  const date = parseDate(text)
  if (date === null) return null
  const { year, month, day } = date
  const [from, to] = [month ?? 1, month ?? 12]
  return {
    first: dayNumber(year, from, day ?? 1),
    last: dayNumber(year, to, day ?? daysInMonth(year, to)),
  }
}

/** The day of a date that is known to the day; null for a partial one. */
export const dayOf = (text: string): number | null => {
  const days = daysOf(text)
  return days === null || days.first !== days.last ? null : days.first
}
