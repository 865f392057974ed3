import type { DataPackage } from '../../../cohort/descriptors/data-package.ts'
import { dayOf, daysOf } from '../../../cohort/values/calendar.ts'
import type { Found } from './checked-subjects.ts'
import { type Recorded, type RecordedColumn, warningsFor } from './recorded-values.ts'

/** Dates after 2099: often a code for an unknown date. */
export const farDates = (columns: readonly RecordedColumn[]): readonly Found[] =>
  dateWarnings(columns, 'date', (value) => value >= FAR, { warning: 'implausible date', title: FAR_TITLE })

const FAR = '2100'
const FAR_TITLE = 'a date after 2099; if it stands for an unknown date, add it to missingValues'

/** Dates and years before 1800, such as 0016 for 2016: a two-digit year. */
export const farYears = (columns: readonly RecordedColumn[]): readonly Found[] => [
  ...dateWarnings(columns, 'date', (value) => value < LONG_AGO, {
    warning: 'implausible date',
    title: `a date before ${LONG_AGO}; was its year written with two digits?`,
  }),
  ...dateWarnings(columns, 'year', (value) => Number(value) < Number(LONG_AGO) || value >= FAR, {
    warning: 'implausible date',
    title: `a year before ${LONG_AGO} or after 2099`,
  }),
]

const LONG_AGO = '1800'

/**
 * First days of software calendars, which programs write for unknown dates: repeated in a column, or more than ten
 * years from all its other dates.
 */
export const defaultDates = (columns: readonly RecordedColumn[]): readonly Found[] =>
  columns
    .filter(({ variable }) => variable.type === 'date')
    .flatMap((column) =>
      DEFAULTS.flatMap((day): readonly Found[] => {
        const matches = column.values.filter(({ value }) => value === day)
        const isRepeated = new Set(matches.map(({ subject }) => subject)).size > 1
        if (matches.length === 0 || !(isRepeated || isAlone(day, column.values))) return []
        return warningsFor(column, (value) => value === day, DEFAULT_DATE)
      }),
    )

/** Spreadsheets, databases and Unix. */
const DEFAULTS = ['1899-12-30', '1899-12-31', '1900-01-01', '1904-01-01', '1970-01-01'] as const
const DEFAULT_DATE = {
  warning: 'default date',
  title: 'a date that software writes for an unknown date; if it is one here, add it to missingValues',
}

const isAlone = (day: string, values: readonly Recorded[]): boolean => {
  const others = values.filter(({ value }) => value !== day)
  const dayNumber = dayOf(day)!
  return (
    others.length > 0 &&
    others.every(({ value }) => Math.abs((daysOf(String(value))?.first ?? dayNumber) - dayNumber) > TEN_YEARS)
  )
}

const TEN_YEARS = 3652

/** Dates after the data were created, as datapackage.json declares it; the system clock is not used. */
export const datesAfterTheData = (
  columns: readonly RecordedColumn[],
  { created }: DataPackage,
): readonly Found[] => {
  if (created === undefined) return []
  const day = created.slice(0, 10)
  const last = dayOf(day)
  if (last === null) return []
  const title = `after ${day}, the day on which the data were created ("created" in datapackage.json)`
  const words = { warning: 'date after the data were created', title }
  return [
    ...dateWarnings(columns, 'date', (value) => value < FAR && (daysOf(value)?.first ?? last) > last, words),
    ...dateWarnings(
      columns,
      'year',
      (value) => value < FAR && Number(value) > Number(day.slice(0, 4)),
      words,
    ),
  ]
}

const dateWarnings = (
  columns: readonly RecordedColumn[],
  type: 'date' | 'year',
  isSuspect: (value: string) => boolean,
  words: Pick<Found, 'warning' | 'title'>,
): readonly Found[] =>
  columns
    .filter(({ variable }) => variable.type === type)
    .flatMap((column) => warningsFor(column, (value) => isSuspect(String(value)), words))
