import { type Rows, rowsOf } from './rows.ts'

/** How two files differ: not at all, in formatting only, in the last bits of numbers, or in content. */
export type DifferenceClass = 'identical' | 'formatting' | '<= 1e-9' | 'material'

export interface CellChange {
  /** The row: its key columns joined, a path into JSON. */
  readonly key: string
  readonly field: string
  /** Its current place, from 1; the column counts fields. */
  readonly line: number
  readonly column: number
  readonly before: string
  readonly after: string
  /** after - before, and (after - before) / |before|; null unless both are numbers (and before is not 0). */
  readonly absolute: number | null
  readonly relative: number | null
}

export interface RowChange {
  readonly key: string
  readonly line: number
}

export interface FileDifference {
  readonly path: string
  readonly class: DifferenceClass
  readonly added: readonly RowChange[]
  readonly removed: readonly RowChange[]
  readonly changed: readonly CellChange[]
}

const LAST_BITS = 1e-9

/** @param before null for a new file; `after` is null for a removed one */
export const difference = (
  path: string,
  before: Uint8Array | null,
  after: Uint8Array | null,
): FileDifference => {
  if (before && after && Buffer.compare(before, after) === 0)
    return { path, class: 'identical', added: [], removed: [], changed: [] }
  const [old, now] = rowsOf(path, before, after)
  const added = rowsWithout(now, old)
  const removed = rowsWithout(old, now)
  const changed = [...now].flatMap(([key, row]) => {
    const was = old.get(key)
    return was === undefined ? [] : cellChanges(key, was, row)
  })
  const isWhole = before !== null && after !== null && added.length + removed.length === 0
  const inLastBits = changed.every(({ relative }) => relative !== null && Math.abs(relative) <= LAST_BITS)
  const kind = !isWhole
    ? 'material'
    : changed.length === 0
      ? 'formatting'
      : inLastBits
        ? '<= 1e-9'
        : 'material'
  return { path, class: kind, added, removed, changed }
}

const rowsWithout = (rows: Rows, others: Rows): readonly RowChange[] =>
  [...rows].flatMap(([key, { line }]) => (others.has(key) ? [] : [{ key, line }]))

type Row = Rows extends ReadonlyMap<string, infer R> ? R : never

const cellChanges = (key: string, was: Row, row: Row): readonly CellChange[] =>
  [...new Set([...was.cells.keys(), ...row.cells.keys()])].flatMap((field) => {
    const before = was.cells.get(field)?.text ?? ''
    const { text: after = '', column = 1 } = row.cells.get(field) ?? {}
    if (before === after) return []
    const [x, y] = [numberIn(before), numberIn(after)]
    if (x !== null && x === y) return []
    const absolute = x === null || y === null ? null : y - x
    const relative = absolute === null || x === 0 ? null : absolute / Math.abs(x!)
    return [{ key, field, line: row.line, column, before, after, absolute, relative }]
  })

const numberIn = (text: string): number | null => {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}
