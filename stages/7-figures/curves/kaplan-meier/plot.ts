import * as Plot from '@observablehq/plot'
import type { LineStyle } from '../../drawing/colours.ts'
import type { Layout } from '../../drawing/layout.ts'
import { areaKey, type LegendKey, strokeKey, symbolKey } from '../../drawing/legend-keys.ts'
import { plainText, sentenceCase } from '../../drawing/plain-text.ts'
import type { Pen } from '../../drawing/svg-pen.ts'
import { CAUSE_OUTLINES, outlinePath, plotSymbol } from '../../drawing/symbols.ts'
import type { Box, PanelScale } from '../corner.ts'
import { type HeightAxis, isWithin } from '../height-axis.ts'
import { bandLabel, CENSORED, heightTitle } from '../km-labels.ts'
import { noteLines } from '../notes.ts'
import { bandMarks, curveMark, curvePanel, strokeMarks } from '../panel.ts'
import type { KmData, KmGroup } from './data.ts'
import { landmarkBoxes, landmarkDots, landmarkLabels } from './landmarks.ts'
import { namedGroup } from './named-group.ts'

/** A Kaplan-Meier figure: the curves with medians, censorings, competing events and landmarks. */
export const kmPlot = (pen: Pen, data: KmData, alt: string): Element => {
  const { groups, styles, axis } = data
  return curvePanel(
    pen,
    data,
    {
      heightTitle: heightTitle(data),
      curves: groups.map((group, i) => namedGroup(group, styles[i]!, data)),
      keys: keysOf(pen, data),
      notes: (panelWidth) => noteLines(data.notes, pen, panelWidth),
      obstacles: (panel) => [...medianBoxes(data, panel), ...landmarkBoxes(data, panel)],
      axis,
      marks: [
        ...groups.flatMap(({ band }, i, { length }) => bandMarks(band, styles[i]!, length, axis)),
        ...medianMarks(data),
        ...groups.flatMap((group, i) => curveMarks(group, styles[i]!, axis, pen.layout)),
        ...(data.hasLandmarks ? landmarkDots(data) : []),
      ],
      labels: (xOf, yOf) => (data.hasLandmarks ? landmarkLabels(pen, data, xOf, yOf) : []),
    },
    alt,
  )
}

/** Dashed lines at 50% up to the last median, and from there down to the axis at each median. */
const medianMarks = ({ medians, axis, styles }: KmData): readonly Plot.Markish[] => {
  if (medians.length === 0) return []
  const dashed = { strokeDasharray: '3 3', strokeOpacity: 0.9 }
  const last = Math.max(...medians.map(({ time }) => time))
  return [
    Plot.ruleY([0.5], { x1: 0, x2: last, stroke: 'currentColor', ...dashed, strokeOpacity: 0.55 }),
    ...medians.map(({ time, i }) =>
      Plot.ruleX([time], { y1: axis.low, y2: 0.5, stroke: styles[i]!.colour, ...dashed }),
    ),
  ]
}

const medianBoxes = ({ medians }: KmData, { xOf, yOf, height }: PanelScale): readonly Box[] => {
  const places = medians.map(({ time }) => xOf(time))
  return places.length === 0
    ? []
    : [
        { left: 0, right: Math.max(...places), top: yOf(0.5), bottom: yOf(0.5) },
        ...places.map((x) => ({ left: x, right: x, top: yOf(0.5), bottom: height })),
      ]
}

/** The curve with a stroke at each censoring and a symbol at each competing event. */
const curveMarks = (
  { points, censored, competing }: KmGroup,
  style: LineStyle,
  axis: HeightAxis,
  layout: Layout,
): readonly Plot.Markish[] => [
  curveMark(points, style, layout.curve, axis, { strokeMiterlimit: 4 }),
  strokeMarks(censored, style.colour, axis, layout),
  ...competing.map((marks, cause) =>
    Plot.dot(
      marks.filter(({ estimate }) => isWithin(estimate, axis)),
      {
        x: 'time',
        y: 'estimate',
        r: layout.isNarrow ? 3.2 : 4,
        symbol: plotSymbol(CAUSE_OUTLINES[cause % CAUSE_OUTLINES.length]!),
        fill: style.colour,
      },
    ),
  ),
]

const keysOf = (pen: Pen, { groups, causes, confidence }: KmData): readonly LegendKey[] => [
  ...(groups.some(({ censored }) => censored.length > 0)
    ? [strokeKey(pen, { text: sentenceCase(CENSORED) })]
    : []),
  ...causes.flatMap((label, cause) =>
    groups.some(({ competing }) => competing[cause]!.length > 0)
      ? [
          symbolKey(pen, outlinePath(CAUSE_OUTLINES[cause % CAUSE_OUTLINES.length]!, 4), {
            text: sentenceCase(plainText(label)),
            source: 'plan',
          }),
        ]
      : [],
  ),
  ...(confidence === null ? [] : [areaKey(pen, { text: bandLabel(confidence, pen.style), source: 'plan' })]),
]
