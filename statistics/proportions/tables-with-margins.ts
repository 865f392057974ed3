/** Receives the weight and the first cell of each table. */
export type TableVisitor = (weight: bigint, firstCell: number) => void

/**
 * Visits every r x c table of whole counts with the given margins. A table's weight is the number of ways to
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
      // the rest that does not fit into the rows below has to go here
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

/** The same for 2x2, each weight from the previous one: w(a+1)/w(a) = (r1-a)(c1-a) / ((a+1)(r2-c1+a+1)). */
const visitTwoByTwo = (rows: readonly number[], columns: readonly number[], visit: TableVisitor): void => {
  const [r1, r2, c1, c2] = [rows[0]!, rows[1]!, columns[0]!, columns[1]!]
  const first = Math.max(0, c1 - r2)
  let weight = chooseOnce(c1, first) * chooseOnce(c2, r1 - first)
  for (let a = first; a <= Math.min(r1, c1); a++) {
    visit(weight, a)
    weight = (weight * BigInt((r1 - a) * (c1 - a))) / BigInt((a + 1) * (r2 - c1 + a + 1))
  }
}

/** Weight of one table, as in `visitTables`. */
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
 * The number of tables with these margins, or some number above `limit` if there are more. Counts cell by cell, all
 * values of the last free cell at once; every partial table can be completed, so that about `limit` steps suffice.
 */
export const tableCount = (rows: readonly number[], columns: readonly number[], limit: number): number => {
  const room = [...rows]
  const last = room.length - 1
  let count = 0
  const fillCell = (column: number, row: number, left: number): void => {
    if (count > limit) return
    let below = 0
    for (let k = row + 1; k <= last; k++) below += room[k]!
    // the rest that does not fit into the rows below has to go here
    const [least, most] = [Math.max(0, left - below), Math.min(left, room[row]!)]
    // the last column follows from the others
    if (column === columns.length - 2 && row >= last - 1) {
      count += row === last ? 1 : most - least + 1
      return
    }
    for (let cell = least; cell <= most && count <= limit; cell++) {
      room[row]! -= cell
      if (row < last) fillCell(column, row + 1, left - cell)
      else fillCell(column + 1, 0, columns[column + 1]!)
      room[row]! += cell
    }
  }
  if (columns.length === 1) return 1
  fillCell(0, 0, columns[0]!)
  return count
}

/** n choose k, exactly, cached because neighbouring tables use the same n. */
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

/** n choose k, exactly, without a cache. */
const chooseOnce = (n: number, k: number): bigint => {
  let value = 1n
  for (let j = 1; j <= Math.min(k, n - k); j++) value = (value * BigInt(n - j + 1)) / BigInt(j)
  return value
}
