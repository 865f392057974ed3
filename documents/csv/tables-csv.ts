import type { TableContent, TextRun } from '../document.ts'
import { csvOf, isFormula } from '../papers/tables/table-files.ts'

/**
 * Tables as CSV files (RFC 4180) by name, numbered as in the Word file: `table-1.csv`, ..., with the texts of the cells as the report shows
 * them, the head in the first line, and the heading of a group alone in its line; and `tables.csv` with the number, title and notes of
 * each. A raised text (the letter of a note) follows `^`.
 */
export const tablesCsv = (tables: readonly TableContent[]): ReadonlyMap<string, string> =>
  new Map([
    ...tables.map((table, i) => [`table-${i + 1}.csv`, csvOf(rowsOf(table))] as const),
    [
      'tables.csv',
      csvOf([
        ['table', 'title', 'notes'],
        ...tables.map(({ title, notes }, i) => [String(i + 1), textOf(title), textOf(notes)]),
      ]),
    ],
  ])

/** How many cells of the tables a spreadsheet would run as formulas. */
export const formulaCells = (tables: readonly TableContent[]): number =>
  tables.flatMap(rowsOf).flat().filter(isFormula).length

/** Head and rows, each as long as the longest: an absent cell is empty. */
const rowsOf = ({ head, rows }: TableContent): readonly (readonly string[])[] => {
  const lines = [head, ...rows.map(({ cells }) => cells)]
  const width = Math.max(...lines.map(({ length }) => length))
  return lines.map((cells) => Array.from({ length: width }, (_, i) => textOf(cells[i]?.runs ?? [])))
}

const textOf = (runs: readonly TextRun[]): string =>
  runs.map(({ text, isRaised }) => (isRaised === true ? `^${text}` : text)).join('')
