import { sentenceCase } from '../drawing/plain-text.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { BOLD, runsWidth, textWidth } from '../drawing/text-width.ts'
import { positionOf } from './axis.ts'
import type { Columns } from './columns.ts'
import type { ForestPanel } from './data.ts'
import { rowMarks } from './marks.ts'
import { type Drawn, panelAxis } from './panel-axis.ts'
import { placeRows } from './row-texts.ts'
import { countHeading, heterogeneityRuns } from './runs.ts'

/** A panel: heading, rows, axis, and the test of heterogeneity. */
export const drawPanel = (pen: Pen, panel: ForestPanel, columns: Columns, top: number): Drawn => {
  const headings = panelHeadings(pen, panel, columns, top)
  const placed = placeRows(pen, panel.rows, columns, headings.bottom + 7)
  const end = placed.at(-1)!.bottom
  const axis = panelAxis(pen, panel, columns, end)
  const spans = pen.layout.isNarrow
    ? placed.map(({ from, bottom }) => [from, bottom] as const)
    : [[headings.bottom, end] as const]
  const note = heterogeneityLines(pen, panel, axis.bottom)
  return {
    elements: [
      ...headings.elements,
      ...references(pen, panel, columns, spans),
      ...axis.elements,
      ...placed.flatMap(({ row, y }) => rowMarks(pen, row, y, panel, columns)),
      ...placed.flatMap(({ texts }) => texts),
      ...note.elements,
    ],
    bottom: note.bottom,
  }
}

const panelHeadings = (pen: Pen, { kind, rows }: ForestPanel, columns: Columns, top: number): Drawn => {
  const { width, text, small, leading } = pen.layout
  const { heads } = columns
  const title = sentenceCase(kind)
  const hasRoom =
    textWidth(title, text) * BOLD + 8 < columns.plot.left + columns.plot.width &&
    textWidth(title, text) * BOLD + 12 < columns.ratio - textWidth(heads.ratio, small) * BOLD
  const isLower = columns.counts === null ? !hasRoom : textWidth(title, text) * BOLD > columns.label
  const y = top + 0.8 * text + (isLower ? leading + 2 : 0)
  const head = (x: number | null, words: string): readonly Element[] =>
    x === null
      ? []
      : [
          pen.text(
            x,
            y,
            { text: words, source: 'plan', isBold: true },
            { 'font-size': small, 'text-anchor': 'end' },
          ),
        ]
  const bottom = y + 5
  return {
    elements: [
      pen.text(0, top + 0.8 * text, { text: title, isBold: true }, { 'font-size': text }),
      ...(rows.some(({ counts }) => counts.length > 0) ? head(columns.counts, countHeading({ kind })) : []),
      ...head(columns.ratio, heads.ratio),
      ...(rows.some(({ weight }) => weight !== null) ? head(columns.weight, 'Weight') : []),
      ...head(columns.p, heads.p),
      pen.element('path', {
        d: `M0,${bottom}H${width}`,
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': 1,
        'stroke-opacity': 0.4,
      }),
    ],
    bottom,
  }
}

/** The line of no difference, and a dashed one at the pooled ratio; beside labels they are not drawn. */
const references = (
  pen: Pen,
  { domain, rows }: ForestPanel,
  { plot: { left, width } }: Columns,
  spans: readonly (readonly [from: number, to: number])[],
): readonly Element[] => {
  const line = (value: number, attributes: Readonly<Record<string, string | number>>): Element => {
    const x = left + positionOf(value, domain, width)
    return pen.element('path', {
      d: spans.map(([from, to]) => `M${x},${from}V${to}`).join(''),
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 1,
      ...attributes,
    })
  }
  const pooled = rows.find(({ role }) => role === 'pooled')?.ratio.value ?? null
  return [
    line(1, { 'stroke-opacity': 0.75 }),
    ...(pooled === null || pooled < domain[0] || pooled > domain[1]
      ? []
      : [line(pooled, { 'stroke-opacity': 0.6, 'stroke-dasharray': '2 3' })]),
  ]
}

const heterogeneityLines = (pen: Pen, { heterogeneity }: ForestPanel, top: number): Drawn => {
  if (heterogeneity === null) return { elements: [], bottom: top }
  const { width, small, leading } = pen.layout
  const parts = heterogeneityRuns(heterogeneity)
  const line = parts.flatMap((runs, i) => (i === 0 ? runs : [{ text: ', ' }, ...runs]))
  const lines = runsWidth(line, small) <= width ? [line] : parts
  return {
    elements: lines.map((runs, i) => pen.text(0, top + (i + 1) * leading, runs, { 'font-size': small })),
    bottom: top + lines.length * leading + 3,
  }
}
