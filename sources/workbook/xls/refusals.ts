import { SourceError } from '../../support/source-error.ts'

/** The version that Excel 97 and all later ones write into BOF records ([MS-XLS] 2.4.21). */
const VERSION = 0x0600

export const isOldVersion = (version: number): boolean => version !== VERSION

/** The fault of a workbook whose records have the layout of Excel 5 or 95. */
export const oldVersion = (): SourceError =>
  new SourceError({
    place: 'the file',
    expected: 'a workbook of Excel 97 or later',
    found: 'a workbook in the format of Excel 5.0/95 (.xls), in which newer programs can save too',
    remedy: 'open it in Excel or LibreOffice and save it as "Excel Workbook (*.xlsx)"',
  })

/** The fault of a workbook with a password, in the words of the other readers. */
export const withPassword = (): SourceError =>
  new SourceError({
    place: 'the file',
    expected: 'a file without a password',
    found: 'a file that needs one',
    remedy: 'open it, and save it without a password',
  })
