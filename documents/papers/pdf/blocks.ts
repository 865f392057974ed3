import type { Fragment } from './fragments.ts'

/** Lines of one column from top to bottom, or the rows of a table. */
export type Block =
  | { readonly kind: 'lines'; readonly lines: readonly Fragment[] }
  | { readonly kind: 'table'; readonly rows: readonly Row[] }

/** What stands on one baseline, from left to right. */
export type Row = readonly Fragment[]

/** In sizes of the font: what separates columns at least, and by how much baselines of one row differ at most. */
const [GUTTER, SAME_ROW] = [0.6, 0.2]
/** Lines that a column has at least, beside another; rows of a table. */
const FEWEST = 3
/** A line of text fills this part of its column, all but the last of a paragraph. */
const FULL = 0.75
const DEEPEST = 40

/**
 * The fragments of a page in the order in which they are read. A strip of white between lines of text on both sides
 * separates columns: what is above comes first, then the left column, the right one, and what is below; each part
 * likewise. Rows of cells that stand beside each other are a table, which no strip divides.
 */
export const blocksOf = (fragments: readonly Fragment[]): readonly Block[] =>
  partsOf(rowsOf(fragments), [], 0)

/** @param columns the strips that were found on this page: there, one line is a column */
const partsOf = (rows: readonly Row[], columns: readonly number[], depth: number): readonly Block[] => {
  if (rows.length === 0) return []
  const strip = depth < DEEPEST ? longestStrip(rows, columns) : null
  if (strip === null) return tablesAndLines(rows)
  const known = [...columns, strip.x]
  const deeper = (part: readonly Row[]): readonly Block[] => partsOf(part, known, depth + 1)
  const side = (isLeft: boolean): readonly Row[] =>
    rowsOf(
      rows
        .slice(strip.first, strip.end)
        .flat()
        .filter(({ left }) => left < strip.x === isLeft),
    )
  return [
    ...deeper(rows.slice(0, strip.first)),
    ...deeper(side(true)),
    ...deeper(side(false)),
    ...deeper(rows.slice(strip.end)),
  ]
}

/** The rows from `first` to before `end` have nothing at x. */
interface Strip {
  readonly x: number
  readonly first: number
  readonly end: number
  readonly score: number
}

interface Region {
  readonly left: number
  readonly right: number
  readonly size: number
}

const regionOf = (rows: readonly Row[]): Region => {
  const all = rows.flat()
  return {
    left: Math.min(...all.map(({ left }) => left)),
    right: Math.max(...all.map(({ right }) => right)),
    size: middle(all.map(({ size }) => size)),
  }
}

const longestStrip = (rows: readonly Row[], columns: readonly number[]): Strip | null => {
  const region = regionOf(rows)
  let best: Strip | null = null
  for (const edge of new Set(rows.flat().map(({ left }) => Math.floor(left)))) {
    const fewest = columns.some((x) => Math.abs(x - edge) < 4) ? 1 : FEWEST
    const strip = stripAt(edge - 0.5, rows, region, fewest)
    if (strip !== null && (best === null || strip.score > best.score)) best = strip
  }
  return best
}

/** The longest strip that ends at x, the left edge of a column. Rows of a table over the whole width interrupt it. */
const stripAt = (x: number, rows: readonly Row[], region: Region, fewest: number): Strip | null => {
  const kinds = rows.map((row) => kindAt(x, row, region))
  const isTable = longRuns(kinds.map((kind) => kind === 'cells'))
  let best: Strip | null = null
  let first = 0
  for (let i = 0; i <= rows.length; i++) {
    if (i < rows.length && kinds[i] !== 'crossed' && !isTable[i]) continue
    const inside = kinds.slice(first, i)
    const count = (side: 'left' | 'right'): number =>
      inside.filter((kind) => kind === side || kind === 'both' || kind === 'cells').length
    const score = Math.min(count('left'), count('right'))
    if (score >= fewest && score > (best?.score ?? 0)) best = { x, first, end: i, score }
    first = i + 1
  }
  return best
}

/** What a row has at x: text across it, text on one side or on both, or cells of a table on both. */
const kindAt = (x: number, row: Row, region: Region): 'crossed' | 'left' | 'right' | 'both' | 'cells' => {
  if (row.some(({ left, right }) => left < x && right > x - GUTTER * region.size)) return 'crossed'
  const [before, after] = [row.filter(({ left }) => left < x), row.filter(({ left }) => left >= x)]
  if (after.length === 0) return 'left'
  if (before.length === 0) return 'right'
  const [isLeftText, isRightText] = [
    isText(before, x - GUTTER * region.size - region.left),
    isText(after, region.right - x),
  ]
  const hasCells = (before.length > 1 && !isLeftText) || (after.length > 1 && !isRightText)
  return hasCells || (!isLeftText && !isRightText) ? 'cells' : 'both'
}

/** Whether a row fills its column as one line of text does: without gaps, or stretched, with equal gaps between all words. */
const isText = (row: Row, width: number): boolean => {
  const gaps = row.slice(1).map(({ left }, i) => left - row[i]!.right)
  return (
    row.at(-1)!.right - row[0]!.left > FULL * width &&
    Math.max(...gaps, 0) <= 1.3 * Math.min(...gaps, Number.POSITIVE_INFINITY) &&
    (row.length === 1 || row.every(({ text }) => !text.includes(' ')))
  )
}

/** Which of them belong to at least three in a row, single others between them included. */
const longRuns = (isCells: readonly boolean[]): readonly boolean[] => {
  const runs = isCells.map(() => false)
  let [first, last, count] = [-1, -1, 0]
  const end = (): void => {
    if (count >= FEWEST) runs.fill(true, first, last + 1)
    ;[first, last, count] = [-1, -1, 0]
  }
  for (const [i, is] of isCells.entries()) {
    if (first >= 0 && i - last > 2) end()
    if (!is) continue
    if (first < 0) first = i
    ;[last, count] = [i, count + 1]
  }
  end()
  return runs
}

/** One column: runs of rows with several cells are tables, all else are lines. */
const tablesAndLines = (rows: readonly Row[]): readonly Block[] => {
  const region = regionOf(rows)
  const isTable = longRuns(rows.map((row) => row.length > 1 && !isText(row, region.right - region.left)))
  const blocks: { kind: 'lines' | 'table'; rows: Row[] }[] = []
  for (const [i, row] of rows.entries()) {
    const kind = isTable[i] ? 'table' : 'lines'
    const last = blocks.at(-1)
    if (last?.kind === kind) last.rows.push(row)
    else blocks.push({ kind, rows: [row] })
  }
  return blocks.map(({ kind, rows }) =>
    kind === 'table' && isAligned(rows) ? { kind, rows } : { kind: 'lines', lines: rows.flat() },
  )
}

/** Whether cells of most rows begin, or end, where cells of other rows do: words of a stretched line do not. */
const isAligned = (rows: readonly Row[]): boolean => {
  const counts = new Map<number, number>()
  const add = (x: number): void => {
    counts.set(Math.round(x / 3), (counts.get(Math.round(x / 3)) ?? 0) + 1)
  }
  const inner = rows.map((row) => row.slice(1))
  for (const { left, right } of inner.flat()) for (const x of [left, right, (left + right) / 2]) add(x)
  const isShared = ({ left, right }: Fragment): boolean =>
    [left, right, (left + right) / 2].some((x) => {
      const key = Math.round(x / 3)
      return Math.max(...[key - 1, key, key + 1].map((near) => counts.get(near) ?? 0)) >= FEWEST - 1
    })
  return inner.flat().filter(isShared).length >= 0.6 * inner.flat().length
}

/** Rows by their baselines, from the top. */
const rowsOf = (fragments: readonly Fragment[]): readonly Row[] => {
  const rows: Fragment[][] = []
  for (const fragment of [...fragments].sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1)
    if (row !== undefined && row[0]!.y - fragment.y < SAME_ROW * fragment.size) row.push(fragment)
    else rows.push([fragment])
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left))
}

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!
