import type { WarningRow } from '../artifacts.ts'
import { deathIsNotLast } from './after-death.ts'
import type { CheckedSubjects, Found } from './checked-subjects.ts'
import { datesAfterTheData, defaultDates, farDates, farYears } from './dates.ts'
import { duplicates } from './duplicates.ts'
import { calendarDurations, longTimes, negativeTimes } from './durations.ts'
import { identicalRows } from './identical-rows.ts'
import { outliers } from './outliers.ts'
import { recordedColumns } from './recorded-values.ts'
import { computedTimes } from './tied-times.ts'
import { unusedTimes } from './unused-times.ts'

/**
 * Warnings: outliers, impossible or contradictory times, duplicate rows and subjects. They do not stop the cohort, and
 * use only types, units and the roles of variables in endpoints, never their names.
 */
export const findWarnings = (looked: CheckedSubjects): readonly WarningRow[] => {
  const columns = recordedColumns(looked)
  return differentOnes([
    ...outliers(looked),
    ...unusedTimes(looked.plan, looked.subjects).map((one) => ({ warning: 'time without event', ...one })),
    ...farDates(columns),
    ...farYears(columns),
    ...defaultDates(columns),
    ...datesAfterTheData(columns, looked.dataPackage),
    ...negativeTimes(columns, looked),
    ...longTimes(columns, looked),
    ...calendarDurations(columns, looked),
    ...computedTimes(looked),
    ...deathIsNotLast(looked),
    ...duplicates(looked),
    ...identicalRows(looked),
  ]).map(placedBy(looked))
}

/** Removes duplicates, since two endpoints may share an event. */
const differentOnes = (found: readonly Found[]): readonly Found[] => [
  ...new Map(found.map((one) => [JSON.stringify(one), one])).values(),
]

/** Located at the cell; a derived value at the subject's line in the first file. */
const placedBy = ({ rows, variables }: CheckedSubjects): ((found: Found) => WarningRow) => {
  const lines = new Map(rows.map((row) => [`${row.file} ${row.subject}`, row.line]))
  return ({ warning, title, subject, variable, value, at }) => {
    const file = at?.file ?? variables.get(variable)?.source?.file ?? rows[0]?.file ?? ''
    const line = at?.line ?? lines.get(`${file} ${subject}`) ?? null
    return { warning, title, subject, variable, value, file, line }
  }
}
