import type { DocumentFormat } from './document.ts'
import { markdownFormat } from './markdown/markdown-format.ts'
import { wordFormat } from './word/word-format.ts'

/** The formats of manuscripts. */
export const documentFormats: readonly DocumentFormat[] = [wordFormat, markdownFormat]

/** The format of a file by the ending of its name; undefined for another ending. */
export const formatOfEnding = (ending: string): DocumentFormat | undefined =>
  documentFormats.find((format) => format.ending === ending)
