import * as Plot from '@observablehq/plot'
import { displayResult } from '../../../../cohort/results/shown-text.ts'
import type { Pen } from '../../drawing/svg-pen.ts'
import { textWidth } from '../../drawing/text-width.ts'
import type { Box, PanelScale } from '../corner.ts'
import { isWithin } from '../height-axis.ts'
import type { KmData } from './data.ts'

/** A dot on each curve at each time of the estimate. */
export const landmarkDots = ({ groups, styles, axis }: KmData): Plot.Markish[] =>
  groups.map(({ landmarks }, i) =>
    Plot.dot(
      landmarks.flatMap(({ at, value }) =>
        value === null || !isWithin(value, axis) ? [] : [{ time: at!, height: value }],
      ),
      { x: 'time', y: 'height', r: 3.2, fill: styles[i]!.colour },
    ),
  )

/** The places of the labels, which notes must not meet. */
export const landmarkBoxes = (
  { groups, hasLandmarks, axis }: KmData,
  { xOf, yOf }: PanelScale,
): readonly Box[] =>
  hasLandmarks
    ? groups.flatMap(({ landmarks }) =>
        landmarks.flatMap(({ at, value }) => {
          if (value === null || !isWithin(value, axis)) return []
          const [x, y] = [xOf(at!), yOf(value)]
          return [{ left: x - 40, right: x + 40, top: y - 18, bottom: y + 16 }]
        }),
      )
    : []

/** The height at each dot: above the dot for the highest curve, below it for the others. */
export const landmarkLabels = (
  pen: Pen,
  { groups, direction, scale, axis }: KmData,
  xOf: (time: number) => number,
  yOf: (proportion: number) => number,
): readonly Element[] =>
  groups.flatMap(({ landmarks }) =>
    landmarks.flatMap((result, i) => {
      if (result.value === null || !isWithin(result.value, axis)) return []
      const others = groups.map((group) => group.landmarks[i]?.value ?? 0)
      const isHighest = result.value >= Math.max(...others)
      const text = displayResult(result, scale)
      const toTheRight = isHighest === (direction === 'down')
      const x = toTheRight ? xOf(result.at!) + 5 : xOf(result.at!) - 5
      const fits = toTheRight ? x + textWidth(text, pen.layout.small) < pen.layout.width : true
      return [
        pen.text(
          fits ? x : xOf(result.at!) - 5,
          yOf(result.value) + (isHighest ? -6 : 14),
          { text, result: result.id },
          { 'font-size': pen.layout.small, 'text-anchor': toTheRight && fits ? 'start' : 'end' },
        ),
      ]
    }),
  )
