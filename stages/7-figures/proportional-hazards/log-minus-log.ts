import type { Pen } from '../drawing/svg-pen.ts'
import { textWidth } from '../drawing/text-width.ts'
import { withUnit } from '../drawing/time-words.ts'
import { areaOf, axes, linear } from './axes.ts'
import type { CheckGroup, LogMinusLogPanel } from './data.ts'
import { axisText, greatest, least, logTicks, valueAxis } from './ticks.ts'

/** ln(-ln S(t)) of each group as steps, on a logarithmic axis of time. */
export const logMinusLogBody = (pen: Pen, { groups }: LogMinusLogPanel, unit: string): readonly Element[] => {
  const points = groups.flatMap((group) => group.points)
  const [first, last] = timeDomain(groups)
  const { domain, ticks: yTicks } = valueAxis(points.map(({ value }) => value))
  const area = areaOf(pen.layout, yTicks.map(axisText))
  const onLog = linear([Math.log(first), Math.log(last)], area.left, area.right)
  const xOf = (time: number): number => onLog(Math.log(time))
  const yOf = linear(domain, area.bottom, area.top)
  const widthOf = (text: string): number => textWidth(text, pen.layout.small)
  return [
    ...axes(pen, {
      area,
      xTitle: `${withUnit('Time', unit)}, logarithmic axis`,
      yTitle: 'ln(\u2212ln S(t))',
      xTicks: logTicks(first, last, xOf, widthOf),
      yTicks,
      xOf,
      yOf,
    }),
    ...groups
      .filter((group) => group.points.length > 0)
      .map((group) =>
        pen.element('path', {
          d: stepPath(group, xOf, yOf),
          fill: 'none',
          stroke: group.style.colour,
          'stroke-width': pen.layout.curve,
          'stroke-dasharray': group.style.dash,
        }),
      ),
  ]
}

/** The ends of the axis of time, apart even with a single time. */
export const timeDomain = (groups: readonly CheckGroup[]): readonly [number, number] => {
  const times = groups.flatMap(({ points }) => points.map(({ time }) => time))
  const [first, last] = [least(times), greatest(times)]
  return last > first ? [first, last] : [first / 2, last * 2]
}

const stepPath = (
  { points }: CheckGroup,
  xOf: (time: number) => number,
  yOf: (value: number) => number,
): string =>
  points
    .map(({ time, value }, i) => (i === 0 ? `M${xOf(time)},${yOf(value)}` : `H${xOf(time)}V${yOf(value)}`))
    .join('')
