import type { CurveFigure } from '../../../cohort/descriptors/plan/figure.ts'
import type { Result } from '../../../cohort/results/result.ts'
import type { LineStyle } from '../drawing/colours.ts'
import type { Layout } from '../drawing/layout.ts'
import { lineSample } from '../drawing/legend-keys.ts'
import { plainText, sentenceCase } from '../drawing/plain-text.ts'
import { runOf } from '../drawing/result-runs.ts'
import type { Pen, TextRun } from '../drawing/svg-pen.ts'
import { BOLD, evenLines, runsWidth, shorten, textWidth } from '../drawing/text-width.ts'
import type { CurveData, CurveGroup } from './curve-data.ts'

const GAP = 4

/** The data of the table. */
export interface TableData extends Pick<CurveData, 'grouping' | 'causes' | 'ticks' | 'styles'> {
  readonly groups: readonly Pick<CurveGroup, 'label' | 'table'>[]
  readonly tableKind: CurveFigure['table']
}

/** A number, or a number with another in brackets. */
type Cell = readonly TextRun[]

interface Row {
  readonly label: TextRun
  /** Of a group, to show its line before the label. */
  readonly style?: LineStyle
  readonly cells: readonly Cell[]
}

/** Rows below a heading of their own. */
interface Block {
  readonly heading: { readonly label: TextRun; readonly style?: LineStyle } | null
  readonly rows: readonly Row[]
}

const blocksOf = (data: TableData): readonly Block[] => {
  const { tableKind, groups, styles, grouping, causes } = data
  switch (tableKind) {
    case 'none':
      return []
    case 'full':
      return groups.map((group, i) => ({
        heading:
          grouping === null ? null : { label: { text: group.label, source: 'plan' }, style: styles[i]! },
        rows: fullRows(group, causes),
      }))
    default: {
      const title: TextRun = { text: tableKind === 'at-risk' ? 'At risk' : 'At risk (events)' }
      const cells = groups.map(({ table }) =>
        table.atRisk.map(
          (atRisk, tick): Cell =>
            tableKind === 'at-risk'
              ? [numberRun(atRisk)]
              : [numberRun(atRisk), { text: ' (' }, numberRun(table.events[tick]!), { text: ')' }],
        ),
      )
      return grouping === null
        ? cells.map((row) => ({ heading: null, rows: [{ label: title, cells: row }] }))
        : [
            {
              heading: { label: title },
              rows: groups.map(({ label }, i) => ({
                label: { text: label, source: 'plan' },
                style: styles[i]!,
                cells: cells[i]!,
              })),
            },
          ]
    }
  }
}

/** The number at risk at each tick, and the numbers censored and with events before it. */
const fullRows = ({ table }: TableData['groups'][number], causes: readonly string[]): readonly Row[] => {
  const row = (label: TextRun, results: readonly Result[]): Row => ({
    label,
    cells: results.map((result) => [numberRun(result)]),
  })
  return [
    row({ text: 'At risk' }, table.atRisk),
    row({ text: 'Censored' }, table.censored),
    row({ text: 'Events' }, table.events),
    ...causes.map((cause, i) =>
      row({ text: sentenceCase(plainText(cause)), source: 'plan' }, table.competing[i]!),
    ),
  ]
}

const numberRun = (result: Result): TextRun =>
  result.value === null ? { text: '–', result: result.id } : runOf(result)

/** Whether a label stands above its numbers: on a narrow page the axis has the room of a column of labels. */
const isStacked = ({ tableKind }: TableData, { isNarrow }: Layout): boolean =>
  isNarrow && tableKind !== 'full'

/** The line of a group before its label, with a space. */
const SAMPLE = 16
const sampleWidth = ({ style }: Row): number => (style === undefined ? 0 : SAMPLE + 5)

const labelLines = ({ label }: Row, { small, isNarrow }: Layout): readonly string[] =>
  evenLines(plainText(label.text), small, isNarrow ? 70 : 118, 3)

/** The width of the row labels, which the axis leaves free at its left. */
export const labelWidth = (data: TableData, layout: Layout): number =>
  isStacked(data, layout)
    ? 0
    : Math.max(
        0,
        ...blocksOf(data).flatMap(({ rows }) =>
          rows.flatMap((row) =>
            labelLines(row, layout).map((line) => sampleWidth(row) + textWidth(line, layout.small)),
          ),
        ),
      )

/** The table below the axis, with a column below each shown tick. */
export const curveTable = (
  pen: Pen,
  data: TableData,
  xOf: (time: number) => number,
  top: number,
): { readonly elements: readonly Element[]; readonly height: number } => {
  const { leading } = pen.layout
  const shown = shownTicks(data, pen.layout, xOf)
  const elements: Element[] = []
  let y = top
  blocksOf(data).forEach(({ heading, rows }, i) => {
    if (i > 0) y += 8
    if (heading !== null) {
      elements.push(...headingElements(pen, heading, y))
      y += leading + GAP + 2
    }
    for (const row of rows) {
      const lines = isStacked(data, pen.layout) ? stackedLabel(row, pen) : labelLines(row, pen.layout)
      elements.push(...labelElements(pen, row, lines, y))
      if (isStacked(data, pen.layout)) y += lines.length * leading
      elements.push(...cellElements(pen, row, shown, data.ticks, xOf, y))
      y += (isStacked(data, pen.layout) ? 1 : lines.length) * leading + GAP
    }
  })
  return { elements, height: y - top }
}

const headingElements = (
  pen: Pen,
  { label, style }: NonNullable<Block['heading']>,
  y: number,
): readonly Element[] => {
  const { leading, small, width } = pen.layout
  const x = style === undefined ? 0 : 38
  return [
    ...(style === undefined ? [] : [lineSample(pen, style, y + leading / 2, 28)]),
    pen.text(
      x,
      y + leading - 3,
      { ...label, text: shorten(plainText(label.text), small, (width - x - 2) / BOLD), isBold: true },
      { 'font-size': small },
    ),
  ]
}

const stackedLabel = (row: Row, { layout }: Pen): readonly string[] => [
  shorten(plainText(row.label.text), layout.small, layout.width - sampleWidth(row) - 2),
]

const labelElements = (pen: Pen, row: Row, lines: readonly string[], y: number): readonly Element[] => {
  const { leading, small } = pen.layout
  return [
    ...(row.style === undefined ? [] : [lineSample(pen, row.style, y + leading / 2, SAMPLE)]),
    ...lines.map((text, i) =>
      pen.text(sampleWidth(row), y + (i + 1) * leading - 3, { ...row.label, text }, { 'font-size': small }),
    ),
  ]
}

const cellElements = (
  pen: Pen,
  { cells }: Row,
  shown: readonly number[],
  ticks: readonly number[],
  xOf: (time: number) => number,
  y: number,
): readonly Element[] =>
  shown.map((tick) =>
    pen.text(xOf(ticks[tick]!), y + pen.layout.leading - 3, single(cells[tick]!), {
      'font-size': pen.layout.small,
      'text-anchor': 'middle',
      'font-variant': 'tabular-nums',
    }),
  )

/** A lone number is no part of a line of runs. */
const single = (cell: Cell): TextRun | Cell => (cell.length === 1 ? cell[0]! : cell)

/** The indices of every k-th tick, with the smallest k for which no numbers touch. */
export const shownTicks = (
  data: TableData,
  layout: Layout,
  xOf: (time: number) => number,
): readonly number[] => {
  const { ticks } = data
  const rows = blocksOf(data).flatMap((block) => block.rows)
  const halfWidths = ticks.map(
    (tick, i) =>
      Math.max(
        textWidth(String(tick), layout.text),
        ...rows.map(({ cells }) => runsWidth(cells[i]!, layout.small)),
      ) / 2,
  )
  const touch = (i: number, j: number): boolean =>
    xOf(ticks[j]!) - xOf(ticks[i]!) < halfWidths[i]! + halfWidths[j]! + 6
  const everyTick = (step: number): readonly number[] => ticks.map((_, i) => i).filter((i) => i % step === 0)
  for (let step = 1; step < ticks.length; step++) {
    const shown = everyTick(step)
    if (shown.every((tick, i) => i === 0 || !touch(shown[i - 1]!, tick))) return shown
  }
  return everyTick(Math.max(1, ticks.length))
}
