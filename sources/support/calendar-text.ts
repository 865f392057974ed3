/** A day as `2015-03-31`; `day` counts from 1970-01-01, negative before it. Null outside the years 1 to 9999. */
export const dayText = (day: number): string | null => {
  const date = dateOfDay(day)
  return date === null ? null : [padded(date.year, 4), padded(date.month), padded(date.day)].join('-')
}

/** A day and seconds of it, as `2015-03-31T14:05:00`. Null outside the years 1 to 9999. */
export const momentText = (day: number, secondsOfDay: number): string | null => {
  const date = dayText(day)
  return date === null ? null : `${date}T${clockText(secondsOfDay)}`
}

/**
 * Year, month and day of a day number of the proleptic Gregorian calendar, the inverse of `dayNumber` in
 * cohort/values/calendar.ts: eras of 400 years that begin on 1 March. Null outside the years 1 to 9999.
 */
export const dateOfDay = (
  day: number,
): { readonly year: number; readonly month: number; readonly day: number } | null => {
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) return null
  const sinceEra = day + 719_468
  const era = Math.floor(sinceEra / 146_097)
  const dayOfEra = sinceEra - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

/** 0001-01-01 and 9999-12-31. */
const [FIRST_DAY, LAST_DAY] = [-719_162, 2_932_896]

/** Seconds of a day in ten-thousandths: what a double of seconds since 1582 holds in 15 digits. */
const PARTS = 10_000

/**
 * Whole days and the seconds after them, of a time in seconds. Seconds are rounded to 0.0001, and carried into the
 * next day where they round up to it.
 */
export const daysAndSeconds = (seconds: number): { readonly days: number; readonly secondsOfDay: number } => {
  const days = Math.floor(seconds / 86_400)
  const secondsOfDay = Math.round((seconds - days * 86_400) * PARTS) / PARTS
  return secondsOfDay >= 86_400 ? { days: days + 1, secondsOfDay: 0 } : { days, secondsOfDay }
}

/** Seconds as `14:05:00`, with a fraction only where there is one; hours may exceed 24. */
export const clockText = (seconds: number): string => {
  const parts = Math.round(seconds * PARTS)
  const [whole, fraction] = [Math.floor(parts / PARTS), parts % PARTS]
  const clock = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return `${clock.map((part) => padded(part)).join(':')}${fractionText(fraction)}`
}

/** Seconds as `mm:ss`; minutes may exceed 60. */
export const minutesText = (seconds: number): string => {
  const parts = Math.round(seconds * PARTS)
  const [whole, fraction] = [Math.floor(parts / PARTS), parts % PARTS]
  return `${padded(Math.floor(whole / 60))}:${padded(whole % 60)}${fractionText(fraction)}`
}

const fractionText = (fraction: number): string =>
  fraction === 0 ? '' : `.${padded(fraction, 4).replace(/0+$/, '')}`

const padded = (value: number, length = 2): string => String(value).padStart(length, '0')
