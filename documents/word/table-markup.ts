import type { TableCell, TableContent, TableRow, TextRun } from '../document.ts'
import { tagOf } from '../tag.ts'
import { columnNeeds, columnWidths, sum } from './column-widths.ts'
import { control } from './control.ts'
import { type Xml, xml } from './markup.ts'
import { unbrokenTable } from './unbroken.ts'

/** Where a table is: its width, and how its text looks. */
export interface TableSetting {
  /** Twentieths of a point. */
  readonly width: number
  /** Half points, in a document whose own text is set otherwise; null where the styles of the file say it. */
  readonly size: number | null
}

/** A table with at most so many rows is kept on one page. */
const MOST_TOGETHER = 30

/**
 * A table with lines of a journal, a header row that repeats on every page, rows and intervals that do not break, and
 * heads of groups that stay with their rows; one of at most 30 rows is on one page.
 */
export const tableMarkup = (content: TableContent, setting: TableSetting): Xml => {
  const table = unbrokenTable(content)
  const { head, rows } = table
  const widths = columnWidths(columnNeeds(table), setting.width)
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
    row(head, 'head', true),
    ...rows.map(({ kind, cells }, i) => row(cells, kind, isKeptWithNext(table, i))),
  )
}

/** A head of a group, a row with rows of its own below it, and every row but the last of a short table. */
const isKeptWithNext = ({ rows }: TableContent, i: number): boolean =>
  i + 1 < rows.length &&
  (rows.length <= MOST_TOGETHER ||
    rows[i]!.kind === 'group' ||
    (rows[i]!.kind === 'row' && rows[i + 1]!.kind === 'sub'))

const line = (side: string, eighths: number): Xml =>
  xml(side, { 'w:val': 'single', 'w:sz': eighths, 'w:space': 0, 'w:color': 'auto' })

const rowMarkup =
  (widths: readonly number[], { size }: TableSetting) =>
  (cells: readonly TableCell[], kind: TableRow['kind'] | 'head', staysWithNext: boolean): Xml =>
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
              paragraph(cells[0]?.runs ?? [], { style: 'Normal', size, isBold: true, staysWithNext }),
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
                staysWithNext,
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
  runs.map((run) => {
    if (run.isPrompt) return prompt(run, look)
    if (run.result === undefined) return runMarkup(run, look)
    const isPlain = !(look.isBold || run.isBold || run.isRaised || look.size !== null)
    return control(tagOf(run.result), isPlain, runMarkup(run, look))
  })

/** A content control that shows a grey word until somebody types. */
const prompt = (run: TextRun, look: Look): Xml =>
  xml(
    'w:sdt',
    {},
    xml('w:sdtPr', {}, xml('w:alias', { 'w:val': run.text }), xml('w:showingPlcHdr'), xml('w:text')),
    xml('w:sdtContent', {}, runMarkup(run, look)),
  )

export const runMarkup = (
  { text, isRaised, isPrompt, ...run }: TextRun,
  { isBold, size }: Pick<Look, 'isBold' | 'size'>,
): Xml =>
  xml(
    'w:r',
    {},
    xml(
      'w:rPr',
      {},
      ...(isBold || run.isBold ? [xml('w:b')] : []),
      ...(isPrompt ? [xml('w:color', { 'w:val': '808080' })] : []),
      ...(size === null ? [] : [xml('w:sz', { 'w:val': size })]),
      ...(isRaised ? [xml('w:vertAlign', { 'w:val': 'superscript' })] : []),
    ),
    xml('w:t', { 'xml:space': 'preserve' }, text),
  )
