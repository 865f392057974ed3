import type { Drawing, DrawnText } from '../drawings/drawing.ts'
import { type Panel, placeOf } from './axes.ts'

/** A row of numbers at risk below a figure. */
export interface AtRiskRow {
  readonly name: string
  readonly colour: string
  readonly cells: readonly { readonly time: number; readonly number: number }[]
}

const ALIGNED = 8
const SAME_LINE = 3

/** Rows of whole numbers below the labels of the time axis, one under each of them, that never grow. */
export const atRiskRows = ({ texts }: Drawing, { x, left, right, bottom }: Panel): readonly AtRiskRow[] => {
  const labelled = new Set(x.labels)
  const below = texts.filter(
    (text) => !labelled.has(text) && text.centre[1] > bottom && text.centre[1] < bottom + 400,
  )
  const step = x.ticks.length > 1 ? x.ticks[1]!.at - x.ticks[0]!.at : right - left
  const tolerance = Math.min(ALIGNED, step / 3)
  return linesOf(below).flatMap((line) => {
    const cells = x.ticks.flatMap(({ value }) => {
      const at = placeOf(x, value)
      const cell = line.find(
        ({ text, centre, start }) =>
          /^\d{1,6}(?:\s*\(.*\))?$/.test(text) &&
          Math.min(Math.abs(centre[0] - at), Math.abs(start[0] - at)) < tolerance,
      )
      return cell === undefined ? [] : [{ time: value, number: Number.parseInt(cell.text, 10), cell }]
    })
    const isFalling = cells.every(({ number }, i) => i === 0 || number <= cells[i - 1]!.number)
    if (cells.length < Math.min(3, x.ticks.length) || !isFalling || cells[0]!.number === 0) return []
    const name = line.filter(({ text, end }) => end[0] < cells[0]!.cell.start[0] + 2 && /\p{L}/u.test(text))
    return [
      {
        name: name.map(({ text }) => text).join(' '),
        colour: (name[0] ?? cells[0]!.cell).colour,
        cells: cells.map(({ time, number }) => ({ time, number })),
      },
    ]
  })
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
