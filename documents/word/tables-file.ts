import type { TableContent } from '../document.ts'
import { type Xml, xml } from './markup.ts'
import { paragraph, tableMarkup } from './table-markup.ts'
import { wordFile } from './word-file.ts'

/** Twentieths of a point: A4 with margins of 2 cm. */
const PAGE = { short: 11906, long: 16838, margin: 1134 }
/** A table with more columns is on a landscape page. */
const MOST_PORTRAIT = 6

/**
 * Tables as a Word file: each with its caption above and its notes below, lines of a journal (above, below the head,
 * below), a header row that repeats on every page, and rows that do not break. A table with more than six columns is on
 * a landscape page. A computed number is a content control whose tag is the id of its result.
 */
export const tablesFile = (title: string, tables: readonly TableContent[]): Uint8Array => {
  const body = tables.flatMap((table, i): readonly Xml[] => {
    const isWide = table.head.length > MOST_PORTRAIT
    const next = tables[i + 1]
    const isSectionEnd = next !== undefined && next.head.length > MOST_PORTRAIT !== isWide
    return [
      ...tableWithTexts(table, isWide),
      ...(isSectionEnd ? [xml('w:p', {}, xml('w:pPr', {}, section(isWide)))] : []),
    ]
  })
  const isLastWide = (tables.at(-1)?.head.length ?? 0) > MOST_PORTRAIT
  return wordFile(title, [
    paragraph([{ text: title }], { style: 'Title', size: null }),
    ...body,
    section(isLastWide),
  ])
}

const section = (isWide: boolean): Xml =>
  xml(
    'w:sectPr',
    {},
    xml('w:pgSz', {
      'w:w': isWide ? PAGE.long : PAGE.short,
      'w:h': isWide ? PAGE.short : PAGE.long,
      ...(isWide ? { 'w:orient': 'landscape' } : {}),
    }),
    xml('w:pgMar', {
      ...{ 'w:top': PAGE.margin, 'w:right': PAGE.margin, 'w:bottom': PAGE.margin, 'w:left': PAGE.margin },
      ...{ 'w:header': 567, 'w:footer': 567, 'w:gutter': 0 },
    }),
  )

const tableWithTexts = (table: TableContent, isWide: boolean): readonly Xml[] => {
  const width = (isWide ? PAGE.long : PAGE.short) - 2 * PAGE.margin
  return [
    paragraph(table.title, { style: 'Caption', size: null, isBold: true, staysWithNext: true }),
    tableMarkup(table, { width, size: null }),
    paragraph(table.notes, { style: 'Note', size: null }),
  ]
}
