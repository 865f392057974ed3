import { refused } from './refused.ts'
import type { SourceReader } from './source.ts'
import { ods } from './workbook/ods/reader.ts'
import { xlsx } from './workbook/xlsx/reader.ts'

/** Every reader, the one of refused kinds last; the first that recognizes a file reads it. What no reader recognizes is read as delimited text. */
export const readers: readonly SourceReader[] = [xlsx, ods, refused]
