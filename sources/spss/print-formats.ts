import { dayNumber } from '../../cohort/values/calendar.ts'
import type { SourceColumn } from '../source.ts'
import {
  clockText,
  dateOfDay,
  daysAndSeconds,
  dayText,
  minutesText,
  momentText,
} from '../support/calendar-text.ts'
import { numberText } from '../support/number-text.ts'

/** How the numbers of a print format are written. */
export interface PrintFormat {
  readonly kind: NonNullable<SourceColumn['kind']>
  /** The text of a cell; null where the number is none of the format. */
  write(value: number): string | null
  /** Whether the text says less than the number: a time of day within a date. */
  losesPart?(value: number): boolean
  readonly unit?: string
  /** What the numbers of the format mean, where they are not written in words. */
  readonly codes?: NonNullable<SourceColumn['codes']>
  /** For a person, where the text is not what its kind says. */
  readonly note?: string
}

/**
 * The print formats by their code in a variable record. A date is a number of seconds since 1582-10-14; a duration is
 * a number of seconds.
 * @see "Variable Record" in PSPP's System File Format, "Time and Date" in its manual
 */
export const printFormat = (code: number): PrintFormat => FORMATS.get(code) ?? NUMBER

const NUMBER: PrintFormat = { kind: 'number', write: numberText }

/** 1582-10-14, from which SPSS counts seconds. */
const ORIGIN = dayNumber(1582, 10, 14)

const dayOf = (value: number): number => ORIGIN + daysAndSeconds(value).days

const date: PrintFormat = {
  kind: 'date',
  write: (value) => dayText(dayOf(value)),
  losesPart: (value) => daysAndSeconds(value).secondsOfDay !== 0,
}

const datetime: PrintFormat = {
  kind: 'datetime',
  write: (value) => {
    const { days, secondsOfDay } = daysAndSeconds(value)
    return momentText(ORIGIN + days, secondsOfDay)
  },
}

const sign = (value: number): string => (value < 0 ? '-' : '')

const duration = (write: (seconds: number) => string, form: string): PrintFormat => ({
  kind: 'text',
  write: (value) => `${sign(value)}${write(Math.abs(value))}`,
  note: `a duration, written as ${form}; for a number of days, COMPUTE days = variable / 86400 in SPSS`,
})

const daysAndClock = (seconds: number): string => {
  const { days, secondsOfDay } = daysAndSeconds(seconds)
  return `${days} ${clockText(secondsOfDay)}`
}

/** A text of the year and the day of the year (from 0), month and day of a date. */
const partOfYear = (
  kind: PrintFormat['kind'],
  write: (year: number, month: number, dayOfYear: number) => string,
  note: string,
): PrintFormat => ({
  kind,
  write: (value) => {
    const day = dayOf(value)
    const found = dateOfDay(day)
    return found === null ? null : write(found.year, found.month, day - dayNumber(found.year, 1, 1))
  },
  note,
})

const year4 = (year: number): string => String(year).padStart(4, '0')

const month = partOfYear(
  'date',
  (year, monthOfYear) => `${year4(year)}-${String(monthOfYear).padStart(2, '0')}`,
  'a month of a year, written as 2015-03; SPSS shows no day of it',
)

const quarter = partOfYear(
  'text',
  (year, monthOfYear) => `${Math.ceil(monthOfYear / 3)} Q ${year4(year)}`,
  'a quarter of a year, written as SPSS shows it',
)

const week = partOfYear(
  'text',
  (year, _, dayOfYear) => `${Math.floor(dayOfYear / 7) + 1} WK ${year4(year)}`,
  'a week of a year, written as SPSS shows it; the first week begins on 1 January',
)

const named = (names: string): PrintFormat => ({
  ...NUMBER,
  codes: names.split(' ').map((label, index) => ({ value: String(index + 1), label })),
})

const FORMATS: ReadonlyMap<number, PrintFormat> = new Map([
  [20, date],
  [21, duration(clockText, 'hh:mm:ss')],
  [22, datetime],
  [23, date],
  [24, date],
  [25, duration(daysAndClock, 'days and hh:mm:ss')],
  [26, named('Sunday Monday Tuesday Wednesday Thursday Friday Saturday')],
  [27, named('January February March April May June July August September October November December')],
  [28, month],
  [29, quarter],
  [30, week],
  [31, { ...NUMBER, unit: '%' }],
  [38, date],
  [39, date],
  [40, duration(minutesText, 'mm:ss')],
  [41, datetime],
])
