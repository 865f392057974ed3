import type { SourceNote, SourceReading } from '../source.ts'
import type { Sheet } from './sheet.ts'
import { tableOfSheet } from './table-of-sheet.ts'

/** The tables of all sheets, or all their faults. A workbook without a single filled cell is a fault. */
export const tablesOfSheets = (sheets: readonly Sheet[], before: readonly SourceNote[]): SourceReading => {
  const readings = sheets.map(tableOfSheet)
  const faults = readings.flatMap((reading) => reading.faults)
  const tables = readings.flatMap(({ table }) => (table === undefined ? [] : [table]))
  if (faults.length > 0) return { faults }
  if (tables.length === 0)
    return {
      faults: [
        {
          place: sheets.length === 1 ? `sheet "${sheets[0]!.name}"` : 'the file',
          expected: 'a table',
          found: 'no filled cell',
        },
      ],
    }
  return { tables, notes: [...before, ...readings.flatMap(({ notes }) => notes)] }
}
