import { tableName } from '../../../documents/papers/outline.ts'
import type { PaperTable } from '../../../documents/papers/tables/paper-table.ts'
import { formulaCells, placesCsv, tableCsv } from '../../../documents/papers/tables/table-files.ts'
import { oneLine } from '../../../pipeline/fault.ts'
import { plural } from '../../../pipeline/words.ts'

/** The tables of a paper as CSV files, and the places of their cells, by name. */
export const tableFiles = (tables: readonly PaperTable[]): ReadonlyMap<string, string> =>
  new Map([
    ...tables.map((table, i) => [`table-${i + 1}.csv`, tableCsv(table)] as const),
    ['places.csv', placesCsv(tables)],
  ])

/** What was written, for a terminal: each table with its size and its doubtful cells. */
export const tablesText = (tables: readonly PaperTable[], folder: string): string => {
  const formulas = tables.reduce((count, table) => count + formulaCells(table), 0)
  return [
    ...tables.map(tableLine),
    '',
    `wrote ${plural(tables.length, 'table')} and places.csv to ${oneLine(folder)}; compare each with the paper`,
    ...(formulas === 0
      ? []
      : [`${plural(formulas, 'cell')} may be run as a formula by a spreadsheet: import the files as text`]),
    '',
  ].join('\n')
}

/** A table in two lines: its file, size and doubtful cells, then its title. */
export const tableLine = (table: PaperTable, i: number): string => {
  const cells = table.rows.flat()
  const doubtful = cells.filter(({ doubt }) => doubt !== '').length
  const title = table.title === '' ? tableName(table, i + 1) : table.title
  const size = `${table.rows.length} x ${table.columns} (rows x columns), ${plural(table.headRows, 'head row')}`
  const page = table.page === null ? '' : `, page ${table.page}`
  return `table-${i + 1}.csv  ${size}${page}, ${plural(doubtful, 'doubtful cell')} of ${cells.length}\n  ${oneLine(title)}`
}
