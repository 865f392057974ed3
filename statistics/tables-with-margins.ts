/** What is told of each table: its weight, and its first cell. */
export type TableVisitor = (weight: bigint, firstCell: number) => void

/**
 * Goes through every r x c table of whole counts with the given margins. A table's weight is the number of ways to
 * fill it, product over columns of c_j!/(product of its cells!), so its probability is weight / sum of weights, with
 * sum n!/(product of r_i!).
 *
 * `rows`, `columns`: margins, whole, with the same sum. Cost: the number of tables, see `tableCount`.
 */
export const visitTables = (
  rows: readonly number[],
  columns: readonly number[],
  visit: TableVisitor,
): void => {
  if (rows.length === 2 && columns.length === 2) visitTwoByTwo(rows, columns, visit)
  else visitLarger(rows, columns, visit)
}

const visitLarger = (rows: readonly number[], columns: readonly number[], visit: TableVisitor): void => {
  const room = [...rows]
  const choose = pascal()
  const fillColumn = (column: number, weight: bigint, firstCell: number): void => {
    if (column === columns.length) {
      visit(weight, firstCell)
      return
    }
    const fillCell = (row: number, left: number, w: bigint): void => {
      if (row === room.length - 1) {
        if (left > room[row]!) return
        room[row]! -= left
        fillColumn(column + 1, w, firstCell)
        room[row]! += left
        return
      }
      const most = Math.min(left, room[row]!)
      // What the rows below cannot take has to go here; in the last column that leaves one way only.
      let below = 0
      for (let k = row + 1; k < room.length; k++) below += room[k]!
      for (let cell = Math.max(0, left - below); cell <= most; cell++) {
        room[row]! -= cell
        if (column === 0 && row === 0) firstCell = cell
        fillCell(row + 1, left - cell, w * choose(left, cell))
        room[row]! += cell
      }
    }
    fillCell(0, columns[column]!, weight)
  }
  fillColumn(0, 1n, 0)
}

/** The same for 2x2, each weight from the one before: w(a+1)/w(a) = (r1-a)(c1-a) / ((a+1)(r2-c1+a+1)). */
const visitTwoByTwo = (rows: readonly number[], columns: readonly number[], visit: TableVisitor): void => {
  const [r1, r2, c1, c2] = [rows[0]!, rows[1]!, columns[0]!, columns[1]!]
  const first = Math.max(0, c1 - r2)
  let weight = chooseOnce(c1, first) * chooseOnce(c2, r1 - first)
  for (let a = first; a <= Math.min(r1, c1); a++) {
    visit(weight, a)
    weight = (weight * BigInt((r1 - a) * (c1 - a))) / BigInt((a + 1) * (r2 - c1 + a + 1))
  }
}

/** Weight of one table, as `visitTables` counts it. */
export const tableWeight = (table: readonly (readonly number[])[]): bigint => {
  let weight = 1n
  table[0]!.forEach((_, column) => {
    let left = table.reduce((sum, row) => sum + row[column]!, 0)
    for (const row of table) {
      weight *= chooseOnce(left, row[column]!)
      left -= row[column]!
    }
  })
  return weight
}

/**
 * How many tables have these margins, or some number above `limit` if they are more. Counted column by column over
 * the rooms left in the rows, without visiting them.
 */
export const tableCount = (rows: readonly number[], columns: readonly number[], limit: number): number => {
  let states = new Map<string, { room: readonly number[]; count: number }>([['', { room: rows, count: 1 }]])
  for (const column of columns) {
    const next = new Map<string, { room: readonly number[]; count: number }>()
    for (const { room, count } of states.values()) {
      for (const left of fillings(room, column)) {
        const key = left.join()
        next.set(key, { room: left, count: count + (next.get(key)?.count ?? 0) })
        if (next.size > limit) return limit + 1
      }
    }
    states = next
    if ([...states.values()].reduce((most, { count }) => Math.max(most, count), 0) > limit) return limit + 1
  }
  return [...states.values()].reduce((sum, { count }) => sum + count, 0)
}

/** What room the rows may have left after a column of `total`. */
function* fillings(room: readonly number[], total: number, row = 0): Generator<number[]> {
  if (row === room.length - 1) {
    if (total <= room[row]!) yield [room[row]! - total]
    return
  }
  // What the rows below cannot take has to go here.
  const below = room.slice(row + 1).reduce((sum, left) => sum + left, 0)
  for (let cell = Math.max(0, total - below); cell <= Math.min(total, room[row]!); cell++) {
    for (const rest of fillings(room, total - cell, row + 1)) yield [room[row]! - cell, ...rest]
  }
}

/** n choose k, exactly, for the n that neighbouring tables ask for again and again. */
const pascal = (): ((n: number, k: number) => bigint) => {
  const rows = new Map<number, bigint[]>()
  return (n, k) => {
    const side = Math.min(k, n - k)
    const row = rows.get(n) ?? [1n]
    rows.set(n, row)
    for (let j = row.length; j <= side; j++) row.push((row[j - 1]! * BigInt(n - j + 1)) / BigInt(j))
    return row[side]!
  }
}

/** n choose k, exactly, once. */
const chooseOnce = (n: number, k: number): bigint => {
  let value = 1n
  for (let j = 1; j <= Math.min(k, n - k); j++) value = (value * BigInt(n - j + 1)) / BigInt(j)
  return value
}
