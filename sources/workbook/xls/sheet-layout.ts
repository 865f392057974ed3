import { type CellRange, MOST_MERGED, type Stretch } from '../sheet.ts'
import { LAST_COLUMN } from './record-cells.ts'
import { RECORD, type Records } from './records.ts'

/** Collects what is hidden or merged. */
export const layoutCollector = () => {
  const layout = {
    merged: [] as CellRange[],
    hiddenRows: [] as Stretch[],
    hiddenColumns: [] as Stretch[],
  }
  return {
    layout,
    add(records: Records): void {
      if (records.type === RECORD.ROW) {
        const row = records.uint16(0)
        if (records.uint16(6) === 0 || (records.uint16(12) & HIDDEN_ROW) !== 0)
          layout.hiddenRows.push({ first: row, last: row })
      } else if (records.type === RECORD.COLINFO) {
        const [first, last] = [records.uint16(0), Math.min(LAST_COLUMN, records.uint16(2))]
        if (records.uint16(4) === 0 || (records.uint16(8) & HIDDEN_COLUMN) !== 0)
          layout.hiddenColumns.push({ first, last })
      } else if (records.type === RECORD.MERGECELLS)
        for (let i = 0; i < records.uint16(0) && layout.merged.length < MOST_MERGED; i += 1)
          layout.merged.push(rangeAt(records, 2 + i * 8))
    },
  }
}

/** Flags of a row (2.4.225, fDyZero) and of columns (2.4.53, fHidden). */
const [HIDDEN_ROW, HIDDEN_COLUMN] = [0x20, 0x01]

/** Merged cells (Ref8, 2.5.211). */
const rangeAt = (records: Records, at: number): CellRange => ({
  firstRow: records.uint16(at),
  lastRow: records.uint16(at + 2),
  firstColumn: records.uint16(at + 4),
  lastColumn: records.uint16(at + 6),
})
