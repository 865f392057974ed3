import type { SourceOptions, SourceReader, SourceReading } from '../../source.ts'
import { readingOf } from '../../support/source-error.ts'
import { openArchive } from '../../zip/archive.ts'
import { isZip, zipNames } from '../../zip/directory.ts'
import { checkWorkbookSize } from '../check-workbook-size.ts'
import { chooseSheets } from '../choose-sheets.ts'
import { otherSheetNote, workbookNotes } from '../excel/workbook-sheets.ts'
import { placeIn } from '../remarks.ts'
import type { Sheet } from '../sheet.ts'
import { tablesOfSheets } from '../tables-of-sheets.ts'
import { cellFormats } from './cell-formats.ts'
import { partOf } from './parts.ts'
import { sharedTexts } from './shared-texts.ts'
import { sheetCells } from './sheet-cells.ts'
import { openWorkbook, type SheetEntry } from './workbook.ts'

/**
 * Workbooks of Excel 2007 and later (ECMA-376, ISO/IEC 29500), with or without macros, which never run. Checked against
 * what LibreOffice and openpyxl were told to write.
 */
export const xlsxReader: SourceReader = {
  converter: 'xlsx/1',
  title: 'an Excel workbook (.xlsx)',
  recognizes: (bytes, fileName) =>
    isZip(bytes) &&
    (zipNames(bytes).some((name) => /^xl\/|\/workbook\.(xml|bin)$/i.test(name)) || isCutOff(bytes, fileName)),
  read: (bytes, _fileName, options) => readingOf(() => read(bytes, options)),
}

/** An archive without its directory is taken for what its name says, so that the fault is said of a workbook. */
const isCutOff = (bytes: Uint8Array, fileName: string): boolean =>
  /\.xls[xm]$/i.test(fileName) && zipNames(bytes).length === 0

const read = async (bytes: Uint8Array, { table }: SourceOptions): Promise<SourceReading> => {
  checkWorkbookSize(bytes)
  const archive = await openArchive(bytes, 'the file')
  const workbook = await openWorkbook(archive)
  const { chosen, notes } = chooseSheets(workbook.sheets, table)
  const worksheets = chosen.filter(({ type }) => type === 'worksheet')
  const others = chosen.filter(({ type }) => type !== 'worksheet')
  const context = {
    is1904: workbook.is1904,
    texts: workbook.texts === undefined ? [] : await sharedTexts(archive, workbook.texts),
    formats: workbook.styles === undefined ? [] : await cellFormats(archive, workbook.styles),
  }
  const sheets: Sheet[] = []
  for (const entry of worksheets) {
    const part = partOf(archive, relationOf(entry), placeIn(entry.name))
    sheets.push(await sheetCells(archive, part, entry.name, context))
  }
  return tablesOfSheets(sheets, [...workbookNotes(workbook), ...notes, ...others.map(otherSheetNote)])
}

/** A sheet without its relation is looked for where no part can be, which is the fault that is reported. */
const relationOf = ({ relation, name }: SheetEntry) =>
  relation ?? { id: '', type: 'worksheet', target: `(the cells of ${name})`, isExternal: false }
