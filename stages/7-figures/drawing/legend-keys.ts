import type { LineStyle } from './colours.ts'
import type { Layout } from './layout.ts'
import type { Pen, TextRun } from './svg-pen.ts'
import { shorten, textWidth } from './text-width.ts'

/** An entry of a legend: a small sample, drawn around 0,0 in a box of 16 by 12, and its label. */
export interface LegendKey {
  readonly sample: readonly Element[]
  readonly label: TextRun
}

export const KEY_HEIGHT = 18

/** A short piece of a curve's line. */
export const lineSample = (pen: Pen, { colour, dash }: LineStyle, y: number, width = 28): Element =>
  pen.element('path', {
    d: `M0,${y}H${width}`,
    fill: 'none',
    stroke: colour,
    'stroke-width': 2,
    'stroke-dasharray': dash,
  })

/** The line below a sample mark. */
const LINE = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 }

/** A line with a stroke. */
export const strokeKey = (pen: Pen, label: TextRun): LegendKey => ({
  sample: [pen.element('path', { d: 'M-8,0H8M0,-5V5', ...LINE })],
  label,
})

/** A line with a symbol on it. */
export const symbolKey = (pen: Pen, d: string, label: TextRun): LegendKey => ({
  sample: [pen.element('path', { d: 'M-8,0H8', ...LINE }), pen.element('path', { d, fill: 'currentColor' })],
  label,
})

/** A shaded area. */
export const areaKey = (pen: Pen, label: TextRun): LegendKey => ({
  sample: [
    pen.element('rect', {
      x: -8,
      y: -5,
      width: 16,
      height: 10,
      fill: 'currentColor',
      'fill-opacity': 0.15,
    }),
  ],
  label,
})

/** The entries in a row, wrapped onto further lines. */
export const legendKeys = (
  pen: Pen,
  keys: readonly LegendKey[],
  top: number,
): { readonly elements: readonly Element[]; readonly height: number } => {
  const { places, height } = keyPlaces(
    keys.map(({ label }) => label.text),
    pen.layout,
  )
  const elements = keys.flatMap(({ sample, label }, i) => {
    const { x, line, text } = places[i]!
    const y = top + line * KEY_HEIGHT + KEY_HEIGHT / 2
    return [
      pen.element('g', { transform: `translate(${x + 8},${y})` }, ...sample),
      pen.text(x + 22, y + 4, { ...label, text }, { 'font-size': pen.layout.small }),
    ]
  })
  return { elements, height }
}

/** Where entries with these labels begin, the labels as they fit, and the height of all lines. */
export const keyPlaces = (labels: readonly string[], { width: pageWidth, small }: Layout) => {
  let x = 0
  let line = 0
  const places = labels.map((label) => {
    const text = shorten(label, small, pageWidth - 30)
    const width = 22 + textWidth(text, small) + 18
    if (x > 0 && x + width - 18 > pageWidth) {
      x = 0
      line++
    }
    const place = { x, line, text }
    x += width
    return place
  })
  return { places, height: labels.length === 0 ? 0 : (line + 1) * KEY_HEIGHT }
}
