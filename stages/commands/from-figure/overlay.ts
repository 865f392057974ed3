import { type Panel, placeOf } from '../../../documents/papers/figures/curves/axes.ts'
import type { ReadFigure } from './figure-of-file.ts'

/** What was read over the lines and texts of the page. Only numbers and escaped text of the file are in it. */
export const overlayOf = ({ drawing, figure, patients }: ReadFigure): string => {
  const { panel } = figure
  const at = (value: number): string => value.toFixed(3)
  const page = drawing.lines.map(
    ({ points }) => `<polyline points="${points.map(([x, y]) => `${at(x)},${at(y)}`).join(' ')}"/>`,
  )
  const texts = drawing.texts.map(
    ({ text, start, size }) =>
      `<text x="${at(start[0])}" y="${at(start[1])}" font-size="${at(size)}">${markup(text)}</text>`,
  )
  const groups = figure.curves.map(({ drawn, marks }, i) => {
    const colour = COLOURS[i % COLOURS.length]!
    const path = drawn.steps.map(({ x, after }) => `H${at(x)}V${at(after)}`).join('')
    const circles = marks.map((time) => circleAt(panel, time, drawn))
    const name = `<text x="${at(panel.right - 4)}" y="${at(panel.top + 12 * (i + 1))}" text-anchor="end" font-size="9" fill="${colour}" stroke="none">${markup(patients.groups[i]!.name)}: n = ${patients.groups[i]!.counts?.n ?? 'not found'}</text>`
    return `<g stroke="${colour}" fill="none"><path d="M${at(drawn.start[0])} ${at(drawn.start[1])}${path}H${at(drawn.end[0])}"/>${circles.join('')}${name}</g>`
  })
  const ticks = [
    ...panel.x.ticks.map(({ value }) => [placeOf(panel.x, value), panel.bottom] as const),
    ...panel.y.ticks.map(({ value }) => [panel.left, placeOf(panel.y, value)] as const),
  ].map(([x, y]) => `<circle cx="${at(x)}" cy="${at(y)}" r="2.5"/>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${at(drawing.width)}" height="${at(drawing.height)}" viewBox="0 0 ${at(drawing.width)} ${at(drawing.height)}">
<title>What was read of the figure: curves and censoring marks in colour, ticks as green circles, over the lines and texts of the page</title>
<rect width="100%" height="100%" fill="white"/>
<g fill="none" stroke="#c0c0c0">${page.join('\n')}</g>
<g fill="#808080" font-family="sans-serif">${texts.join('\n')}</g>
<g stroke-width="0.6">${groups.join('\n')}</g>
<g fill="none" stroke="#008000">${ticks.join('')}</g>
</svg>
`
}

const COLOURS = ['#d00000', '#0000d0', '#c000c0', '#b06000', '#008080']

const circleAt = (
  { x: axis }: Panel,
  time: number,
  { steps, start }: ReadFigure['figure']['curves'][number]['drawn'],
): string => {
  const x = placeOf(axis, time)
  const y = steps.findLast((step) => step.x <= x + 0.01)?.after ?? start[1]
  return `<circle cx="${x.toFixed(3)}" cy="${y.toFixed(3)}" r="2"/>`
}

const markup = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
