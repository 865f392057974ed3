import type { Fragment } from './fragments.ts'

/** Lines of one column from top to bottom, or the rows of a table. */
export type Block =
  | { readonly kind: 'lines'; readonly lines: readonly Fragment[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Fragment[])[] }

/** In sizes of the font: what separates columns at least. */
const GUTTER = 0.8
/** Lines that a column has at least, beside another. */
const FEWEST_LINES = 3

/** A strip of white from top to bottom between two columns. */
interface Gutter {
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly score: number
}

/**
 * The fragments of a page in the order in which they are read. The longest strip of white that has lines on both sides is
 * a gutter: what is above it comes first, then the left side, the right side, and what is below it; each part likewise.
 * Where the lines of both sides stand beside each other and do not fill their columns, it is a table.
 */
export const blocksOf = (fragments: readonly Fragment[]): readonly Block[] => partsOf(fragments, [], 0)

/** @param columns the gutters between columns of text that were found on this page: there, one line is a column */
const partsOf = (
  fragments: readonly Fragment[],
  columns: readonly number[],
  depth: number,
): readonly Block[] => {
  if (fragments.length === 0) return []
  const gutter = depth < DEEPEST ? bestGutter(fragments, columns) : null
  if (gutter === null)
    return [{ kind: 'lines', lines: [...fragments].sort((a, b) => b.y - a.y || a.left - b.left) }]
  const inside = fragments.filter(({ y }) => y <= gutter.top && y >= gutter.bottom)
  const table = tableOf(inside, gutter.x)
  const [top, bottom] =
    table === null
      ? [gutter.top, gutter.bottom]
      : [table[0]![0]!.y, table.at(-1)![0]!.y - 0.1 * table[0]![0]!.size]
  const deeper = (keep: (fragment: Fragment) => boolean): readonly Block[] =>
    partsOf(fragments.filter(keep), table === null ? [...columns, gutter.x] : columns, depth + 1)
  const isInTable = new Set(table?.flat())
  return [
    ...deeper((fragment) => fragment.y > top && !isInTable.has(fragment)),
    ...(table === null
      ? [
          ...deeper(({ y, left }) => y <= top && y >= bottom && left < gutter.x),
          ...deeper(({ y, left }) => y <= top && y >= bottom && left >= gutter.x),
        ]
      : [{ kind: 'table', rows: table } as const]),
    ...deeper((fragment) => fragment.y < bottom && !isInTable.has(fragment)),
  ]
}

const DEEPEST = 40

const bestGutter = (fragments: readonly Fragment[], columns: readonly number[]): Gutter | null => {
  const sorted = [...fragments].sort((a, b) => b.y - a.y)
  const size = middle(fragments.map((fragment) => fragment.size))
  let best: Gutter | null = null
  for (const edge of new Set(fragments.map(({ left }) => Math.floor(left)))) {
    const fewest = columns.some((x) => Math.abs(x - edge) < 4) ? 1 : FEWEST_LINES
    const gutter = longestAt(edge - 0.5, sorted, size, fewest)
    if (gutter !== null && (best === null || gutter.score > best.score)) best = gutter
  }
  return best
}

/** The longest strip that ends at x, the left edge of a column. */
const longestAt = (x: number, sorted: readonly Fragment[], size: number, fewest: number): Gutter | null => {
  let best: Gutter | null = null
  let run: Fragment[] = []
  const end = (): void => {
    const score = Math.min(
      ...[true, false].map((isLeft) => rowsOf(run.filter(({ left }) => left < x === isLeft)).length),
    )
    if (score >= fewest && (best === null || score > best.score))
      best = { x, top: run[0]!.y, bottom: run.at(-1)!.y, score }
    run = []
  }
  for (const fragment of sorted) {
    const crosses = fragment.left < x && fragment.right > x - GUTTER * size
    if (crosses) end()
    else run.push(fragment)
  }
  end()
  return best
}

/** Rows by their baselines. */
const rowsOf = (band: readonly Fragment[]): readonly (readonly Fragment[])[] => {
  const rows: Fragment[][] = []
  for (const fragment of [...band].sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1)
    if (row !== undefined && row[0]!.y - fragment.y < SAME_ROW * fragment.size) row.push(fragment)
    else rows.push([fragment])
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left))
}

/** In sizes of the font: baselines of one row differ by less. */
const SAME_ROW = 0.2

/**
 * The rows of a table: from the first to the last line that both sides of x share, if most lines between are shared and
 * most cells at the left end far from the next column. Null for columns of text.
 */
const tableOf = (band: readonly Fragment[], x: number): readonly (readonly Fragment[])[] | null => {
  const all = rowsOf(band)
  const isShared = (row: readonly Fragment[]): boolean =>
    row.some(({ left }) => left < x) && row.some(({ left }) => left >= x)
  const rows = all.slice(all.findIndex(isShared), all.findLastIndex(isShared) + 1)
  if (rows.filter(isShared).length < Math.max(2, 0.5 * rows.length)) return null
  const cells = rows.flat().filter(({ left }) => left < x)
  const edge = Math.min(...cells.map(({ left }) => left))
  const filled = cells.filter(({ left, right }) => right - left > 0.8 * (x - edge))
  return filled.length < 0.4 * cells.length ? rows : null
}

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!
