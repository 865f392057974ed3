import { type LegendKey, legendKeys, lineSample } from '../drawing/legend-keys.ts'
import { plainText } from '../drawing/plain-text.ts'
import type { Pen, TextRun } from '../drawing/svg-pen.ts'
import { BOLD, runsWidth, shorten } from '../drawing/text-width.ts'
import type { NamedCurve } from './named-curve.ts'

/** What stands above the panel, from top to bottom. */
export interface HeadParts {
  readonly heightTitle: string
  /** Lines for which no corner of the panel is free. */
  readonly notes: readonly (readonly TextRun[])[]
  /** Curves of the legend; empty where they are named at their ends. */
  readonly curves: readonly NamedCurve[]
  readonly keys: readonly LegendKey[]
}

export interface Head {
  readonly elements: readonly Element[]
  readonly height: number
}

/** The title of the vertical axis, notes, a row for each curve with its numbers, the legend of marks. */
export const curveHead = (pen: Pen, { heightTitle, notes, curves, keys }: HeadParts): Head => {
  const { width, heading, text, leading } = pen.layout
  const title = shorten(heightTitle, heading, width / BOLD)
  const elements: Element[] = [
    pen.text(0, heading, { text: title, source: 'plan', isBold: true }, { 'font-size': heading }),
  ]
  let baseline = heading + 6
  const next = (gap: number): number => {
    baseline += gap
    return baseline
  }
  for (const runs of notes) elements.push(pen.text(0, next(leading + 2), runs))
  for (const curve of curves) {
    const lines = legendLines(curve, pen)
    elements.push(lineSample(pen, curve.style, baseline + leading + 2 - text * 0.35, sampleWidth(pen)))
    lines.forEach((runs, i) => {
      elements.push(pen.text(sampleWidth(pen) + 10, next(i === 0 ? leading + 4 : leading + 1), runs))
    })
  }
  const legend = legendKeys(pen, keys, baseline + 6)
  return { elements: [...elements, ...legend.elements], height: baseline + 6 + legend.height }
}

const sampleWidth = (pen: Pen): number => (pen.layout.isNarrow ? 20 : 28)

/** The name and the numbers on one line if they fit, else on two. */
const legendLines = ({ label, numbers }: NamedCurve, pen: Pen): readonly (readonly TextRun[])[] => {
  const { width, text } = pen.layout
  const room = width - sampleWidth(pen) - 10
  const rest = runsWidth(numbers, text)
  const fits = runsWidth([label], text) + 9 + rest <= room
  const isOnOneLine = fits || (!pen.layout.isNarrow && rest < room / 2)
  const name = {
    ...label,
    text: shorten(plainText(label.text), text, (isOnOneLine ? room - rest - 9 : room) / BOLD - 3),
  }
  if (numbers.length === 0) return [[name]]
  return isOnOneLine
    ? [[name, ...numbers.map((run, i) => (i === 0 ? { ...run, gap: 9 } : run))]]
    : [[name], numbers]
}
