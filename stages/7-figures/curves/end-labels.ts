import type { Layout } from '../drawing/layout.ts'
import { plainText } from '../drawing/plain-text.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { BOLD, textWidth, wrapText } from '../drawing/text-width.ts'
import type { NamedCurve } from './named-curve.ts'

/** From the end of the panel to the labels, crossed by a thin line from the curve. */
const GAP = 14

/** The right margin of a panel whose curves are named at their ends. */
export const endLabelWidth = (curves: readonly NamedCurve[], layout: Layout): number =>
  Math.ceil(
    GAP +
      3 +
      Math.max(
        0,
        ...curves.flatMap((curve) =>
          linesOf(curve, layout).map((line) => textWidth(line, layout.small) * BOLD),
        ),
      ),
  )

const linesOf = ({ shortLabel }: NamedCurve, { width, small }: Layout): readonly string[] =>
  wrapText(plainText(shortLabel.text), small, width * 0.22, 3)

/** The names of the curves beside their ends, moved apart where they would touch. */
export const endLabels = (
  pen: Pen,
  curves: readonly NamedCurve[],
  right: number,
  panel: { readonly top: number; readonly bottom: number },
  xOf: (time: number) => number,
  yOf: (height: number) => number,
): readonly Element[] => {
  const { leading, small } = pen.layout
  const ends = curves.flatMap((curve) => {
    const last = curve.points.at(-1)
    return last === undefined
      ? []
      : [{ curve, lines: linesOf(curve, pen.layout), x: xOf(last.time), y: yOf(last.estimate) }]
  })
  const order = ends.toSorted((a, b) => a.y - b.y)
  const middles = apart(
    order.map(({ y, lines }) => ({ middle: y, height: lines.length * leading + 2 })),
    panel,
  )
  return order.flatMap(({ curve, lines, x, y }, i) => [
    pen.element('path', {
      d: `M${x + 1},${y}L${right + 3},${y}L${right + GAP - 3},${middles[i]!}`,
      fill: 'none',
      stroke: curve.style.colour,
      'stroke-width': 1,
      'stroke-opacity': 0.6,
    }),
    ...lines.map((text, line) =>
      pen.text(
        right + GAP,
        middles[i]! + small * 0.35 + (line - (lines.length - 1) / 2) * leading,
        { ...curve.shortLabel, text, isBold: true },
        { 'font-size': small, fill: curve.style.colour },
      ),
    ),
  ])
}

interface Placed {
  readonly middle: number
  readonly height: number
}

/** Middles in the same order, each as near to its own as it can be without touching the next, within the panel if they fit. */
export const apart = (
  labels: readonly Placed[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly number[] => {
  const middles = labels.map(({ middle }) => middle)
  const gap = (i: number): number => (labels[i - 1]!.height + labels[i]!.height) / 2
  labels.forEach(({ height }, i) => {
    const least = i === 0 ? top + height / 2 : middles[i - 1]! + gap(i)
    middles[i] = Math.max(middles[i]!, least)
  })
  for (let i = labels.length - 1; i >= 0; i--) {
    const most = i === labels.length - 1 ? bottom - labels[i]!.height / 2 : middles[i + 1]! - gap(i + 1)
    middles[i] = Math.min(middles[i]!, most)
  }
  return middles
}
