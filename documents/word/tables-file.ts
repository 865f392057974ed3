import type { TableContent } from '../document.ts'
import { columnNeeds, sum } from './column-widths.ts'
import { type Xml, xml } from './markup.ts'
import { paragraph, tableMarkup } from './table-markup.ts'
import { unbrokenTable } from './unbroken.ts'
import { wordFile } from './word-file.ts'

/** Twentieths of a point: A4 with margins of 2 cm. */
const PAGE = { short: 11906, long: 16838, margin: 1134 }

/**
 * Tables as a Word file: each with its caption above and its notes below, lines of a journal (above, below the head,
 * below), a number in the order of the file, a header row that repeats on every page, rows that do not break, and heads of
 * groups that stay with their rows. A table that is too wide for its intervals in one line is on a landscape page; one of at
 * most 30 rows is on one page. A computed number is a content control whose tag is the id of its result.
 */
export const tablesFile = (title: string, tables: readonly TableContent[]): Uint8Array => {
  const areWide = tables.map(
    (table) => sum(columnNeeds(unbrokenTable(table)).least) > PAGE.short - 2 * PAGE.margin,
  )
  const body = tables.flatMap((table, i): readonly Xml[] => {
    const isWide = areWide[i]!
    const isSectionEnd = i + 1 < tables.length && areWide[i + 1] !== isWide
    return [
      ...tableWithTexts({ ...table, title: [{ text: `Table ${i + 1}. ` }, ...table.title] }, isWide),
      ...(isSectionEnd ? [xml('w:p', {}, xml('w:pPr', {}, section(isWide)))] : []),
    ]
  })
  return wordFile(title, [
    paragraph([{ text: title }], { style: 'Title', size: null }),
    ...body,
    section(areWide.at(-1) ?? false),
  ])
}

/** The end of a section of A4 pages. */
export const section = (isWide: boolean): Xml =>
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

/** A table with its caption above and its notes below. */
export const tableWithTexts = (table: TableContent, isWide: boolean): readonly Xml[] => {
  const width = (isWide ? PAGE.long : PAGE.short) - 2 * PAGE.margin
  return [
    ...(table.title.length === 0
      ? []
      : [paragraph(table.title, { style: 'Caption', size: null, isBold: true, staysWithNext: true })]),
    tableMarkup(table, { width, size: null }),
    paragraph(table.notes, { style: 'Note', size: null }),
  ]
}
