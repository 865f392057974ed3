import type { TableCell, TableContent, TableRow, TextRun } from '../document.ts'
import { tagOf } from '../tag.ts'
import { type Xml, xml } from './markup.ts'

/**
 * A table with lines of a journal, a header row that repeats on every page, and rows that do not break.
 * @param page the width, in twentieths of a point
 */
export const tableMarkup = (table: TableContent, page: number): Xml => {
  const widths = columnWidths(table, page)
  return xml(
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
  )
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
            paragraph(cells[0]?.runs ?? [], { style: 'Normal', isBold: true, staysWithNext: true }),
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
            paragraph(cells[i]?.runs ?? [], {
              style: 'Normal',
              isBold: kind === 'head',
              isRight: cells[i]?.isNumber ?? false,
              isIndented: kind === 'sub' && i === 0,
            }),
          ),
        )),
  )

/** How a paragraph looks; its style is one of `word-file.ts`. */
interface Look {
  readonly style: string
  readonly isBold?: boolean
  readonly isRight?: boolean
  readonly isIndented?: boolean
  readonly staysWithNext?: boolean
}

/** A paragraph; a computed number in it is a content control whose tag is the id of its result. */
export const paragraph = (
  runs: readonly TextRun[],
  { style, isBold = false, isRight = false, isIndented = false, staysWithNext = false }: Look,
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
      run.isPrompt === true
        ? prompt(run)
        : run.result === undefined
          ? runMarkup(run, isBold)
          : control(run, run.result, isBold),
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

/** A content control that shows a grey word until somebody types. */
const prompt = (run: TextRun): Xml =>
  xml(
    'w:sdt',
    {},
    xml('w:sdtPr', {}, xml('w:alias', { 'w:val': run.text }), xml('w:showingPlcHdr'), xml('w:text')),
    xml('w:sdtContent', {}, runMarkup(run, false)),
  )

const runMarkup = ({ text, isRaised, isBold, isPrompt }: TextRun, isAllBold: boolean): Xml =>
  xml(
    'w:r',
    {},
    xml(
      'w:rPr',
      {},
      ...(isAllBold || isBold ? [xml('w:b')] : []),
      ...(isPrompt ? [xml('w:color', { 'w:val': '808080' })] : []),
      ...(isRaised ? [xml('w:vertAlign', { 'w:val': 'superscript' })] : []),
    ),
    xml('w:t', { 'xml:space': 'preserve' }, text),
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
