import { type Panel, placeOf } from '../../../documents/papers/figures/curves/axes.ts'
import type { DrawnLine } from '../../../documents/papers/figures/drawings/drawing.ts'
import type { FigureGroup } from '../../../documents/papers/figures/patients/patients-of-figure.ts'
import type { ReadFigure } from './figure-of-file.ts'

/**
 * The page with what was read drawn over it, to be judged by eye: each curve that was read as a broad band under the page's
 * own line, its censoring marks as circles, the curve of the recovered patients as a thin line, the ticks as green circles
 * with their values, the numbers at risk in boxes; a key below. Only numbers, colours and escaped text of the file are in it.
 */
export const overlayOf = (read: ReadFigure): string => {
  const { drawing, figure, patients } = read
  const key = keyOf(read)
  const height = drawing.height + KEY_LINE * (key.length + 1)
  const size = `width="${at(drawing.width)}" height="${at(height)}" viewBox="0 0 ${at(drawing.width)} ${at(height)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>
<title>What was read of the figure, drawn over the page: bands under curves, circles at censoring marks, thin lines for the curves of the recovered patients, green ticks, boxes around numbers at risk</title>
<rect width="100%" height="100%" fill="white"/>
<g fill="none" stroke-width="5" stroke-opacity="0.35">${figure.curves.map(bandOf).join('\n')}</g>
<g fill="none">${drawing.lines.map(pageLine).join('\n')}</g>
<g font-family="sans-serif">${drawing.texts.filter(isLegible).map(pageText).join('\n')}</g>
<g fill="none" stroke-width="1">${figure.curves.map((curve, i) => circlesOf(figure.panel, curve, i)).join('\n')}</g>
<g fill="none" stroke-width="0.5" stroke="#000000">${patients.groups.map((group) => curveOfPatients(read, group)).join('\n')}</g>
<g fill="none" stroke="#008000">${figure.atRisk.flatMap(({ cells }) => cells.flatMap(boxOf)).join('')}</g>
<g fill="none" stroke="#008000" font-family="sans-serif" font-size="6">${ticksOf(figure.panel).join('')}</g>
<g font-family="sans-serif" font-size="9">${key.map((line, i) => keyLine(line, drawing.height + KEY_LINE * (i + 1))).join('\n')}</g>
</svg>
`
}

const KEY_LINE = 14
const COLOURS = ['#ff9900', '#00a0ff', '#e000e0', '#80c000', '#a07040']

const colourAt = (i: number): string => COLOURS[i % COLOURS.length]!

const at = (value: number): string => value.toFixed(3)

type Curve = ReadFigure['figure']['curves'][number]

const bandOf = ({ drawn: { start, end, steps } }: Curve, i: number): string =>
  `<path stroke="${colourAt(i)}" d="M${at(start[0])} ${at(start[1])}${steps.map(({ x, after }) => `H${at(x)}V${at(after)}`).join('')}H${at(end[0])}"/>`

/** A colour of the file, if it is one; a file can write anything in its place. */
const ownColour = (colour: string): string => (/^#[\da-f]{6}$/.test(colour) ? colour : '#404040')

const pageLine = ({ points, colour, width, dash }: DrawnLine): string => {
  const dashes = dash.length > 1 ? ` stroke-dasharray="${dash.map(at).join(' ')}"` : ''
  return `<polyline stroke="${ownColour(colour)}" stroke-width="${at(Math.min(3, Math.max(0.4, width)))}"${dashes} points="${points.map(([x, y]) => `${at(x)},${at(y)}`).join(' ')}"/>`
}

/** Not of letters that were drawn as outlines and are like no letter, such as those of a turned title. */
const isLegible = ({ text }: { readonly text: string }): boolean => !text.includes('\ufffd')

const pageText = ({ text, start, end, size, colour }: ReadFigure['drawing']['texts'][number]): string => {
  const angle = (Math.atan2(end[1] - start[1], end[0] - start[0]) * 180) / Math.PI
  const turned =
    Math.abs(angle) > 0.5 ? ` transform="rotate(${at(angle)} ${at(start[0])} ${at(start[1])})"` : ''
  return `<text x="${at(start[0])}" y="${at(start[1])}" font-size="${at(size)}" fill="${ownColour(colour)}"${turned}>${markup(text)}</text>`
}

const circlesOf = ({ x: axis }: Panel, { marks, drawn: { steps, start } }: Curve, i: number): string => {
  const circles = marks.map((time) => {
    const x = placeOf(axis, time)
    const y = steps.findLast((step) => step.x <= x + 0.01)?.after ?? start[1]
    return `<circle cx="${at(x)}" cy="${at(y)}" r="4"/>`
  })
  return `<g stroke="${colourAt(i)}">${circles.join('')}</g>`
}

/** The Kaplan-Meier curve of the recovered patients, on the axes of the page. */
const curveOfPatients = ({ figure: { panel, direction } }: ReadFigure, { patients }: FigureGroup): string => {
  const heightOf = (survival: number): number =>
    placeOf(panel.y, panel.whole * (direction === 'falling' ? survival : 1 - survival))
  const sorted = [...patients].sort((a, b) => a.time - b.time || Number(b.isEvent) - Number(a.isEvent))
  let [survival, path] = [1, `M${at(placeOf(panel.x, 0))} ${at(heightOf(1))}`]
  for (const [i, { time, isEvent }] of sorted.entries()) {
    if (isEvent) survival *= 1 - 1 / (sorted.length - i)
    path += `H${at(placeOf(panel.x, time))}${isEvent ? `V${at(heightOf(survival))}` : ''}`
  }
  return sorted.length === 0 ? '' : `<path d="${path}"/>`
}

const boxOf = ({
  number,
  at: place,
}: ReadFigure['figure']['atRisk'][number]['cells'][number]): readonly string[] => {
  if (place === null) return []
  const width = 7 + 6 * String(number).length
  return [`<rect x="${at(place[0] - width / 2)}" y="${at(place[1] - 6)}" width="${width}" height="12"/>`]
}

const ticksOf = ({ x, y, left, bottom }: Panel): readonly string[] => {
  // an axis that begins above 0 is drawn where its lowest label is
  const base = Math.min(bottom, Math.max(...y.ticks.map((tick) => tick.at)))
  const dot = (cx: number, cy: number, value: number): string =>
    `<circle cx="${at(cx)}" cy="${at(cy)}" r="2.5"/><text x="${at(cx + 3)}" y="${at(cy - 3)}" fill="#008000" stroke="none">${value}</text>`
  return [
    ...x.ticks.map(({ value }) => dot(placeOf(x, value), base, value)),
    ...y.ticks.map(({ value }) => dot(left, placeOf(y, value), value)),
  ]
}

interface KeyLine {
  readonly colour: string
  readonly text: string
}

const keyOf = ({ figure, patients, page, panel, unit }: ReadFigure): readonly KeyLine[] => [
  {
    colour: '#008000',
    text: `Read${page === null ? '' : ` on page ${page}`}${figure.otherPanels > 0 ? `, panel ${panel}` : ''}: time in ${unit ?? 'units without a name'}, ${figure.direction === 'falling' ? 'survival' : 'incidence'} in ${figure.panel.whole === 100 ? 'percent' : 'proportions'}.`,
  },
  { colour: '#000000', text: 'Broad: what was read. Thin black: curves of the patients.' },
  ...patients.groups.map(({ name, counts, curve, patients: own }, i) => ({
    colour: colourAt(i),
    text:
      counts === null
        ? `${name}: no whole numbers of patients give this curve`
        : `${name}: n ${counts.n}, events ${own.filter(({ isEvent }) => isEvent).length}, censored ${own.filter(({ isEvent }) => !isEvent).length}; drawn ${curve.steps.length} steps, ${curve.marks.length} marks`,
  })),
]

const keyLine = ({ colour, text }: KeyLine, y: number): string =>
  `<rect x="6" y="${at(y - 6)}" width="16" height="5" fill="${colour}"/><text x="27" y="${at(y)}">${markup(text)}</text>`

const markup = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
