import { type CompoundFile, compoundFileOf, openCompoundFile } from '../../compound-file/compound-file.ts'
import { isCompoundFile } from '../../compound-file/header.ts'
import type { SourceOptions, SourceReader, SourceReading } from '../../source.ts'
import { readingOf, SourceError } from '../../support/source-error.ts'
import { checkWorkbookSize } from '../check-workbook-size.ts'
import { chooseSheets } from '../choose-sheets.ts'
import { otherSheetNote, SAVE_AGAIN, workbookNotes } from '../excel/workbook-sheets.ts'
import type { Sheet } from '../sheet.ts'
import { tablesOfSheets } from '../tables-of-sheets.ts'
import { oldVersion } from './refusals.ts'
import { sheetCells } from './sheet-cells.ts'
import { openWorkbook, type SheetEntry, type Workbook } from './workbook.ts'

const [STREAM, OLD_STREAM, MACROS] = ['Workbook', 'Book', '_VBA_PROJECT_CUR']

/**
 * Workbooks of Excel 97 to 2003 (BIFF8, [MS-XLS]), with or without macros, which never run. Checked against LibreOffice,
 * Gnumeric, xlwt and xlrd.
 */
export const xlsReader: SourceReader = {
  converter: 'xls/1',
  title: 'a workbook of Excel 97-2003 (.xls)',
  recognizes: (bytes, fileName) => {
    if (!isCompoundFile(bytes)) return false
    const file = compoundFileOf(bytes)
    // a container whose directory is damaged is taken for what its name says, so that the fault is said of a workbook
    return file === null ? /\.xls$/i.test(fileName) : isWorkbook(file)
  },
  read: (bytes, _fileName, options) => readingOf(() => read(bytes, options)),
}

/** A workbook of Excel 2007 with a password has one stream with another name. */
const isWorkbook = (file: CompoundFile): boolean => file.hasStream(STREAM) || file.hasStream(OLD_STREAM)

const read = (bytes: Uint8Array, { table }: SourceOptions): SourceReading => {
  checkWorkbookSize(bytes)
  const file = openCompoundFile(bytes)
  if (!file.hasStream(STREAM)) throw oldVersion()
  const stream = file.stream(STREAM)
  const workbook = openWorkbook(stream)
  const { chosen, notes } = chooseSheets(workbook.sheets, table)
  const worksheets = chosen.filter(({ isWorksheet }) => isWorksheet)
  const others = chosen.filter(({ isWorksheet }) => !isWorksheet)
  const hasMacros = file.hasStorage(MACROS) || workbook.sheets.some(({ isMacroSheet }) => isMacroSheet)
  return tablesOfSheets(sheetsOf(stream, worksheets, workbook), [
    ...workbookNotes({ is1904: workbook.is1904, hasMacros }),
    ...notes,
    ...others.map(otherSheetNote),
  ])
}

/** @throws SourceError if two sheets have records in common, so that no more is read than the stream has */
const sheetsOf = (
  stream: Uint8Array,
  entries: readonly SheetEntry[],
  workbook: Workbook,
): readonly Sheet[] => {
  const read: { readonly offset: number; readonly end: number }[] = []
  return entries.map((entry) => {
    const { sheet, end } = sheetCells(stream, entry, workbook)
    if (read.some((other) => entry.offset < other.end && other.offset < end))
      throw new SourceError({
        place: 'the file',
        expected: 'sheets that each have their own records',
        found: 'sheets that overlap',
        remedy: SAVE_AGAIN,
      })
    read.push({ offset: entry.offset, end })
    return sheet
  })
}
