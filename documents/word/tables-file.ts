import type { TableCell, TableContent, TableRow, TextRun } from '../document.ts'
import { tagOf } from '../tag.ts'
import { columnNeeds, columnWidths, sum } from './column-widths.ts'
import { type Xml, xml } from './markup.ts'
import { unbroken } from './unbroken.ts'
import { wordFile } from './word-file.ts'

/** Twentieths of a point: A4 with margins of 2 cm. */
const PAGE = { short: 11906, long: 16838, margin: 1134 }
/** A table with at most so many rows is kept on one page. */
const MOST_TOGETHER = 30

/**
 * Tables as a Word file: each with its caption above and its notes below, lines of a journal (above, below the head,
 * below), a number in the order of the file, a header row that repeats on every page, rows that do not break, and heads of
 * groups that stay with their rows. A table that is too wide for its intervals in one line is on a landscape page; one of at
 * most 30 rows is on one page. A computed number is a content control whose tag is the id of its result.
 */
export const tablesFile = (title: string, tables: readonly TableContent[]): Uint8Array => {
  const shown = tables.map(unbrokenTable)
  const areWide = shown.map((table) => sum(columnNeeds(table).least) > PAGE.short - 2 * PAGE.margin)
  const body = shown.flatMap((table, i): readonly Xml[] => {
    const isWide = areWide[i]!
    const isSectionEnd = i + 1 < shown.length && areWide[i + 1] !== isWide
    return [
      ...tableMarkup(table, i + 1, isWide),
      ...(isSectionEnd ? [xml('w:p', {}, xml('w:pPr', {}, section(isWide)))] : []),
    ]
  })
  return wordFile(title, [paragraph('Title', [{ text: title }]), ...body, section(areWide.at(-1) ?? false)])
}

const unbrokenTable = (table: TableContent): TableContent => {
  const unbrokenCell = (cell: TableCell): TableCell => ({ ...cell, runs: unbroken(cell.runs) })
  return {
    ...table,
    head: table.head.map(unbrokenCell),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(unbrokenCell) })),
  }
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

const tableMarkup = (table: TableContent, number: number, isWide: boolean): readonly Xml[] => {
  const widths = columnWidths(columnNeeds(table), (isWide ? PAGE.long : PAGE.short) - 2 * PAGE.margin)
  return [
    paragraph('Caption', [{ text: `Table ${number}. ` }, ...table.title], {
      isBold: true,
      staysWithNext: true,
    }),
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
      row(table.head, 'head', widths, true),
      ...table.rows.map(({ kind, cells }, i) => row(cells, kind, widths, staysWithNext(table, i))),
    ),
    paragraph('Note', table.notes.length === 0 ? [] : table.notes),
  ]
}

const line = (side: string, eighths: number): Xml =>
  xml(side, { 'w:val': 'single', 'w:sz': eighths, 'w:space': 0, 'w:color': 'auto' })

/** A head of a group, a row with rows of its own below it, and every row but the last of a short table. */
const staysWithNext = ({ rows }: TableContent, i: number): boolean =>
  i + 1 < rows.length &&
  (rows.length <= MOST_TOGETHER ||
    rows[i]!.kind === 'group' ||
    (rows[i]!.kind === 'row' && rows[i + 1]!.kind === 'sub'))

const row = (
  cells: readonly TableCell[],
  kind: TableRow['kind'] | 'head',
  widths: readonly number[],
  isKept: boolean,
): Xml =>
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
            paragraph('Normal', cells[0]?.runs ?? [], { isBold: true, staysWithNext: isKept }),
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
              staysWithNext: isKept,
            }),
          ),
        )),
  )

interface Look {
  readonly isBold?: boolean
  readonly isRight?: boolean
  readonly isIndented?: boolean
  readonly staysWithNext?: boolean
}

const paragraph = (
  style: string,
  runs: readonly TextRun[],
  { isBold = false, isRight = false, isIndented = false, staysWithNext = false }: Look = {},
): Xml =>
  xml(
    'w:p',
    {},
    xml(
      'w:pPr',
      {},
      xml('w:pStyle', { 'w:val': style }),
      ...(staysWithNext ? [xml('w:keepNext')] : []),
      ...(isIndented ? [xml('w:ind', { 'w:left': 227 })] : []),
      ...(isRight ? [xml('w:jc', { 'w:val': 'right' })] : []),
    ),
    ...runs.map((run) =>
      run.result === undefined ? runMarkup(run, isBold) : control(run, run.result, isBold),
    ),
  )

/** A number as a content control, tagged with its result. */
const control = (run: TextRun, id: string, isBold: boolean): Xml =>
  xml(
    'w:sdt',
    {},
    xml('w:sdtPr', {}, xml('w:tag', { 'w:val': tagOf(id) }), xml('w:text')),
    xml('w:sdtContent', {}, runMarkup(run, isBold)),
  )

const runMarkup = ({ text, isRaised }: TextRun, isBold: boolean): Xml =>
  xml(
    'w:r',
    {},
    xml(
      'w:rPr',
      {},
      ...(isBold ? [xml('w:b')] : []),
      ...(isRaised ? [xml('w:vertAlign', { 'w:val': 'superscript' })] : []),
    ),
    xml('w:t', { 'xml:space': 'preserve' }, text),
  )
