import type { Pen } from '../../drawing/svg-pen.ts'
import { bandMarks, curveMark, curvePanel, heightFormat, strokeMarks } from '../panel.ts'
import type { LineDrawing } from './data.ts'
import { lineHead } from './head.ts'

/** Step curves with a stroke at each mark; thin lines are drawn below the others. */
export const linePlot = (pen: Pen, data: LineDrawing, alt: string): Element => {
  const { lines } = data
  const { top, heights, scale } = data.axis
  return curvePanel(
    pen,
    data.base,
    {
      head: lineHead(pen, data),
      top,
      heights,
      format: scale === null ? String : heightFormat(scale),
      marks: [
        ...lines.flatMap(({ band, style }) => bandMarks(band, style, lines.length)),
        ...lines
          .toReversed()
          .flatMap(({ points, marks, style, isThin }) => [
            curveMark(points, style, isThin ? 1.3 : 2),
            strokeMarks(marks, style.colour, top, pen.layout),
          ]),
      ],
    },
    alt,
  )
}
