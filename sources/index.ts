import { datasetJsonReader } from './dataset-json/dataset-json-reader.ts'
import { redcapReader } from './redcap/redcap-reader.ts'
import { refusedReader } from './refused/refused-reader.ts'
import type { SourceReader } from './source.ts'
import { spssReader } from './spss/spss-reader.ts'
import { stataReader } from './stata/stata-reader.ts'
import { odsReader } from './workbook/ods/ods-reader.ts'
import { xlsReader } from './workbook/xls/xls-reader.ts'
import { xlsxReader } from './workbook/xlsx/xlsx-reader.ts'
import { xportReader } from './xport/xport-reader.ts'

/** Every reader, the one of refused kinds last; the first that recognizes a file reads it. What no reader recognizes is read as delimited text. */
export const readers: readonly SourceReader[] = [
  ...[xlsxReader, xlsReader, odsReader, spssReader, stataReader, xportReader, datasetJsonReader],
  redcapReader,
  refusedReader,
]
