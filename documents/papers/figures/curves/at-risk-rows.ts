import type { Drawing, DrawnText, Point } from '../drawings/drawing.ts'
import { type Panel, placeOf } from './axes.ts'

/** A row of numbers at risk below a figure. */
export interface AtRiskRow {
  readonly name: string
  readonly colour: string
  /** `at` is the place of the number on the page; null if it is not on it. */
  readonly cells: readonly { readonly time: number; readonly number: number; readonly at: Point | null }[]
}

const ALIGNED = 8
const SAME_LINE = 3

/**
 * Rows of whole numbers below the labels of the time axis, one under each of them, that never grow. A row that is only named
 * "At risk" has the name of the line of words above it.
 */
export const atRiskRows = ({ texts }: Drawing, { x, left, right, bottom }: Panel): readonly AtRiskRow[] => {
  const labelled = new Set(x.labels)
  const under = Math.min(bottom, x.labels[0]?.centre[1] ?? bottom)
  const below = texts.filter(
    (text) => !labelled.has(text) && text.centre[1] > under && text.centre[1] < under + 400,
  )
  const step = x.ticks.length > 1 ? Math.abs(x.ticks[1]!.at - x.ticks[0]!.at) : right - left
  const tolerance = Math.min(ALIGNED, step / 3)
  const lines = linesOf(below)
  return lines.flatMap((line, i) => {
    const cells = x.ticks.flatMap(({ value }) => {
      const at = placeOf(x, value)
      const found = line.flatMap((text) => {
        const cell = cellOf(text)
        return cell?.places.some((place) => Math.abs(place - at) < tolerance) ? [cell] : []
      })[0]
      return found === undefined ? [] : [{ time: value, ...found }]
    })
    const isFalling = cells.every(({ number }, j) => j === 0 || number <= cells[j - 1]!.number)
    if (cells.length < Math.min(3, x.ticks.length) || !isFalling || cells[0]!.number === 0) return []
    const before = line.filter(
      (text) => isUpright(text) && text.end[0] < cells[0]!.text.start[0] + 2 && /\p{L}/u.test(text.text),
    )
    const own = [...before.map(({ text }) => text), cells[0]!.word].join(' ').trim()
    const title = NO_NAME.test(own) || own === '' ? titleOf(lines[i - 1]) : null
    return [
      {
        name: title?.text ?? own,
        colour: (title ?? before[0] ?? cells[0]!.text).colour,
        cells: cells.map(({ time, number, text }) => ({ time, number, at: text.centre })),
      },
    ]
  })
}

/** Not turned, as titles of axes are. */
const isUpright = ({ start, end }: DrawnText): boolean =>
  Math.abs(end[1] - start[1]) <= Math.abs(end[0] - start[0])

const NO_NAME = /^(?:(?:no|number|n)?\.?\s*(?:of patients\s*)?at risk|number|no\.?|n)$/i

/** The text of a line that has only one, with words. */
const titleOf = (line: readonly DrawnText[] | undefined): DrawnText | null =>
  line?.length === 1 && /\p{L}/u.test(line[0]!.text) ? line[0]! : null

interface Cell {
  readonly number: number
  /** What stands before the number in one text with it. */
  readonly word: string
  readonly places: readonly number[]
  readonly text: DrawnText
}

const cellOf = (text: DrawnText): Cell | null => {
  const [, word = '', digits] = /^(\D*\p{L}\D*\s)?(\d{1,6})(?:\s*\(.*\))?$/u.exec(text.text) ?? []
  if (digits === undefined) return null
  const places = word === '' ? [text.centre[0], text.start[0], text.end[0]] : [text.end[0]]
  return { number: Number(digits), word: word.trim(), places, text }
}

const linesOf = (texts: readonly DrawnText[]): readonly DrawnText[][] => {
  const lines: DrawnText[][] = []
  for (const text of [...texts].sort((a, b) => a.centre[1] - b.centre[1])) {
    const last = lines.at(-1)
    if (last !== undefined && text.centre[1] - last[0]!.centre[1] < SAME_LINE) last.push(text)
    else lines.push([text])
  }
  return lines.map((line) => line.sort((a, b) => a.start[0] - b.start[0]))
}
