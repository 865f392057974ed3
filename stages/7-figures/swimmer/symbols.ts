import { COLOURS, endColour, markColour } from '../drawing/colours.ts'
import type { Attributes, Pen } from '../drawing/svg-pen.ts'
import { END_OUTLINES, MARK_OUTLINES, type Outline } from '../drawing/symbols.ts'
import type { SwimmerData } from './data.ts'

/** From the end of a lane to the tip of its arrow, in units of a symbol's radius. */
export const ARROW_REACH = 3.7

/** The arrow of a subject that is still followed. It begins beside the symbol at the end of the lane, which is at 0,0. */
export const ARROW: Outline = {
  strokes: [
    [
      [1.4, -0.22],
      [2.3, -0.22],
      [2.3, -1],
      [ARROW_REACH, 0],
      [2.3, 1],
      [2.3, 0.22],
      [1.4, 0.22],
    ],
  ],
  isClosed: true,
}

export const markOutline = (mark: number): Outline => MARK_OUTLINES[mark % MARK_OUTLINES.length]!
export const endOutline = (end: number): Outline => END_OUTLINES[end % END_OUTLINES.length]!

/** Symbols have colours of their own unless the colours of the bars have a meaning. */
export const markPaint = ({ colour }: SwimmerData, mark: number): Attributes => {
  const paint = colour === null ? markColour(mark) : 'currentColor'
  return { fill: paint, stroke: paint, 'stroke-width': 1 }
}

export const endPaint = ({ colour }: SwimmerData, end: number): Attributes => ({
  fill: 'none',
  stroke: colour === null ? endColour(end) : 'currentColor',
  'stroke-width': 1.8,
})

/** How the bars of a class look: patterns differ where a grey print has no colours. */
interface BarStyle {
  readonly colour: string
  readonly pattern: (typeof PATTERNS)[number] | 'plain'
}

/** Solid; empty; upright strokes near each other; solid in its lower half; a line along the middle; strokes apart. */
const PATTERNS = ['solid', 'empty', 'dense', 'half', 'midline', 'sparse'] as const

/** The style of a class of lanes; grey without classes, and for lanes without a recorded category. */
export const barStyle = ({ colour }: SwimmerData, index: number): BarStyle =>
  colour === null || index === colour.missing
    ? { colour: 'currentColor', pattern: 'plain' }
    : {
        colour: COLOURS[index % COLOURS.length]!,
        pattern: PATTERNS[(index + Math.floor(index / COLOURS.length)) % PATTERNS.length]!,
      }

/** The style of a period within a bar. */
export const periodStyle = ({ colour }: SwimmerData, period: number): BarStyle => ({
  colour: colour === null ? COLOURS[(period + 2) % COLOURS.length]! : 'currentColor',
  pattern: PATTERNS[period % PATTERNS.length]!,
})

/** A bar between two times, around its middle. */
export interface Bar {
  readonly x1: number
  readonly x2: number
  readonly y: number
  /** Half its height. */
  readonly half: number
}

/** Bars of one style. */
export const barElements = (
  pen: Pen,
  bars: readonly Bar[],
  { colour, pattern }: BarStyle,
  attributes: Attributes = {},
): readonly Element[] => {
  if (bars.length === 0) return []
  const rects = (paint: Attributes): Element =>
    pen.element(
      'g',
      { ...paint, ...attributes },
      ...bars.map(({ x1, x2, y, half }) =>
        pen.element('rect', {
          x: Math.min(x1, x2),
          y: y - half,
          width: Math.abs(x2 - x1),
          height: 2 * half,
        }),
      ),
    )
  const outlined = { stroke: colour, 'stroke-width': 1 }
  if (pattern === 'plain') return [rects({ fill: colour, 'fill-opacity': 0.16 })]
  // light enough for symbols in ink, and for a period in ink on it
  if (pattern === 'solid')
    return [rects({ fill: colour, 'fill-opacity': colour === 'currentColor' ? 0.6 : 0.32, ...outlined })]
  return [rects({ fill: 'none', ...outlined }), ...filling(pen, bars, colour, pattern)]
}

/** What is within the outline of a bar: a line along it, as broad as it and with gaps where it has strokes. */
const filling = (
  pen: Pen,
  bars: readonly Bar[],
  colour: string,
  pattern: Exclude<BarStyle['pattern'], 'plain' | 'solid'>,
): readonly Element[] => {
  const half = bars[0]!.half
  const lines = (attributes: Attributes, offset = 0): readonly Element[] => [
    pen.element('path', {
      d: bars.map(({ x1, x2, y }) => `M${Math.min(x1, x2)},${y + offset}H${Math.max(x1, x2)}`).join(''),
      fill: 'none',
      stroke: colour,
      ...attributes,
    }),
  ]
  switch (pattern) {
    case 'empty':
      return []
    case 'half':
      return lines({ 'stroke-width': half, 'stroke-opacity': 0.7 }, half / 2)
    case 'midline':
      return lines({ 'stroke-width': Math.max(1.2, half / 2) })
    case 'dense':
      return lines({ 'stroke-width': 2 * half, 'stroke-dasharray': '1 2' })
    case 'sparse':
      return lines({ 'stroke-width': 2 * half, 'stroke-dasharray': '1 6' })
    default: {
      const never: never = pattern
      return never
    }
  }
}
