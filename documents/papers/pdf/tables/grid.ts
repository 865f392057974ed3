import type { PrintedCell } from '../../tables/described-table.ts'
import type { Fragment } from '../fragments.ts'
import { divided } from './divided.ts'
import type { Region } from './region.ts'
import type { Rule, Rules } from './rules.ts'

/** A cell of a table whose cells are all within lines. */
export interface Box extends Pick<PrintedCell, 'row' | 'column' | 'rowSpan' | 'columnSpan'> {
  readonly fragments: readonly Fragment[]
}

const NEAR = 2.5
const MOST_BOXES = 20_000

/** The lines of a table, and the heights and places at which they are: heights from the top, places from the left. */
interface Grid {
  readonly ys: readonly number[]
  readonly xs: readonly number[]
  readonly across: readonly Rule[]
  readonly down: readonly Rule[]
}

/** The cells of a table with lines between all columns and rows; null if it has not. */
export const boxesOf = (region: Region, rules: Rules): readonly Box[] | null => {
  const grid = gridOf(region, rules)
  const [rows, columns] = [grid.ys.length - 1, grid.xs.length - 1]
  if (grid.down.length < 2 || columns < 2 || rows < 3 || rows * columns > MOST_BOXES) return null
  const body = region.body.flatMap((fragment) => withinLines(fragment, grid))
  const taken = new Set<number>()
  const boxes: Box[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column)) continue
      const box = boxAt(row, column, grid)
      for (let r = row; r < row + box.rowSpan; r++)
        for (let c = column; c < column + box.columnSpan; c++) taken.add(r * columns + c)
      boxes.push({ ...box, fragments: body.filter((fragment) => isIn(fragment, box, grid)) })
    }
  const count = boxes.reduce((sum, { fragments }) => sum + fragments.length, 0)
  return count === body.length && boxes.every(({ columnSpan }) => columnSpan < columns) ? boxes : null
}

const gridOf = ({ from, to, lines }: Region, { horizontal, vertical }: Rules): Grid => {
  const [top, bottom] = [lines[0] ?? 0, lines.at(-1) ?? 0]
  const across = horizontal.filter(
    ({ place, ...ends }) =>
      place < top + NEAR && place > bottom - NEAR && ends.from > from - 2 * NEAR && ends.to < to + 2 * NEAR,
  )
  const down = vertical.filter(
    ({ place, ...ends }) => place > from - NEAR && place < to + NEAR && ends.from < top && ends.to > bottom,
  )
  return {
    ...{ across, down, ys: distinct(across.map(({ place }) => place)).reverse() },
    // an outer line may be missing
    xs: distinct([from, ...down.map(({ place }) => place), to]),
  }
}

/** The cell that begins here: as far as no line ends it. */
const boxAt = (row: number, column: number, { ys, xs, across, down }: Grid): Omit<Box, 'fragments'> => {
  const crosses = (rules: readonly Rule[], place: number, at: number): boolean =>
    rules.some((rule) => Math.abs(rule.place - place) < NEAR && rule.from < at && rule.to > at)
  const [x, y] = [(xs[column]! + xs[column + 1]!) / 2, (ys[row]! + ys[row + 1]!) / 2]
  let [rowSpan, columnSpan] = [1, 1]
  while (column + columnSpan < xs.length - 1 && !crosses(down, xs[column + columnSpan]!, y)) columnSpan++
  while (row + rowSpan < ys.length - 1 && !crosses(across, ys[row + rowSpan]!, x)) rowSpan++
  return { row, column, rowSpan, columnSpan }
}

/** A text that a line crosses, as its parts on both sides. */
const withinLines = (fragment: Fragment, { xs, down }: Grid): readonly Fragment[] => {
  const height = fragment.y + 0.3 * fragment.size
  const edges = xs.filter(
    (x, i) =>
      i === 0 ||
      i === xs.length - 1 ||
      down.some((rule) => Math.abs(rule.place - x) < NEAR && rule.from < height && rule.to > height),
  )
  return divided(
    fragment,
    edges.slice(1).map((right, i) => ({ left: edges[i]!, right })),
  )
}

const isIn = (
  { left, right, y, size }: Fragment,
  { row, column, rowSpan, columnSpan }: Omit<Box, 'fragments'>,
  { xs, ys }: Grid,
): boolean => {
  const [x, height] = [(left + right) / 2, y + 0.3 * size]
  return x > xs[column]! && x < xs[column + columnSpan]! && height < ys[row]! && height > ys[row + rowSpan]!
}

const distinct = (places: readonly number[]): number[] =>
  [...places].sort((a, b) => a - b).filter((place, i, all) => i === 0 || place - all[i - 1]! >= NEAR)
