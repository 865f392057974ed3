import { dayNumber } from '../../cohort/values/calendar.ts'
import type { SourceColumn } from '../source.ts'
import { daysAndSeconds, dayText, momentText } from '../support/calendar-text.ts'

/** How the numbers of a display format for dates are written. */
export interface DateFormat {
  readonly kind: NonNullable<SourceColumn['kind']>
  /** The text of a cell; null where the number is no date of the format. */
  write(value: number): string | null
  /** Whether the text says less than the number: a fraction of a day. */
  losesPart(value: number): boolean
  readonly note?: string
}

/** What a display format asks for: a date, a number, or what cannot be read, with the way out. */
export type DisplayFormat =
  | { readonly is: 'number' }
  | { readonly is: 'date'; readonly format: DateFormat }
  | { readonly is: 'refused'; readonly what: string; readonly remedy: (name: string) => string }

/**
 * Reads a display format such as `%td`, `%-tdDD/NN/CCYY`, `%d` (the older `%td`), `%tc`, `%tm`. Dates count from 1960.
 * @see Stata's help, "datetime"
 */
export const displayFormat = (format: string): DisplayFormat => {
  const letter = /^%-?(?:t([a-zA-Z])|(d))/.exec(format)
  const unit = letter?.[1] ?? letter?.[2]
  if (unit === 'C')
    return {
      is: 'refused',
      what: 'times with leap seconds (%tC)',
      remedy: (name) => `generate double ${name}2 = cofC(${name}), then format ${name}2 %tc and drop ${name}`,
    }
  if (unit === 'b')
    return {
      is: 'refused',
      what: `days of a business calendar (${format})`,
      remedy: (name) =>
        `generate ${name}2 = dofb(${name}, "calendar"), then format ${name}2 %td and drop ${name}`,
    }
  const known = unit === undefined ? undefined : FORMATS[unit]
  return known === undefined ? { is: 'number' } : { is: 'date', format: known }
}

const ORIGIN = dayNumber(1960, 1, 1)

const isFraction = (value: number): boolean => !Number.isInteger(value)

/** Periods of which a year has so many, counted from the first of 1960. */
const periods = (
  kind: DateFormat['kind'],
  perYear: number,
  write: (year: string, period: number) => string,
  note: string,
): DateFormat => ({
  kind,
  write: (value) => {
    const whole = Math.floor(value)
    const year = 1960 + Math.floor(whole / perYear)
    if (!(year >= 1 && year <= 9999)) return null
    return write(String(year).padStart(4, '0'), whole - (year - 1960) * perYear + 1)
  },
  losesPart: isFraction,
  note,
})

const FORMATS: Readonly<Record<string, DateFormat>> = {
  d: {
    kind: 'date',
    write: (value) => dayText(ORIGIN + Math.floor(value)),
    losesPart: isFraction,
  },
  c: {
    kind: 'datetime',
    write: (value) => {
      const { days, secondsOfDay } = daysAndSeconds(value / 1000)
      return momentText(ORIGIN + days, secondsOfDay)
    },
    losesPart: () => false,
  },
  m: periods(
    'date',
    12,
    (year, month) => `${year}-${String(month).padStart(2, '0')}`,
    'a month of a year, written as 2015-03',
  ),
  q: periods('text', 4, (year, quarter) => `${year}q${quarter}`, 'a quarter, written as Stata shows it'),
  h: periods('text', 2, (year, half) => `${year}h${half}`, 'a half-year, written as Stata shows it'),
  w: periods(
    'text',
    52,
    (year, week) => `${year}w${week}`,
    'a week, written as Stata shows it; the first begins on 1 January, the 52nd has 8 or 9 days',
  ),
}
