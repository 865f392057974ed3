import { pWords } from '../../../cohort/results/shown-text.ts'
import { frame } from '../drawing/frame.ts'
import type { Layout } from '../drawing/layout.ts'
import { KEY_HEIGHT, legendKeys, lineSample } from '../drawing/legend-keys.ts'
import { plainText } from '../drawing/plain-text.ts'
import { runOf } from '../drawing/result-runs.ts'
import { type Pen, penOf, type TextRun } from '../drawing/svg-pen.ts'
import { BOLD, shorten, textWidth, wrapText } from '../drawing/text-width.ts'
import { areaOf, axisHeight } from './axes.ts'
import type { CheckData, CheckPanel, LogMinusLogPanel, MissingPanel, ResidualPanel } from './data.ts'
import { logMinusLogBody } from './log-minus-log.ts'
import { residualBody } from './residuals.ts'

/** Between two columns. */
const GUTTER = 22

/** The panels in two columns, or in one at 85 mm. */
export const checkPlot = (pen: Pen, data: CheckData, alt: string): Element => {
  const columns = pen.layout.isNarrow ? 1 : 2
  const width = Math.floor((pen.layout.width - GUTTER * (columns - 1)) / columns)
  const column = penOf(pen.document, { ...pen.layout, width }, pen.style)
  const svg = pen.element('svg', {})
  let top = 0
  for (const panels of rowsOf(data.panels, columns)) {
    const row = panels.map((panel) => ({
      head: headOf(column, panel),
      body: bodyOf(column, panel, data.unit),
    }))
    const head = Math.max(...row.map((panel) => panel.head.height))
    row.forEach((panel, i) => {
      const x = i * (width + GUTTER)
      svg.append(
        pen.element('g', { transform: `translate(${x},${top})` }, ...panel.head.elements),
        ...(panel.body.length === 0
          ? []
          : [pen.element('g', { transform: `translate(${x},${top + head})` }, ...panel.body)]),
      )
    })
    const hasBody = row.some((panel) => panel.body.length > 0)
    top += head + (hasBody ? bodyHeight(column.layout) : 0)
  }
  frame(pen, svg, Math.ceil(top) + 2, data.title, alt)
  return svg
}

/** So many panels in a row; the curves of a covariate begin one. */
const rowsOf = (panels: readonly CheckPanel[], columns: number): readonly (readonly CheckPanel[])[] => {
  const rows: CheckPanel[][] = []
  for (const panel of panels) {
    const row = rows.at(-1)
    if (row === undefined || row.length === columns || panel.beginsRow) rows.push([panel])
    else row.push(panel)
  }
  return rows
}

const bodyHeight = (layout: Layout): number => areaOf(layout, ['']).bottom + axisHeight(layout)

interface Head {
  readonly elements: readonly Element[]
  readonly height: number
}

/** The title, and below it the groups, the numbers, or the reason for no picture. */
const headOf = (pen: Pen, panel: CheckPanel): Head => {
  const { text, leading, width } = pen.layout
  const lines = wrapText(plainText(panel.title), text, width / BOLD, 2)
  const titles = lines.map((line, i) =>
    pen.text(0, text + i * (leading + 1), { text: line, source: 'plan', isBold: true }),
  )
  const top = text + (lines.length - 1) * (leading + 1) + 6
  const more = detailsOf(pen, panel, top)
  return { elements: [...titles, ...more.elements], height: top + more.height + 4 }
}

const detailsOf = (pen: Pen, panel: CheckPanel, top: number): Head => {
  switch (panel.kind) {
    case 'log-minus-log':
      return legend(pen, panel, top)
    case 'residuals':
      return {
        elements: [
          pen.text(0, top + KEY_HEIGHT / 2 + 4, numberRuns(panel), { 'font-size': pen.layout.small }),
        ],
        height: KEY_HEIGHT,
      }
    case 'missing':
      return reason(pen, panel, top)
    default: {
      const never: never = panel
      return never
    }
  }
}

const legend = (pen: Pen, { groups }: LogMinusLogPanel, top: number): Head =>
  legendKeys(
    pen,
    groups.map(({ label, points, style }) => ({
      sample: [pen.element('g', { transform: 'translate(-8,0)' }, lineSample(pen, style, 0, 18))],
      label: { text: keyText(pen, plainText(label), points.length > 0), source: 'plan' },
    })),
    top,
  )

/** The label of a group, shortened where it must say that the group has no curve. */
const keyText = ({ layout: { small, width } }: Pen, label: string, hasCurve: boolean): string =>
  hasCurve ? label : `${shorten(label, small, width - 30 - textWidth(NO_CURVE, small))}${NO_CURVE}`

const NO_CURVE = ' (no curve)'

/** `Log hazard ratio 0.45; p = 0.62`, of several levels `p of all levels`. */
export const numberRuns = ({ coefficient, p, isOfLevels }: ResidualPanel): readonly TextRun[] => {
  const { letter, relation, digits } = pWords(p)
  return [
    { text: 'Log hazard ratio ' },
    runOf(coefficient),
    ...(p.value === null
      ? []
      : [
          { text: `; ${letter}${isOfLevels ? ' of all levels' : ''}${relation}` },
          { text: digits, result: p.id },
        ]),
  ]
}

const reason = (pen: Pen, panel: MissingPanel, top: number): Head => {
  const { small, leading, width } = pen.layout
  const lines = wrapText(`Not drawn: ${plainText(panel.reason)}.`, small, width, 4)
  return {
    elements: lines.map((text, i) =>
      pen.text(
        0,
        top + small + 2 + i * leading,
        { text, ...(panel.result === null ? {} : { result: panel.result }) },
        { 'font-size': small },
      ),
    ),
    height: Math.max(KEY_HEIGHT, lines.length * leading + 8),
  }
}

const bodyOf = (pen: Pen, panel: CheckPanel, unit: string): readonly Element[] => {
  switch (panel.kind) {
    case 'log-minus-log':
      return logMinusLogBody(pen, panel, unit)
    case 'residuals':
      return residualBody(pen, panel, unit)
    case 'missing':
      return []
    default: {
      const never: never = panel
      return never
    }
  }
}
