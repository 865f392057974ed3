import type { Layout } from '../drawing/layout.ts'
import { plainText } from '../drawing/plain-text.ts'
import { pRuns, runOf } from '../drawing/result-runs.ts'
import type { Pen, TextRun } from '../drawing/svg-pen.ts'
import { BOLD, runsWidth, shorten, textWidth, wrapText } from '../drawing/text-width.ts'
import { type Columns, INDENT } from './columns.ts'
import type { ForestRow } from './forest-row.ts'
import { countRuns, ratioRuns } from './runs.ts'

/** A row at its place: its texts, and the height at which its interval is drawn. */
export interface PlacedRow {
  readonly row: ForestRow
  readonly texts: readonly Element[]
  readonly y: number
  /** The ends of the lines of reference, which cross no label. */
  readonly from: number
  readonly bottom: number
}

const MOST_LINES = 3

/** The texts of rows below each other: the title of each analysis once, then a label for each row. */
export const placeRows = (
  pen: Pen,
  rows: readonly ForestRow[],
  columns: Columns,
  top: number,
): readonly PlacedRow[] => {
  const placed: PlacedRow[] = []
  let y = top
  for (const [i, row] of rows.entries()) {
    const isFirst = row.analysis !== rows[i - 1]?.analysis
    const next = placeRow(pen, row, isFirst, columns, y + (i > 0 && isFirst ? BLOCK_GAP : 0))
    placed.push(next)
    y = next.bottom
  }
  return placed
}

const BLOCK_GAP = 6
const ROW_GAP = 5
/** The height of an interval with its numbers, below its label. */
const INTERVAL = 16

const placeRow = (pen: Pen, row: ForestRow, isFirst: boolean, columns: Columns, top: number): PlacedRow => {
  const { isNarrow, small, leading } = pen.layout
  const isBold = row.role === 'pooled'
  const heading = isFirst ? headingLines(row, columns.heading, pen.layout) : []
  const extras = isNarrow ? extraRuns(row) : []
  const labels = labelLines(row, columns.label, pen.layout)
  const labelTop = top + heading.length * leading
  const lineOf = (line: number): number => labelTop + line * leading + 0.8 * leading
  const last = labels.at(-1) ?? ''
  const isBeside =
    INDENT + textWidth(last, small) * (isBold ? BOLD : 1) + 8 + runsWidth(extras, small) <= columns.label
  const extraLine = isBeside ? Math.max(0, labels.length - 1) : labels.length
  const lines = Math.max(labels.length, extras.length > 0 ? extraLine + 1 : 0)
  const labelHeight = lines * leading
  const y = isNarrow ? labelTop + labelHeight + INTERVAL / 2 : labelTop + Math.max(labelHeight, leading) / 2
  const attributes = { 'font-size': small }
  return {
    row,
    y,
    from: isNarrow ? labelTop + labelHeight + 1 : top,
    bottom: (isNarrow ? y + INTERVAL / 2 : labelTop + Math.max(labelHeight, leading)) + ROW_GAP,
    texts: [
      ...heading.map((runs, i) =>
        pen.text(0, top + i * leading + 0.8 * leading, runs.length === 1 ? runs[0]! : runs, attributes),
      ),
      ...labels.map((text, i) => pen.text(INDENT, lineOf(i), { text, source: 'plan', isBold }, attributes)),
      ...(extras.length === 0
        ? []
        : [
            pen.text(columns.label, lineOf(extraLine), extras, {
              ...attributes,
              'text-anchor': 'end',
              'fill-opacity': 0.8,
            }),
          ]),
      ...numberTexts(pen, row, columns, y + 0.36 * small),
    ],
  }
}

/** The title of the analysis, and what its rows compare. */
const headingLines = (
  { title, compared, interaction }: ForestRow,
  width: number,
  { small }: Layout,
): readonly (readonly TextRun[])[] => [
  ...wrapText(plainText(title), small, width / BOLD, MOST_LINES).map((text) => [
    { text, source: 'plan' as const, isBold: true },
  ]),
  ...wrapText(plainText(compared), small, width, MOST_LINES).map((text) => [
    { text, source: 'plan' as const },
  ]),
  ...(interaction?.value == null ? [] : [pRuns(interaction, 'Interaction: ')]),
]

const labelLines = ({ label, role }: ForestRow, width: number, { small }: Layout): readonly string[] =>
  wrapText(plainText(label), small, (width - INDENT) / (role === 'pooled' ? BOLD : 1), MOST_LINES)

/** Counts and weight beside the label, where they have no column. */
const extraRuns = ({ counts, weight, kind }: ForestRow): readonly TextRun[] => {
  const parts: readonly (readonly TextRun[])[] = [
    ...(counts.length === 0
      ? []
      : [[{ text: kind === 'odds ratio' ? 'n/N ' : 'events/N ' }, ...countRuns(counts)]]),
    ...(weight === null ? [] : [[{ text: 'weight ' }, runOf(weight)]]),
  ]
  return parts.flatMap((part, i) => (i === 0 ? part : [{ text: ', ' }, ...part]))
}

const numberTexts = (pen: Pen, row: ForestRow, columns: Columns, y: number): readonly Element[] => {
  const { small } = pen.layout
  const { counts, ratio, weight, p } = row
  const isBold = row.role === 'pooled'
  const attributes = { 'font-size': small, 'text-anchor': 'end' }
  const write = (x: number, runs: readonly TextRun[]): Element =>
    pen.text(x, y, isBold ? runs.map((run) => ({ ...run, isBold })) : runs, attributes)
  const [reason] = ratioRuns(row)
  return [
    ...(columns.counts === null || counts.length === 0 ? [] : [write(columns.counts, countRuns(counts))]),
    ratio.value === null
      ? // no interval is drawn, so that its space is free
        pen.text(
          columns.ratio,
          y,
          { ...reason!, text: shorten(reason!.text, small, columns.ratio - columns.plot.left) },
          attributes,
        )
      : write(columns.ratio, ratioRuns(row)),
    ...(columns.weight === null || weight === null ? [] : [write(columns.weight, [runOf(weight)])]),
    ...(p === null || p.value === null ? [] : [write(columns.p, [runOf(p)])]),
  ]
}
