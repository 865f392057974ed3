import { type Layout, NARROW } from '../drawing/layout.ts'
import { plainText } from '../drawing/plain-text.ts'
import { shorten, textWidth, wrapText } from '../drawing/text-width.ts'
import type { SwimmerData } from './data.ts'
import { legendHeight } from './legend.ts'
import { type Offsets, type SymbolSize, stacked, stackHeight } from './stacks.ts'
import { ARROW_REACH } from './symbols.ts'

/** The height of a page of a journal, 240 mm. */
export const PAGE_HEIGHT = Math.floor((240 / 25.4) * 96)

/** The lowest lanes: with names, the smallest text of a lane does not touch that of the next one. */
const LOWEST_LANE = { named: 7.4, bare: 5.4 }
/** The steps of the search for the largest lanes. */
const HALVINGS = 5
/** From the legend down to the first lane: the titles of the columns. */
const COLUMN_TITLES = 28

export interface SwimmerLayout {
  /** The size of names and labels. */
  readonly textSize: number
  /** One or two lines each, none if names or labels are not drawn. */
  readonly names: readonly (readonly string[])[]
  readonly labels: readonly (readonly string[])[]
  /** Labels are in a column of their own, above the bars, or not drawn, since there is no room. */
  readonly labelPlace: 'column' | 'above' | 'none'
  readonly labelX: number
  /** The left edge of the lanes, and the margin at the right. */
  readonly left: number
  readonly right: number
  readonly xOf: (time: number) => number
  readonly offsets: readonly Offsets[]
  /** The radius of symbols, and half the height of bars. */
  readonly radius: number
  readonly bar: number
  /** From the top of the page down to the first lane, and the height of all lanes and their headings. */
  readonly top: number
  readonly panel: number
  /** From the top of the page to the middle of each bar, and to that of each label. */
  readonly middles: readonly number[]
  readonly labelMiddles: readonly number[]
  /** From the top of the page to the baseline of the heading of each group. */
  readonly headings: readonly number[]
  readonly height: number
}

/** What is written at a lane. Labels are in a column of their own or above the bars. */
interface LaneTexts {
  readonly hasNames: boolean
  readonly labelPlace: SwimmerLayout['labelPlace']
}

/** The largest layout that fits on a page; labels, then names are omitted if none with them fits. */
export const swimmerLayout = (data: SwimmerData, layout: Layout): SwimmerLayout => {
  const candidates: readonly LaneTexts[] = [
    ...(data.labelTitle === null
      ? []
      : [{ hasNames: true, labelPlace: layout.isNarrow ? 'above' : 'column' } as const]),
    { hasNames: true, labelPlace: 'none' },
    { hasNames: false, labelPlace: 'none' },
  ]
  for (const texts of candidates) {
    const fitting = largestFitting((room) => layoutOf(data, layout, texts, room))
    if (fitting !== null) return fitting
  }
  return layoutOf(data, layout, candidates.at(-1)!, 0)
}

/** The layout of the largest room from 0 to 1 that fits on a page, found by halving; null if none fits. */
const largestFitting = (at: (room: number) => SwimmerLayout): SwimmerLayout | null => {
  const most = at(1)
  if (most.height <= PAGE_HEIGHT) return most
  let fitting = at(0)
  if (fitting.height > PAGE_HEIGHT) return null
  let [low, high] = [0, 1]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    const tried = at(middle)
    if (tried.height <= PAGE_HEIGHT) {
      fitting = tried
      low = middle
    } else high = middle
  }
  return fitting
}

/** The times at the left and the right end of the axis. */
export const timeDomain = ({ firstTime, lastTime }: SwimmerData): readonly [number, number] => [
  firstTime,
  lastTime > firstTime ? lastTime : firstTime + 1,
]

/** `room`: from 0 for the lowest lanes and smallest symbols to 1 for those that are the easiest to read. */
const layoutOf = (data: SwimmerData, layout: Layout, texts: LaneTexts, room: number): SwimmerLayout => {
  const between = (low: number, high: number): number => low + (high - low) * room
  const highest = layout.isNarrow ? (texts.labelPlace === 'above' ? 13 : 17) : 23
  const lane = between(texts.hasNames ? LOWEST_LANE.named : LOWEST_LANE.bare, highest)
  const pitch = between(4.2, layout.isNarrow ? 9 : 10)
  const radius = Math.max(2.3, 0.46 * pitch)
  const arrow = ARROW_REACH * radius
  const columns = columnsOf(data, layout, texts, lane)
  const right = Math.max(16, data.ongoing.length > 0 ? arrow + 3 : 0)
  const [first, last] = timeDomain(data)
  const perTime = (layout.width - columns.left - right) / (last - first)
  const xOf = (time: number): number => columns.left + perTime * (time - first)
  const size: SymbolSize = { pitch, arrow }
  const offsets = data.lanes.map((drawn) => stacked(drawn, xOf, size))
  const top = legendHeight(data, layout) + COLUMN_TITLES
  const above = texts.labelPlace === 'above' ? layout.leading : 0
  const heights = offsets.map(
    (offset) => above + Math.max(lane, stackHeight(offset, pitch) + between(0.6, 2)),
  )
  const rows = rowsOf(data, layout, heights, above, between(2, 6))
  return {
    ...columns,
    labelPlace: texts.labelPlace,
    right,
    xOf,
    offsets,
    radius,
    bar: Math.min(layout.isNarrow ? 3.5 : 4, 0.36 * lane) + 1.5 * Math.max(0, data.periods.length - 1),
    top,
    panel: rows.height,
    middles: rows.middles.map((middle) => top + middle),
    labelMiddles: rows.labelMiddles.map((middle) => top + middle),
    headings: rows.headings.map((heading) => top + heading),
    height: Math.ceil(top + rows.height + layout.axis),
  }
}

/** The columns at the left. Two lines of a name or a label need lanes that are high enough. */
const columnsOf = (
  { lanes, subjectTitle, labelTitle }: SwimmerData,
  layout: Layout,
  { hasNames, labelPlace }: LaneTexts,
  lane: number,
) => {
  const textSize = lane < layout.small ? NARROW.small : layout.small
  const lines = lane > 2 * textSize ? 2 : 1
  const widest = (texts: readonly (readonly string[])[]): number =>
    texts.flat().reduce((most, text) => Math.max(most, textWidth(text, textSize)), 0)
  const titleWidth = (title: string): number => textWidth(plainText(title), layout.small) * 1.08
  const mostName = layout.isNarrow ? 64 : 100
  const names = hasNames ? lanes.map(({ name }) => wrapped(name, textSize, mostName, lines)) : []
  const nameWidth = hasNames ? Math.max(widest(names), Math.min(mostName, titleWidth(subjectTitle))) : 0
  const left = Math.round(nameWidth) + (layout.isNarrow ? 8 : 14)
  if (labelPlace !== 'column') {
    const labels =
      labelPlace === 'none'
        ? []
        : lanes.map(({ label }) => [shorten(plainText(label), textSize, layout.width - left)])
    return { textSize, names, labels, labelX: left, left }
  }
  const labels = lanes.map(({ label }) => wrapped(label, textSize, 168, lines))
  const labelWidth = Math.max(widest(labels), Math.min(110, titleWidth(labelTitle ?? '')))
  return { textSize, names, labels, labelX: left, left: left + Math.round(labelWidth) + 16 }
}

const wrapped = (text: string, size: number, width: number, lines: number): readonly string[] =>
  wrapText(plainText(text), size, width, lines)

/** The lanes below each other, each group below its heading, from the top of the first one. */
const rowsOf = (
  { lanes, group }: SwimmerData,
  layout: Layout,
  heights: readonly number[],
  above: number,
  gap: number,
) => {
  const middles: number[] = []
  const labelMiddles: number[] = []
  const headings: number[] = []
  let y = 0
  lanes.forEach((lane, i) => {
    if (group !== null && lane.group !== lanes[i - 1]?.group) {
      if (i > 0) y += gap
      y += layout.leading + 1
      headings.push(y - 3)
    }
    const middle = y + above + (heights[i]! - above) / 2
    middles.push(middle)
    labelMiddles.push(above === 0 ? middle : y + above / 2 + 1)
    y += heights[i]!
  })
  return { middles, labelMiddles, headings, height: y }
}
