import type { CountRow } from '../counts/count-rows.ts'
import { currentGroup } from '../values/current-id.ts'
import type { Variable } from '../values/value.ts'
import { sizeOf, type TableProblem, type TextTable } from './member.ts'
import { AGAIN, isGroup, isValueOf, readCount, textRows } from './read-cells.ts'
import { countsWords, isOfCounts } from './share.ts'
import type { SharedPackage } from './shared-package.ts'

export const COUNT_COLUMNS = ['population', 'variable', 'group', 'value', 'count'] as const

/**
 * The rows of a package's counts, each checked: whole numbers, declared values, each once, as many as the package says.
 */
export const readCountRows = (
  file: string,
  table: TextTable,
  shared: SharedPackage['casebook'],
  variables: ReadonlyMap<string, Variable>,
): { readonly rows: readonly CountRow[]; readonly problems: readonly TableProblem[] } => {
  const problems: TableProblem[] = []
  const seen = new Set<string>()
  const rows = textRows(file, table, COUNT_COLUMNS, problems).flatMap(
    ({ cell, complain }): readonly CountRow[] => {
      const row: CountRow = {
        population: cell('population'),
        variable: cell('variable'),
        group: currentGroup(cell('group')),
        value: cell('value'),
        count: readCount(cell('count')) ?? 0,
      }
      if (row.count === 0) complain('count', 'a number of subjects, 1, 2, ...', AGAIN)
      if (!shared.counts.some((request) => isOfCounts(row, request))) {
        complain('variable', 'a row of one of the counts that the package names (counts)', AGAIN)
        return []
      }
      if (!isGroup(row.group, variables)) complain('group', 'a group that the package declares', AGAIN)
      if (!isValueOf(row.value, variables.get(row.variable)!))
        complain('value', `a value of ${row.variable} that the package declares`, AGAIN)
      const key = JSON.stringify([row.population, row.variable, row.group, row.value])
      if (seen.has(key)) complain('value', 'each value once', AGAIN)
      seen.add(key)
      return [row]
    },
  )
  if (problems.length === 0) problems.push(...totals(file, rows, shared))
  return { rows, problems }
}

const totals = (
  file: string,
  rows: readonly CountRow[],
  shared: SharedPackage['casebook'],
): readonly TableProblem[] =>
  shared.counts.flatMap((request) => {
    const counted = rows.filter((row) => isOfCounts(row, request)).reduce((sum, { count }) => sum + count, 0)
    const size = sizeOf(shared, request.population)
    return counted === size || (request.by !== null && counted < size)
      ? []
      : [
          {
            file,
            line: 1,
            field: 'count',
            expected: `${request.by === null ? '' : 'at most '}${size} subjects in the ${countsWords(request)}, as the package says`,
            found: String(counted),
            remedy: AGAIN,
          },
        ]
  })
