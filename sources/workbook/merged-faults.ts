import type { SourceFault } from '../source.ts'
import { MOST_FAULTS } from '../support/source-error.ts'
import { cellName } from './cell-name.ts'
import { placeIn } from './remarks.ts'
import type { CellRange, Sheet, UsedArea } from './sheet.ts'

/** Merged cells in the row of names or below it: only their first cell has a value, which may be meant for all. */
export const mergedFaults = (sheet: Sheet, area: UsedArea): readonly SourceFault[] => {
  const { header, data, columns } = area
  const [first, last] = [columns[0]!, columns.at(-1)!]
  const lastRow = data.at(-1)?.row ?? header.row
  const inside = sheet.merged.filter(
    (range) =>
      range.lastRow >= header.row &&
      range.firstRow <= lastRow &&
      range.lastColumn >= first &&
      range.firstColumn <= last &&
      (range.firstRow < range.lastRow || range.firstColumn < range.lastColumn),
  )
  const faults = inside.slice(0, MOST_FAULTS).map((range) => faultOf(sheet.name, range, header.row))
  const more = inside.length - MOST_FAULTS
  if (more > 0)
    faults.push({
      place: placeIn(sheet.name),
      expected: 'a value in each cell',
      found: `${more} more merged ranges`,
      remedy: 'select all cells and unmerge them',
    })
  return faults
}

const faultOf = (sheet: string, range: CellRange, header: number): SourceFault => {
  const [from, to] = [cellName(range.firstRow, range.firstColumn), cellName(range.lastRow, range.lastColumn)]
  const isHeader = range.firstRow <= header
  return {
    place: placeIn(sheet, `cells ${from}:${to}`),
    expected: isHeader ? 'one name for each column, in one row' : 'a value in each cell',
    found: 'merged cells',
    remedy: isHeader
      ? 'unmerge them, and write the names of the columns into one row'
      : 'unmerge them, and write the value into each cell that it is meant for',
  }
}
