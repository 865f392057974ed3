import type { NumberContext } from '../excel/number-cell.ts'
import type { NumberFormat } from '../excel/number-format.ts'
import { placeIn, remarksOf } from '../remarks.ts'
import type { Sheet } from '../sheet.ts'
import { formulaCollector } from './formula-cell.ts'
import type { Links } from './links.ts'
import { cellsIn, placeOf, type StoredCell } from './record-cells.ts'
import { RECORD, type Records, recordsFrom } from './records.ts'
import { layoutCollector } from './sheet-layout.ts'
import { rowCollector } from './sheet-rows.ts'
import { cellOf } from './stored-value.ts'

/** What cells refer to in the rest of the workbook. */
export interface SheetContext {
  readonly texts: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly is1904: boolean
  readonly links: Links
  /** Whether it says which version of Excel calculated it. */
  readonly isByExcel: boolean
}

/** Types of streams within the workbook, as their BOF record says ([MS-XLS] 2.4.21). */
const [WORKSHEET, CHART] = [0x10, 0x20]

/**
 * The cells of a worksheet, whose records begin at an offset of the stream (2.1.7.20.5); `end` is where they end. The declared
 * dimensions are not used: they may be wrong.
 * @throws SourceError if its records are damaged, or if there is no worksheet at the offset
 */
export const sheetCells = (
  stream: Uint8Array,
  { name, offset }: { readonly name: string; readonly offset: number },
  context: SheetContext,
): { readonly sheet: Sheet; readonly end: number } => {
  const records = recordsFrom(stream, offset, placeIn(name))
  if (records.next() !== RECORD.BOF || records.uint16(2) !== WORKSHEET)
    throw records.fail('other records where a worksheet is declared')
  const reader = worksheetReader(name, context)
  for (let charts = 0; ; ) {
    const type = records.next()
    if (type === RECORD.BOF) {
      // a chart in the sheet has records like those of a sheet
      if (records.uint16(2) !== CHART) throw records.fail('a sheet within a sheet')
      charts += 1
    } else if (type === RECORD.EOF) {
      if (charts === 0) break
      charts -= 1
    } else if (charts === 0) reader.add(records)
  }
  return { sheet: reader.sheet(), end: records.end }
}

const worksheetReader = (name: string, { texts, links, isByExcel, ...rest }: SheetContext) => {
  const remarks = remarksOf(name)
  const context: NumberContext = { ...rest, remarks }
  const rows = rowCollector(name, remarks)
  const { layout, add: addLayout } = layoutCollector()
  const formulas = formulaCollector(links, isByExcel, context)
  const endFormula = (): void => {
    const taken = formulas.take()
    if (taken !== null) rows.add(taken.row, taken.cell)
  }
  const addCells = (cells: readonly StoredCell[]): void => {
    for (const { place, value } of cells) {
      const cell = cellOf(place, value, context)
      if (cell !== null) rows.add(place.row, cell)
    }
  }
  const addRecord = (records: Records): void => {
    const cells = cellsIn(records, texts)
    if (records.type === RECORD.FORMULA) formulas.start(records, placeOf(records))
    else if (cells === null) addLayout(records)
    else addCells(cells)
  }
  return {
    add(records: Records): void {
      if (formulas.isPart(records.type)) formulas.add(records)
      else {
        endFormula()
        addRecord(records)
      }
    },
    sheet(): Sheet {
      endFormula()
      const [extent, sorted] = [rows.extent(), rows.sorted()]
      return { name, ...layout, rows: sorted, extent, notes: remarks.notes(), faults: remarks.faults() }
    },
  }
}
