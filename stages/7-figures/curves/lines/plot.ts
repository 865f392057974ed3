import { areaKey, type LegendKey, strokeKey } from '../../drawing/legend-keys.ts'
import { plainText, sentenceCase } from '../../drawing/plain-text.ts'
import type { Pen } from '../../drawing/svg-pen.ts'
import { bandLabel } from '../km-labels.ts'
import type { NamedCurve } from '../named-curve.ts'
import { noteLines } from '../notes.ts'
import { bandMarks, curveMark, curvePanel, strokeMarks } from '../panel.ts'
import type { LineDrawing } from './data.ts'
import type { CurveLine } from './line.ts'

/** Step curves with a stroke at each mark; thin lines are drawn below the others. */
export const linePlot = (pen: Pen, data: LineDrawing, alt: string): Element => {
  const { lines, axis, notes, heightTitle } = data
  const { curve, rule } = pen.layout
  return curvePanel(
    pen,
    data.base,
    {
      heightTitle,
      curves: lines.map(namedLine),
      keys: keysOf(pen, data),
      notes: (panelWidth) => (notes === null ? [] : noteLines(notes, pen, panelWidth)),
      axis,
      hasNoCounts: data.hasNoCounts,
      marks: [
        ...lines.flatMap(({ band, style }) => bandMarks(band, style, lines.length, axis)),
        ...lines
          .toReversed()
          .flatMap(({ points, marks, style, isThin }) => [
            curveMark(points, style, isThin ? rule : curve, axis),
            strokeMarks(marks, style.colour, axis, pen.layout),
          ]),
      ],
    },
    alt,
  )
}

const namedLine = ({ label, shortLabel, source, numbers, points, band, style }: CurveLine): NamedCurve => {
  const text = sentenceCase(plainText(label))
  const short = sentenceCase(plainText(shortLabel))
  return {
    label: source === undefined ? { text } : { text, source, isBold: true },
    shortLabel: source === undefined ? { text: short } : { text: short, source },
    ...{ numbers, points, band, style },
  }
}

const keysOf = (pen: Pen, { lines, mark, confidence }: LineDrawing): readonly LegendKey[] => [
  ...(mark !== null && lines.some(({ marks }) => marks.length > 0)
    ? [strokeKey(pen, { text: sentenceCase(mark) })]
    : []),
  ...(confidence === null ? [] : [areaKey(pen, { text: bandLabel(confidence, pen.style), source: 'plan' })]),
]
