import { dateText, dayNumber } from '../../cohort/values/calendar.ts'

/** A day since 1970-01-01 and a whole second of it, in ISO 8601; midnight is a date without a time. */
export const momentOf = (
  day: number,
  second: number,
): { readonly kind: 'date' | 'datetime'; readonly text: string } =>
  second === 0
    ? { kind: 'date', text: dayText(day) }
    : { kind: 'datetime', text: `${dayText(day)}T${clockText(second)}` }

/** Seconds as hours, minutes and seconds: 90 is 00:01:30. */
export const clockText = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')

/** The day of a number of days since 1970-01-01; the year is searched, then month and day follow. */
const dayText = (day: number): string => {
  let year = 1970 + Math.floor(day / 365.2425)
  while (dayNumber(year, 1, 1) > day) year--
  while (dayNumber(year + 1, 1, 1) <= day) year++
  let month = 12
  while (dayNumber(year, month, 1) > day) month--
  return dateText({ year, month, day: day - dayNumber(year, month, 1) + 1 })
}
