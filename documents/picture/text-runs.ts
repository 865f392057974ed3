import type { PictureElement } from './read-picture.ts'
import { isSameStyle, lengthOf, type Style, styleOf } from './styles.ts'

/** Text in one style, where it begins on its baseline. */
export interface PlacedText extends ShapedText {
  readonly x: number
  readonly y: number
}

export interface ShapedText {
  readonly text: string
  readonly style: Style
  /**
   * Whether pairs of characters are moved together. A font does this for a script, which a chunk without a letter does
   * not have: its numbers stay in columns.
   */
  readonly isKerned: boolean
}

/** A run before it has a place. A run with x or y of its own begins a chunk, which is anchored as a whole. */
interface Run {
  readonly text: string
  readonly style: Style
  readonly x: number | null
  readonly y: number | null
  readonly dx: number
  readonly dy: number
}

/**
 * The runs of a text element where SVG 1.1 places them: white space is collapsed over all runs, dx and dy shift a run and
 * those after it, and text-anchor shifts each chunk by its width. Compared with resvg, glyph by glyph.
 * @param widthOf the width of a text, in pixels
 */
export const placedText = (
  element: PictureElement,
  style: Style,
  widthOf: (text: ShapedText) => number,
): readonly PlacedText[] => {
  const placed: PlacedText[] = []
  let [x, y] = [0, 0]
  for (const chunk of chunksOf(collapsed(runsOf(element, style, true)))) {
    const isKerned = chunk.some(({ text }) => /\p{L}/u.test(text))
    const widths = chunk.map(({ text, style: of }) => widthOf({ text, style: of, isKerned }))
    const whole = chunk.reduce((sum, { dx }, i) => sum + dx + widths[i]!, 0)
    const first = chunk[0]!
    x = (first.x ?? x) - whole * (ANCHORS[first.style['text-anchor']] ?? 0)
    y = first.y ?? y
    for (const [i, run] of chunk.entries()) {
      x += run.dx
      y += run.dy
      if (run.text !== '') placed.push({ text: run.text, style: run.style, isKerned, x, y })
      x += widths[i]!
    }
  }
  return placed
}

const ANCHORS: Readonly<Record<string, number>> = { middle: 0.5, end: 1 }

const runsOf = (element: PictureElement, style: Style, isRoot: boolean): readonly Run[] => {
  const { attributes } = element
  const absolute = (name: string): number | null =>
    attributes[name] === undefined ? (isRoot ? 0 : null) : lengthOf(attributes[name], style)
  const shift = (name: string): number => lengthOf(attributes[name], style)
  const start: Run = {
    ...{ text: '', style, x: absolute('x'), y: absolute('y') },
    ...{ dx: shift('dx'), dy: shift('dy') },
  }
  const rest: Run[] = []
  for (const child of element.children) {
    if (typeof child === 'string') rest.push({ text: child, style, x: null, y: null, dx: 0, dy: 0 })
    else if (child.name === 'tspan') rest.push(...runsOf(child, styleOf(child, style), false))
    else throw new Error(`picture: expected only tspan in text, found ${child.name}`)
  }
  return [start, ...rest]
}

/** White space as with xml:space="default": each sequence is one space, none at the start and the end. */
const collapsed = (runs: readonly Run[]): readonly Run[] => {
  const spaced: Run[] = []
  let endsInSpace = true
  for (const run of runs) {
    const text = run.text
      .replace(/[ \t\r\n]+/g, ' ')
      .slice(endsInSpace && /^[ \t\r\n]/.test(run.text) ? 1 : 0)
    if (text !== '') endsInSpace = text.endsWith(' ')
    spaced.push({ ...run, text })
  }
  const last = spaced.findLastIndex(({ text }) => text !== '')
  return spaced.map((run, i) => (i === last ? { ...run, text: run.text.trimEnd() } : run))
}

/** Runs that follow each other in one style are one run, because a font may move characters across its border. */
const chunksOf = (runs: readonly Run[]): readonly (readonly Run[])[] => {
  const chunks: Run[][] = []
  for (const run of runs) {
    const chunk = chunks.at(-1)
    const before = chunk?.at(-1)
    if (chunk === undefined || before === undefined || run.x !== null || run.y !== null) chunks.push([run])
    else if (run.dx === 0 && run.dy === 0 && (before.text === '' || isSameStyle(run.style, before.style)))
      chunk.splice(-1, 1, { ...before, text: before.text + run.text, style: run.style })
    else chunk.push(run)
  }
  return chunks
}
