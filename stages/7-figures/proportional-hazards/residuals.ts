import { COLOURS } from '../drawing/colours.ts'
import type { Pen } from '../drawing/svg-pen.ts'
import { textWidth } from '../drawing/text-width.ts'
import { withUnit } from '../drawing/time-words.ts'
import { areaOf, axes, linear } from './axes.ts'
import type { ResidualPanel, Smooth } from './data.ts'
import { axisText, timeTicks, valueAxis } from './ticks.ts'

/** Residuals as dots with areas by their events, the smooth with its band, and the log hazard ratio of the model. */
export const residualBody = (pen: Pen, panel: ResidualPanel, unit: string): readonly Element[] => {
  const { dots, smooth, coefficient } = panel
  const { domain, ticks: yTicks } = valueAxis([
    coefficient.value!,
    ...dots.map(({ value }) => value),
    ...smooth.flatMap(({ lower, upper }) => [lower, upper]),
  ])
  const area = areaOf(pen.layout, yTicks.map(axisText))
  const { xOf, ticks } = timeAxis(panel, area.left + 4, area.right - 4, (text) =>
    textWidth(text, pen.layout.small),
  )
  const yOf = linear(domain, area.bottom, area.top)
  const height = yOf(coefficient.value!)
  return [
    ...axes(pen, {
      area,
      xTitle: `${withUnit('Time', unit)}, Kaplan-Meier scale`,
      yTitle: 'Log hazard ratio at time t',
      xTicks: ticks.map(({ time }) => time),
      yTicks,
      xOf: (time) => xOf(placeOf(time, panel.times)),
      yOf,
    }),
    ...(smooth.length === 0
      ? []
      : [
          pen.element('path', {
            d: `M${edge(smooth, 'upper', xOf, yOf)}L${edge(smooth.toReversed(), 'lower', xOf, yOf)}Z`,
            fill: 'currentColor',
            'fill-opacity': 0.13,
          }),
        ]),
    pen.element('path', {
      d: `M${area.left},${height}H${area.right}`,
      fill: 'none',
      stroke: COLOURS[1],
      'stroke-width': pen.layout.rule,
      'stroke-dasharray': '6 3',
    }),
    ...dots.map(({ x, value, events }) =>
      pen.element('circle', {
        cx: xOf(x),
        cy: yOf(value),
        r: (pen.layout.isNarrow ? 1.9 : 2.2) * Math.sqrt(events),
        fill: COLOURS[0],
        'fill-opacity': 0.6,
      }),
    ),
    ...(smooth.length === 0
      ? []
      : [
          pen.element('path', {
            d: `M${edge(smooth, 'value', xOf, yOf)}`,
            fill: 'none',
            stroke: 'currentColor',
            'stroke-width': pen.layout.curve,
          }),
        ]),
  ]
}

/** The transformed axis, and round times at their places on it. */
export const timeAxis = (
  { times }: Pick<ResidualPanel, 'times'>,
  from: number,
  to: number,
  widthOf: (text: string) => number,
) => {
  const [first, last] = [times[0]!, times.at(-1)!]
  const xOf = linear([first.x, last.x], from, to)
  const ticks = timeTicks(first.time, last.time, (time) => xOf(placeOf(time, times)), widthOf)
  return { xOf, ticks: ticks.map((time) => ({ time, x: placeOf(time, times) })) }
}

/** The transformed time of any time: linear between event times, as R labels this axis. */
const placeOf = (time: number, times: ResidualPanel['times']): number => {
  const next = times.findIndex((event) => event.time >= time)
  if (next <= 0) return next < 0 ? times.at(-1)!.x : times[0]!.x
  const [before, after] = [times[next - 1]!, times[next]!]
  return before.x + ((time - before.time) / (after.time - before.time)) * (after.x - before.x)
}

const edge = (
  points: readonly Smooth[],
  side: 'lower' | 'upper' | 'value',
  xOf: (x: number) => number,
  yOf: (value: number) => number,
): string => points.map((point) => `${xOf(point.x)},${yOf(point[side])}`).join('L')
