import { datasetJsonReader } from './dataset-json/dataset-json-reader.ts'
import { odmReader } from './redcap/odm-reader.ts'
import { refused } from './refused.ts'
import type { SourceReader } from './source.ts'
import { spssReader } from './spss/spss-reader.ts'
import { stataReader } from './stata/stata-reader.ts'
import { ods } from './workbook/ods/reader.ts'
import { xlsx } from './workbook/xlsx/reader.ts'
import { xportReader } from './xport/xport-reader.ts'

/** Every reader, the one of refused kinds last; the first that recognizes a file reads it. What no reader recognizes is read as delimited text. */
export const readers: readonly SourceReader[] = [
  ...[xlsx, ods, spssReader, stataReader, xportReader, datasetJsonReader, odmReader],
  refused,
]
