import { isAge } from '../../../cohort/cells/header-units.ts'
import { daysOf } from '../../../cohort/values/calendar.ts'
import { isTimeUnit } from '../../../cohort/values/unit.ts'
import { isQuantity, type Variable } from '../../../cohort/values/value.ts'
import type { CheckedSubjects, Found } from './checked-subjects.ts'
import { type RecordedColumn, warningsFor } from './recorded-values.ts'

/** The longest possible time within a life, in years. */
const LONGEST_IN_YEARS = 120

/** Units of time per year; approximate, since only impossible times are detected. */
const IN_A_YEAR: Readonly<Record<string, number>> = {
  ...{ a: 1, mo: 12, wk: 52.18, d: 365.25, h: 8766, min: 525_960, s: 31_557_600 },
}

/** Ranges of numbers that are likely not elapsed times. */
const READINGS = [
  { from: 1900, to: 2100, apart: 10, what: 'a calendar year' },
  { from: 30_000, to: 60_000, apart: 3, what: 'the serial number of a spreadsheet date' },
] as const

/** Negative recorded times and ages, unless the descriptor allows them, and negative periods that the plan derives. */
export const negativeTimes = (
  columns: readonly RecordedColumn[],
  checked: CheckedSubjects,
): readonly Found[] => [
  ...columns
    .filter(({ variable }) => isElapsed(variable) || (isQuantity(variable) && isAge(variable.name)))
    .filter(({ variable }) => !(minimumOf(variable, checked) < 0))
    .flatMap((column) => numberWarnings(column, (value) => value < 0, NEGATIVE)),
  ...derivedColumns(checked).flatMap((column) => {
    const derived = checked.plan.variables[column.variable.name]!
    if (!('duration' in derived)) return []
    const title = (name: string): string => checked.variables.get(name)?.title ?? name
    const { from, to } = derived.duration
    const words = { warning: 'negative time', title: `${title(to)} is before ${title(from)}` }
    return numberWarnings(column, (value) => value < 0, words)
  }),
]

const NEGATIVE = {
  warning: 'negative time',
  title:
    'a negative time; if negative times are possible (before time 0), declare "constraints": {"minimum": ...} in datapackage.json',
}

/** Times beyond a human life: recorded, derived from dates, and follow-ups of endpoints between dates. */
export const longTimes = (columns: readonly RecordedColumn[], checked: CheckedSubjects): readonly Found[] => [
  ...[...columns, ...derivedColumns(checked)]
    .filter(({ variable }) => isElapsed(variable))
    .flatMap((column) =>
      numberWarnings(
        column,
        (value) => isTooLong(value, column.variable) && readingOf(value) === undefined,
        LONG,
      ),
    ),
  ...longFollowUps(checked),
]

const LONG = { warning: 'impossible time', title: `more than ${LONGEST_IN_YEARS} years` }

/**
 * Calendar years and spreadsheet dates in a column of elapsed times: impossibly long, three or more alone in the
 * column, or far above all other values.
 */
export const calendarDurations = (
  columns: readonly RecordedColumn[],
  checked: CheckedSubjects,
): readonly Found[] =>
  [...columns, ...derivedColumns(checked)]
    .filter(({ variable }) => isElapsed(variable))
    .flatMap((column) =>
      READINGS.flatMap((reading) => {
        const numbers = column.values.map(({ value }) => Number(value))
        const readings = numbers.filter((value) => isRead(value, reading))
        const others = numbers.filter((value) => !isRead(value, reading))
        const isApart =
          others.length === 0
            ? readings.length >= FEWEST_ALIKE
            : others.every((value) => value * reading.apart < reading.from)
        return numberWarnings(
          column,
          (value) => isRead(value, reading) && (isApart || isTooLong(value, column.variable)),
          { warning: 'impossible time', title: `looks like ${reading.what}, not an elapsed time` },
        )
      }),
    )

/** Fewer equal readings are no evidence. */
const FEWEST_ALIKE = 3

type Reading = (typeof READINGS)[number]

const isRead = (value: number, { from, to }: Pick<Reading, 'from' | 'to'>): boolean =>
  Number.isInteger(value) && value >= from && value <= to

const readingOf = (value: number): Reading | undefined => READINGS.find((reading) => isRead(value, reading))

/** Follow-ups from the origin to the last contact, for endpoints between dates. */
const longFollowUps = ({ plan, variables, subjects }: CheckedSubjects): readonly Found[] =>
  Object.values(plan.endpoints).flatMap(({ from, until }) => {
    if (from === undefined || variables.get(until)?.type !== 'date') return []
    const title = `more than ${LONGEST_IN_YEARS} years after ${variables.get(from)?.title ?? from}`
    return subjects.flatMap((subject): readonly Found[] => {
      const [start, end] = [daysOf(String(subject[from])), daysOf(String(subject[until]))]
      if (start === null || end === null) return []
      if (end.first - start.last <= LONGEST_IN_YEARS * IN_A_YEAR['d']!) return []
      const id = String(subject[plan.subject])
      const value = `${subject[until]}, from ${subject[from]}`
      return [{ warning: 'impossible time', title, subject: id, variable: until, value }]
    })
  })

const isElapsed = (variable: Variable): boolean =>
  isQuantity(variable) && variable.type !== 'year' && isTimeUnit(variable.unit)

const isTooLong = (value: number, { unit }: Variable): boolean => value > LONGEST_IN_YEARS * IN_A_YEAR[unit]!

/** Derived times. Converted times are excluded, since their sources are checked. */
const derivedColumns = ({ plan, variables, subjects }: CheckedSubjects): readonly RecordedColumn[] =>
  [...variables.values()].flatMap((variable): readonly RecordedColumn[] => {
    const derived = variable.derivation === null ? undefined : plan.variables[variable.name]
    if (!derived || !('duration' in derived || 'difference' in derived || 'sum' in derived)) return []
    const values = subjects.flatMap((subject) => {
      const value = subject[variable.name] ?? null
      return value === null ? [] : [{ subject: String(subject[plan.subject]), value }]
    })
    return [{ variable, values }]
  })

const minimumOf = ({ name, source }: Variable, { dataPackage }: CheckedSubjects): number =>
  dataPackage.resources
    .find(({ path }) => path === source?.file)
    ?.schema.fields.find((field) => field.name === name)?.constraints?.minimum ?? 0

const numberWarnings = (
  column: RecordedColumn,
  isSuspect: (value: number) => boolean,
  words: Pick<Found, 'warning' | 'title'>,
): readonly Found[] => warningsFor(column, (value) => typeof value === 'number' && isSuspect(value), words)
