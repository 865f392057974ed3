import type { TableCell, TableContent, TableRow, TextRun } from '../document.ts'
import { tagOf } from '../tag.ts'
import { control } from './control.ts'
import { type Xml, xml } from './markup.ts'

/** Where a table is: its width, and how its text looks. */
export interface TableSetting {
  /** Twentieths of a point. */
  readonly width: number
  /** Half points, in a document whose own text is set otherwise; null where the styles of the file say it. */
  readonly size: number | null
}

/** A table with lines of a journal, a header row that repeats on every page, and rows that do not break. */
export const tableMarkup = ({ head, rows }: TableContent, setting: TableSetting): Xml => {
  const widths = columnWidths(head, rows, setting.width)
  const row = rowMarkup(widths, setting)
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
    row(head, 'head'),
    ...rows.map(({ kind, cells }) => row(cells, kind)),
  )
}

const line = (side: string, eighths: number): Xml =>
  xml(side, { 'w:val': 'single', 'w:sz': eighths, 'w:space': 0, 'w:color': 'auto' })

const rowMarkup =
  (widths: readonly number[], { size }: TableSetting) =>
  (cells: readonly TableCell[], kind: TableRow['kind'] | 'head'): Xml =>
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
              paragraph(cells[0]?.runs ?? [], { style: 'Normal', size, isBold: true }),
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
                ...{ style: 'Normal', size },
                isBold: kind === 'head',
                isRight: cells[i]?.isNumber ?? false,
                isIndented: kind === 'sub' && i === 0,
              }),
            ),
          )),
    )

/** How a paragraph looks. */
export interface Look {
  /** A style of the file that is written; a document of others, in which `size` is given, may not have it. */
  readonly style: string
  readonly size: number | null
  readonly isBold?: boolean
  readonly isRight?: boolean
  readonly isIndented?: boolean
  readonly staysWithNext?: boolean
}

export const paragraph = (runs: readonly TextRun[], look: Look): Xml =>
  xml('w:p', {}, paragraphProperties(look), ...runsMarkup(runs, look))

export const paragraphProperties = ({ style, size, isRight, isIndented, staysWithNext }: Look): Xml =>
  xml(
    'w:pPr',
    {},
    ...(size === null ? [xml('w:pStyle', { 'w:val': style })] : []),
    ...(staysWithNext ? [xml('w:keepNext')] : []),
    ...(size === null ? [] : [xml('w:spacing', spacing(style))]),
    ...(isIndented || size !== null
      ? [xml('w:ind', { 'w:left': isIndented ? 227 : 0, ...(size === null ? {} : { 'w:firstLine': 0 }) })]
      : []),
    ...(isRight
      ? [xml('w:jc', { 'w:val': 'right' })]
      : size === null
        ? []
        : [xml('w:jc', { 'w:val': 'left' })]),
  )

const spacing = (style: string) => ({
  'w:before': style === 'Caption' ? 240 : style === 'Note' ? 80 : 0,
  'w:after': style === 'Caption' ? 80 : style === 'Note' ? 240 : 0,
  'w:line': 240,
  'w:lineRule': 'auto',
})

/** Runs of text; a computed number is a content control, tagged with its result. */
const runsMarkup = (runs: readonly TextRun[], look: Look): readonly Xml[] =>
  runs.map((run) =>
    run.result === undefined
      ? runMarkup(run, look)
      : control(
          tagOf(run.result),
          !(look.isBold || run.isRaised || look.size !== null),
          runMarkup(run, look),
        ),
  )

export const runMarkup = (
  { text, isRaised }: TextRun,
  { isBold, size }: Pick<Look, 'isBold' | 'size'>,
): Xml =>
  xml(
    'w:r',
    {},
    xml(
      'w:rPr',
      {},
      ...(isBold ? [xml('w:b')] : []),
      ...(size === null ? [] : [xml('w:sz', { 'w:val': size })]),
      ...(isRaised ? [xml('w:vertAlign', { 'w:val': 'superscript' })] : []),
    ),
    xml('w:t', { 'xml:space': 'preserve' }, text),
  )

/** Widths in proportion to the longest line of each column, none below a twelfth of the page. */
const columnWidths = (
  head: readonly TableCell[],
  rows: readonly TableRow[],
  page: number,
): readonly number[] => {
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
