import type { TableCell, TableContent, TableRow } from '../document.ts'
import { type Xml, xml } from './markup.ts'
import { paragraph } from './paragraph.ts'
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
      ...tableMarkup(table, isWide),
      ...(isSectionEnd ? [xml('w:p', {}, xml('w:pPr', {}, section(isWide)))] : []),
    ]
  })
  const isLastWide = (tables.at(-1)?.head.length ?? 0) > MOST_PORTRAIT
  return wordFile(title, [paragraph('Title', [{ text: title }]), ...body, section(isLastWide)])
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
export const tableMarkup = (table: TableContent, isWide: boolean): readonly Xml[] => {
  const widths = columnWidths(table, (isWide ? PAGE.long : PAGE.short) - 2 * PAGE.margin)
  return [
    paragraph('Caption', table.title, { isBold: true, staysWithNext: true }),
    xml(
      'w:tbl',
      {},
      xml(
        'w:tblPr',
        {},
        xml('w:tblW', { 'w:w': sum(widths), 'w:type': 'dxa' }),
        xml('w:tblBorders', {}, line('w:top', 12), line('w:bottom', 12)),
        xml('w:tblLayout', { 'w:type': 'fixed' }),
        xml(
          'w:tblCellMar',
          {},
          ...(['w:left', 'w:right'] as const).map((side) => xml(side, { 'w:w': 60, 'w:type': 'dxa' })),
        ),
      ),
      xml('w:tblGrid', {}, ...widths.map((width) => xml('w:gridCol', { 'w:w': width }))),
      row(table.head, 'head', widths),
      ...table.rows.map(({ kind, cells }) => row(cells, kind, widths)),
    ),
    paragraph('Note', table.notes.length === 0 ? [] : table.notes),
  ]
}

const line = (side: string, eighths: number): Xml =>
  xml(side, { 'w:val': 'single', 'w:sz': eighths, 'w:space': 0, 'w:color': 'auto' })

const row = (cells: readonly TableCell[], kind: TableRow['kind'] | 'head', widths: readonly number[]): Xml =>
  xml(
    'w:tr',
    {},
    xml('w:trPr', {}, xml('w:cantSplit'), ...(kind === 'head' ? [xml('w:tblHeader')] : [])),
    ...(kind === 'group'
      ? [
          xml(
            'w:tc',
            {},
            xml(
              'w:tcPr',
              {},
              xml('w:tcW', { 'w:w': sum(widths), 'w:type': 'dxa' }),
              xml('w:gridSpan', { 'w:val': widths.length }),
            ),
            paragraph('Normal', cells[0]?.runs ?? [], { isBold: true }),
          ),
        ]
      : widths.map((width, i) =>
          xml(
            'w:tc',
            {},
            xml(
              'w:tcPr',
              {},
              xml('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
              ...(kind === 'head'
                ? [xml('w:tcBorders', {}, line('w:bottom', 6)), xml('w:vAlign', { 'w:val': 'bottom' })]
                : []),
            ),
            paragraph('Normal', cells[i]?.runs ?? [], {
              isBold: kind === 'head',
              isRight: cells[i]?.isNumber ?? false,
              isIndented: kind === 'sub' && i === 0,
            }),
          ),
        )),
  )

/** Widths in proportion to the longest line of each column, none below a twelfth of the page. */
const columnWidths = ({ head, rows }: TableContent, page: number): readonly number[] => {
  const lengths = head.map((_, i) =>
    Math.max(
      ...[head, ...rows.filter(({ kind }) => kind !== 'group').map(({ cells }) => cells)].map((cells) =>
        Math.min(48, textLength(cells[i])),
      ),
      4,
    ),
  )
  const total = sum(lengths)
  const wanted = lengths.map((length) => Math.max(page / 12, (page * length) / total))
  const scale = page / sum(wanted)
  return wanted.map((width) => Math.floor(width * scale))
}

const textLength = (cell: TableCell | undefined): number =>
  cell === undefined ? 0 : cell.runs.reduce((length, { text }) => length + text.length, 0)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
