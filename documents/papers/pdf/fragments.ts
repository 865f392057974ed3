import { plainText, raisedText, withUnnamedLetters } from '../plain-text.ts'
import type { Piece } from './page-pieces.ts'

/** Text on one line without a gap of a column: a line of a column, or a cell of a table. */
export interface Fragment {
  readonly text: string
  readonly left: number
  readonly right: number
  /** The baseline of its largest letters. */
  readonly y: number
  readonly size: number
  /** The font of most of its letters. */
  readonly font: string
}

/** In sizes of the font. */
const SAME_LINE = 0.45
const WIDEST_SPACE = 0.6
const NARROWEST_SPACE = 0.12
/** A smaller and raised text is a superscript. */
const SMALL = 0.85
const RAISED = 0.15
/** A superscript begins where the text before it ends, and may be raised by this. */
const HIGHEST = 0.65
const NEAREST = 0.2

interface Line {
  readonly pieces: Piece[]
  right: number
  y: number
  size: number
}

/** The pieces of a page as lines of columns and cells, from the left to the right. Superscripts become letters of Unicode. */
export const fragmentsOf = (pieces: readonly Piece[]): readonly Fragment[] => {
  const lines: Line[] = []
  // the open lines by height, so that a piece is compared with its neighbours only
  const byHeight = new Map<number, Line[]>()
  // white space as a piece of its own is what pdf.js makes of a gap; gaps are judged here
  const letters = pieces.filter(({ text }) => text.trim() !== '')
  for (const piece of letters.sort((a, b) => a.x - b.x || b.y - a.y)) {
    const line = lineOf(piece, byHeight)
    if (line !== undefined) {
      line.pieces.push(piece)
      line.right = Math.max(line.right, piece.x + piece.width)
      if (piece.size > line.size) [line.size, line.y] = [piece.size, piece.y]
    } else {
      const begun = { pieces: [piece], right: piece.x + piece.width, y: piece.y, size: piece.size }
      lines.push(begun)
      const key = Math.round(piece.y / BUCKET)
      byHeight.set(key, [...(byHeight.get(key) ?? []), begun])
    }
  }
  return lines.map(fragmentOf).filter(({ text }) => text !== '')
}

const BUCKET = 8

/** Names of tables and figures in spaced letters. */
const SPACED = /^(?:T A B L E|F I G U R E|F I G)\b/

const lineOf = (piece: Piece, byHeight: ReadonlyMap<number, Line[]>): Line | undefined => {
  const reach = Math.max(1, Math.ceil((SAME_LINE * piece.size) / BUCKET) + 1)
  const key = Math.round(piece.y / BUCKET)
  let best: Line | undefined
  for (let at = key - reach; at <= key + reach; at++)
    for (const line of byHeight.get(at) ?? []) {
      const size = Math.max(line.size, piece.size)
      const gap = piece.x - line.right
      const isNear =
        (Math.abs(piece.y - line.y) < SAME_LINE * size && gap < WIDEST_SPACE * size) ||
        isSuperscript(piece, line, gap)
      // pieces that lie on each other are other lines, but for the overlap of slanted or kerned letters
      if (isNear && gap > -0.5 * size && (best === undefined || line.right > best.right)) best = line
    }
  return best
}

const isSuperscript = (piece: Piece, { y, size }: Line, gap: number): boolean => {
  const rise = piece.y - y
  return piece.size < SMALL * size && rise > 0 && rise < HIGHEST * size && Math.abs(gap) < NEAREST * size
}

const fragmentOf = ({ pieces, y, size }: Line): Fragment => {
  const counts = new Map<string, number>()
  let text = ''
  let end: number | null = null
  for (const piece of pieces) {
    const isRaised = piece.size < SMALL * size && piece.y - y > RAISED * size
    const isGap = end !== null && piece.x - end > NARROWEST_SPACE * size
    if (isGap && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += ' '
    const letters = withUnnamedLetters(piece.text)
    text += isRaised ? raisedText(letters) : letters
    end = piece.x + piece.width
    counts.set(piece.font, (counts.get(piece.font) ?? 0) + piece.text.trim().length)
  }
  const [font] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))
  return {
    text: plainText(text).replace(SPACED, (word) => word.replaceAll(' ', '')),
    left: pieces[0]!.x,
    right: end!,
    y,
    size,
    font,
  }
}
