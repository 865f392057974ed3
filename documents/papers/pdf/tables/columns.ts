import type { Fragment } from '../fragments.ts'
import { rowsOf } from './region.ts'

/** The part of a table's width in which the cells of a column are printed. */
export interface Column {
  readonly left: number
  readonly right: number
}

const MOST_COLUMNS = 60

/**
 * Columns by the strips that no cell covers. Lines with one text only do not count: a heading of a group may be longer than
 * its column. Where two texts of several lines stand side by side in one column, texts that cross both do not count either.
 */
export const columnsOf = (body: readonly Fragment[]): readonly Column[] => {
  const rows = rowsOf(body)
  const many = rows.filter((row) => row.length > 1)
  const columns = covered(many.flat())
  const divided = columns.flatMap((column) => {
    const inside = many.map((row) => row.filter((fragment) => isIn(fragment, column)))
    const pairs = inside.filter((cells) => cells.length > 1)
    const filled = inside.filter((cells) => cells.length > 0)
    return pairs.length >= 3 && pairs.length >= 0.6 * filled.length ? covered(pairs.flat()) : [column]
  })
  return divided.slice(0, MOST_COLUMNS)
}

const isIn = ({ left, right }: Column, column: Column): boolean =>
  left < column.right - 1 && right > column.left + 1

/** The parts that any of them cover. */
const covered = (fragments: readonly Fragment[]): readonly Column[] => {
  const parts: { left: number; right: number }[] = []
  for (const { left, right, size } of [...fragments].sort((a, b) => a.left - b.left)) {
    const last = parts.at(-1)
    if (last !== undefined && left - last.right < 0.1 * size) last.right = Math.max(last.right, right)
    else parts.push({ left, right })
  }
  return parts
}

/** The columns that a text is in: those that it covers, else the nearest. */
export const columnsUnder = (
  { left, right }: Column,
  columns: readonly Column[],
): readonly [first: number, last: number] => {
  const under = columns.flatMap((column, i) => (isIn({ left, right }, column) ? [i] : []))
  if (under.length > 0) return [under[0]!, under.at(-1)!]
  const centre = (left + right) / 2
  const distances = columns.map((column) => Math.max(column.left - centre, centre - column.right))
  const nearest = distances.indexOf(Math.min(...distances))
  return [nearest, nearest]
}
