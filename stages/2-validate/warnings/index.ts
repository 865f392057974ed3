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
 * What is worth a second look: values far from the others, times that cannot be or that contradict each other, rows and
 * subjects who are alike. It stops nothing, and knows types, units and the parts that variables play in endpoints, no words.
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

/** Two endpoints may have an event in common: it is said once. */
const differentOnes = (found: readonly Found[]): readonly Found[] => [
  ...new Map(found.map((one) => [JSON.stringify(one), one])).values(),
]

/** At the line of the cell; of a derived value, that of the subject in the first file. */
const placedBy = ({ rows, variables }: CheckedSubjects): ((found: Found) => WarningRow) => {
  const lines = new Map(rows.map((row) => [`${row.file} ${row.subject}`, row.line]))
  return ({ warning, title, subject, variable, value, at }) => {
    const file = at?.file ?? variables.get(variable)?.source?.file ?? rows[0]?.file ?? ''
    const line = at?.line ?? lines.get(`${file} ${subject}`) ?? null
    return { warning, title, subject, variable, value, file, line }
  }
}
