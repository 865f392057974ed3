import type { Result } from '../../../cohort/results/result.ts'
import type { LineStyle } from '../drawing/colours.ts'
import type { Layout } from '../drawing/layout.ts'
import { lineSample } from '../drawing/legend-keys.ts'
import { plainText, sentenceCase } from '../drawing/plain-text.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { evenLines, shorten, textWidth } from '../drawing/text-width.ts'
import type { CurveData, CurveGroup } from './curve-data.ts'

const LINE = 13
const GAP = 4
const LABEL_WIDTH = 118

type TableGroup = Pick<CurveGroup, 'label' | 'table'>

/** The data of the table. */
export interface TableData extends Pick<CurveData, 'grouping' | 'causes' | 'ticks' | 'styles'> {
  readonly groups: readonly TableGroup[]
}

interface CountRow {
  readonly lines: readonly string[]
  readonly source: 'plan' | undefined
  readonly cells: readonly Result[]
}

/** The rows of one group: the number at risk at each tick, and the numbers censored and with events before it. */
const countRows = (
  { table }: TableGroup,
  causes: readonly string[],
  { small }: Layout,
): readonly CountRow[] => [
  { lines: ['At risk'], source: undefined, cells: table.atRisk },
  { lines: ['Censored'], source: undefined, cells: table.censored },
  { lines: ['Events'], source: undefined, cells: table.events },
  ...causes.map((cause, i) => ({
    lines: evenLines(sentenceCase(plainText(cause)), small, LABEL_WIDTH, 3),
    source: 'plan' as const,
    cells: table.competing[i]!,
  })),
]

/** The width of the row labels, which the axis leaves free at its left. */
export const labelWidth = ({ groups, causes }: TableData, layout: Layout): number => {
  const lines = groups.flatMap((group) => countRows(group, causes, layout).flatMap((row) => row.lines))
  return Math.max(52, ...lines.map((line) => textWidth(line, layout.small)))
}

/** The table below the axis, with a column below each shown tick. */
export const curveTable = (
  pen: Pen,
  data: TableData,
  xOf: (time: number) => number,
  top: number,
): { readonly elements: readonly Element[]; readonly height: number } => {
  const elements: Element[] = []
  const shown = shownTicks(data, pen.layout, xOf)
  let y = top
  data.groups.forEach((group, i) => {
    if (data.grouping !== null) {
      if (i > 0) y += 8
      elements.push(...groupHeading(pen, group.label, data.styles[i]!, y))
      y += LINE + GAP + 2
    }
    for (const row of countRows(group, data.causes, pen.layout)) {
      elements.push(...rowElements(pen, row, shown, xOf, y))
      y += row.lines.length * LINE + GAP
    }
  })
  return { elements, height: y - top }
}

const groupHeading = (pen: Pen, label: string, style: LineStyle, y: number): readonly Element[] => [
  lineSample(pen, style, y + LINE / 2, 28),
  pen.text(
    38,
    y + LINE - 3,
    {
      text: shorten(plainText(label), pen.layout.small, (pen.layout.width - 40) / 1.06),
      source: 'plan',
      isBold: true,
    },
    { 'font-size': pen.layout.small },
  ),
]

const rowElements = (
  pen: Pen,
  { lines, source, cells }: CountRow,
  shown: readonly number[],
  xOf: (time: number) => number,
  y: number,
): readonly Element[] => [
  ...lines.map((text, i) =>
    pen.text(0, y + (i + 1) * LINE - 3, source === undefined ? { text } : { text, source }, {
      'font-size': pen.layout.small,
    }),
  ),
  ...shown.map((tick) => {
    const { id, at, value } = cells[tick]!
    return pen.text(
      xOf(at!),
      y + LINE - 3,
      { text: value === null ? '–' : String(value), result: id },
      { 'font-size': pen.layout.small, 'text-anchor': 'middle', 'font-variant': 'tabular-nums' },
    )
  }),
]

/** The indices of every k-th tick, with the smallest k for which no numbers touch. */
export const shownTicks = (
  data: TableData,
  layout: Layout,
  xOf: (time: number) => number,
): readonly number[] => {
  const { ticks, groups, causes } = data
  const texts = [
    ...ticks.map(String),
    ...groups.flatMap((group) =>
      countRows(group, causes, layout).flatMap(({ cells }) => cells.map(({ value }) => String(value))),
    ),
  ]
  const widest = Math.max(0, ...texts.map((text) => textWidth(text, layout.small)))
  const pitch = ticks.length > 1 ? xOf(ticks[1]!) - xOf(ticks[0]!) : layout.width
  const every = Math.max(1, Math.ceil((widest + 6) / pitch))
  return ticks.map((_, i) => i).filter((i) => i % every === 0)
}
