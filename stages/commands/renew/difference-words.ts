import type { TableDifference } from '../../../cohort/propose/compare-tables.ts'
import { otherWords } from '../../../cohort/values/short-text.ts'
import { oneLine } from '../../../pipeline/fault.ts'

/** The differences of a table in lines, subjects by name; long lists are cut and counted. */
export const differenceWords = (
  { newColumns, added, removed, changed, newCategories }: TableDifference,
  notTaken: readonly string[],
  before: number,
  after: number,
): readonly string[] => {
  const lines = [
    ...listed('subjects added', added),
    ...listed('subjects removed', removed),
    ...(changed.length === 0
      ? []
      : [
          `subjects changed: ${changed.length}`,
          ...changed
            .slice(0, MOST)
            .map(
              ({ subject, columns }) =>
                `  ${subject}: ${columns.length === 0 ? 'number of rows' : columns.join(', ')}`,
            ),
          ...(changed.length > MOST ? [`  and ${otherWords(changed.length - MOST)}`] : []),
        ]),
    ...listed(
      'columns added',
      newColumns.filter((name) => !notTaken.includes(name)),
    ),
    ...listed('columns not taken, since they look like identifiers', notTaken),
    ...newCategories.map(
      ({ column, values }) =>
        `new values of ${column}: ${values.slice(0, MOST).join(', ')} (declare them in categories of datapackage.json, or correct them in the file)`,
    ),
  ]
  return [`rows: ${before} before, ${after} now`, ...(lines.length === 0 ? ['no cell differs'] : lines)].map(
    oneLine,
  )
}

const MOST = 20

const listed = (what: string, names: readonly string[]): readonly string[] =>
  names.length === 0
    ? []
    : [`${what}: ${names.length} (${names.slice(0, MOST).join(', ')}${names.length > MOST ? ', ...' : ''})`]
