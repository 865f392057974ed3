import type { PaperTable } from '../../tables/paper-table.ts'
import { isNumeric } from './printed-text.ts'

/** Numbers of references and points of lists: "12.", "[12]", "•". */
const MARKS = /^(?:(?:\d{1,3}[.)]|\[\d{1,3}\]|[•●▪◦■□–-])\s*)+$/u
/** Words of a cell from which on it is a sentence or a line of one; the part of a table's cells that are numbers, at least. */
const [LONGEST_CELL, FEWEST_NUMBERS] = [7, 0.1]

/**
 * Whether texts that stand side by side, without lines and without a title, are no table: a list whose numbers or points
 * are a column (references, highlights), or text of several columns.
 */
export const isList = ({ rows, columns }: PaperTable): boolean => {
  const cells = rows.flat().filter(({ text }) => text !== '')
  const hasMarks = Array.from({ length: columns }, (_, i) =>
    cells.filter(({ column }) => column === i + 1),
  ).some(
    (column) =>
      column.length > 0 && column.filter(({ text }) => MARKS.test(text)).length >= 0.5 * column.length,
  )
  const lengths = cells.map(({ text }) => text.split(' ').length).toSorted((a, b) => a - b)
  const isText =
    lengths[Math.floor(lengths.length / 2)]! >= LONGEST_CELL &&
    cells.filter(({ text }) => isNumeric(text)).length < FEWEST_NUMBERS * cells.length
  return hasMarks || isText
}
