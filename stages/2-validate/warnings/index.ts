import type { WarningRow } from '../artifacts.ts'
import { timesAfterDeath } from './after-death.ts'
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
export const findWarnings = (checked: CheckedSubjects): readonly WarningRow[] => {
  const columns = recordedColumns(checked)
  return withoutRepeats([
    ...outliers(checked),
    ...unusedTimes(checked.plan, checked.subjects).map((warning) => ({
      warning: 'time without event',
      ...warning,
    })),
    ...farDates(columns),
    ...farYears(columns),
    ...defaultDates(columns),
    ...datesAfterTheData(columns, checked.dataPackage),
    ...negativeTimes(columns, checked),
    ...longTimes(columns, checked),
    ...calendarDurations(columns, checked),
    ...computedTimes(checked),
    ...timesAfterDeath(checked),
    ...duplicates(checked),
    ...identicalRows(checked),
  ]).map(placedBy(checked))
}

/** Removes duplicates, since two endpoints may share an event. */
const withoutRepeats = (finding: readonly Found[]): readonly Found[] => [
  ...new Map(finding.map((warning) => [JSON.stringify(warning), warning])).values(),
]

/** Located at the cell; a derived value at the subject's line in the first file. */
const placedBy = ({ rows, variables }: CheckedSubjects): ((finding: Found) => WarningRow) => {
  const lines = new Map(rows.map((row) => [`${row.file} ${row.subject}`, row.line]))
  return ({ warning, title, subject, variable, value, at }) => {
    const file = at?.file ?? variables.get(variable)?.source?.file ?? rows[0]?.file ?? ''
    const line = at?.line ?? lines.get(`${file} ${subject}`) ?? null
    return { warning, title, subject, variable, value, file, line }
  }
}
