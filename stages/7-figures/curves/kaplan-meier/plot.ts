import * as Plot from '@observablehq/plot'
import type { LineStyle } from '../../drawing/colours.ts'
import type { Layout } from '../../drawing/layout.ts'
import type { Pen } from '../../drawing/svg-pen.ts'
import { CAUSE_OUTLINES, plotSymbol } from '../../drawing/symbols.ts'
import { bandMarks, curveMark, curvePanel, heightFormat, strokeMarks } from '../panel.ts'
import type { KmData, KmGroup } from './data.ts'
import { kmHead } from './head.ts'
import { landmarkDots, landmarkLabels } from './landmarks.ts'

/** A Kaplan-Meier figure: the curves with medians, censorings, competing events and landmarks. */
export const kmPlot = (pen: Pen, data: KmData, alt: string): Element => {
  return curvePanel(
    pen,
    data,
    {
      head: kmHead(pen, data),
      top: 1,
      heights: [0, 0.25, 0.5, 0.75, 1],
      format: heightFormat(data.scale),
      marks: [
        ...data.groups.flatMap(({ band }, i, { length }) => bandMarks(band, data.styles[i]!, length)),
        ...medianMarks(data),
        ...data.groups.flatMap((group, i) => curveMarks(group, data.styles[i]!, pen.layout)),
        ...(data.hasLandmarks ? landmarkDots(data) : []),
      ],
      labels: (xOf, yOf) => (data.hasLandmarks ? landmarkLabels(pen, data, xOf, yOf) : []),
    },
    alt,
  )
}

/** Dashed lines at 50% up to the last median, and from there down to the axis at each median. */
const medianMarks = ({ groups, styles, lastTime }: KmData): Plot.Markish[] => {
  const medians = groups.flatMap(({ median }, i) =>
    median.value === null || median.value > lastTime ? [] : [{ time: median.value, i }],
  )
  if (medians.length === 0) return []
  const dashed = { strokeDasharray: '3 3', strokeOpacity: 0.9 }
  const last = Math.max(...medians.map(({ time }) => time))
  return [
    Plot.ruleY([0.5], { x1: 0, x2: last, stroke: 'currentColor', ...dashed, strokeOpacity: 0.55 }),
    ...medians.map(({ time, i }) =>
      Plot.ruleX([time], { y1: 0, y2: 0.5, stroke: styles[i]!.colour, ...dashed }),
    ),
  ]
}

/** The curve with a stroke at each censoring and a symbol at each competing event. */
const curveMarks = (
  { points, censored, competing }: KmGroup,
  style: LineStyle,
  layout: Layout,
): Plot.Markish[] => [
  curveMark(points, style, 2, { strokeMiterlimit: 4 }),
  strokeMarks(censored, style.colour, 1, layout),
  ...competing.map((marks, cause) =>
    Plot.dot(marks, {
      x: 'time',
      y: 'estimate',
      r: 4,
      symbol: plotSymbol(CAUSE_OUTLINES[cause % CAUSE_OUTLINES.length]!),
      fill: style.colour,
    }),
  ),
]
