import { deviance, leastPoissonCost, poissonCost } from '../distributions/poisson-cost.ts'

/**
 * Some of the columns of a table: the means and, for each cell, the costs of 0, 1, ... up to the column's sum, of
 * `poissonCost`. The cost of a table is the sum over its cells; its probability is proportional to exp(-cost).
 */
export interface Half {
  readonly columns: readonly number[]
  /** The mean of each row's sum over these columns. */
  readonly rowMeans: readonly number[]
  /** costs[row][column][count] */
  readonly costs: readonly (readonly Float64Array[])[]
}

/** A half of the r x c table with these margins. Of the first two columns the first should have the smaller sum. */
export const halfOf = (rows: readonly number[], columns: readonly number[], n: number): Half => ({
  columns,
  rowMeans: rows.map((row) => (row * columns.reduce((sum, column) => sum + column, 0)) / n),
  costs: rows.map((row) =>
    columns.map((column) =>
      Float64Array.from({ length: Math.min(row, column) + 1 }, (_, x) => poissonCost(x, (row * column) / n)),
    ),
  ),
})

/**
 * A lower bound of the cost of filling these columns with these row sums: given the row sums, the means of the cells
 * are s c/N, and every cell costs at least as much as its likeliest count.
 */
export const leastCost = (
  { rowMeans, columns }: Pick<Half, 'rowMeans' | 'columns'>,
  sums: ArrayLike<number>,
  total: number,
): number => {
  let cost = 0
  for (let i = 0; i < sums.length; i++) {
    const sum = sums[i]!
    cost += deviance(sum, rowMeans[i]!)
    if (sum > 0) for (const column of columns) cost += leastPoissonCost((sum * column) / total)
  }
  return cost
}

/** The remaining budget of steps. */
export interface Work {
  left: number
}

/** Thrown when the budget is used up; caught by `fisherByHalves`. */
export class TooManyTables extends Error {}

export const countSteps = (work: Work, amount: number): void => {
  work.left -= amount
  if (work.left < 0) throw new TooManyTables()
}

/**
 * Visits all ways to fill the half's columns with these row sums that cost at most `limit`, and some that cost slightly
 * more. `visit` receives the cost and the cells, column after column, in an array that is reused.
 */
export const visitFillings = (
  half: Half,
  sums: readonly number[],
  limit: number,
  work: Work,
  visit: (cost: number, cells: Int32Array) => void,
): void => {
  const [rows, columns] = [sums.length, half.columns.length]
  const cells = new Int32Array(rows * columns)
  const room = Int32Array.from(sums)
  const rest = half.columns.map((_, j) => half.columns.slice(0, j))
  const restMeans = rest.map((left) => {
    const share = left.reduce((a, b) => a + b, 0) / half.columns.reduce((a, b) => a + b, 0)
    return half.rowMeans.map((mean) => mean * share)
  })
  /** Fills column j, from the last one down to the first two. */
  const fillColumn = (j: number, cost: number): void => {
    if (j < 2) {
      const fill = j === 0 ? lastColumn : lastTwo
      fill(half, room, cost, limit, cells, work, visit)
      return
    }
    const total = rest[j]!.reduce((a, b) => a + b, 0)
    const fillCell = (i: number, left: number, sum: number): void => {
      if (i === rows) {
        countSteps(work, 10)
        const least = leastCost({ rowMeans: restMeans[j]!, columns: rest[j]! }, room, total)
        if (sum + least <= limit) fillColumn(j - 1, sum)
        return
      }
      let others = 0
      for (let k = i + 1; k < rows; k++) others += room[k]!
      const most = Math.min(left, room[i]!)
      for (let x = Math.max(0, left - others); x <= most; x++) {
        const next = sum + half.costs[i]![j]![x]!
        if (next > limit) continue
        cells[j * rows + i] = x
        room[i]! -= x
        fillCell(i + 1, left - x, next)
        room[i]! += x
      }
    }
    fillCell(0, half.columns[j]!, cost)
  }
  fillColumn(columns - 1, 0)
}

type Visit = (cost: number, cells: Int32Array) => void

/** The last column equals the remaining row sums. */
const lastColumn = (
  { costs }: Half,
  room: Int32Array,
  before: number,
  limit: number,
  cells: Int32Array,
  work: Work,
  visit: Visit,
): void => {
  let cost = before
  for (let i = 0; i < room.length; i++) {
    cells[i] = room[i]!
    cost += costs[i]![0]![room[i]!]!
  }
  countSteps(work, 1)
  if (cost <= limit) visit(cost, cells)
}

/**
 * The last two columns: a count x in the first leaves room - x for the second, so that a row costs
 * g(x) = f0(x) + f1(room - x), which is convex. The last free cell starts at the minimum and moves to both sides until
 * the cost exceeds the limit.
 */
const lastTwo = (
  { costs, columns }: Half,
  room: Int32Array,
  before: number,
  limit: number,
  cells: Int32Array,
  work: Work,
  visit: Visit,
): void => {
  const rows = room.length
  const pairs = pairCosts(costs, columns, room)
  const leastAfter = new Float64Array(rows + 1)
  for (let i = rows - 1; i >= 0; i--) leastAfter[i] = leastAfter[i + 1]! + pairs[i]!.least
  const put = (i: number, x: number): void => {
    cells[i] = x
    cells[rows + i] = room[i]! - x
  }
  const a = pairs[rows - 2]!
  const b = pairs[rows - 1]!
  let start = a.first
  const lastFree = (left: number, sum: number): void => {
    const first = Math.max(a.first, left - b.last)
    const last = Math.min(a.last, left - b.first)
    if (first > last) return
    const at = (x: number): number => a.values[x - a.first]! + b.values[left - x - b.first]!
    let x = Math.min(last, Math.max(first, start))
    while (x < last && at(x + 1) < at(x)) x++
    while (x > first && at(x - 1) < at(x)) x--
    start = x
    let looked = 1
    const go = (y: number): boolean => {
      looked++
      const cost = sum + at(y)
      if (cost > limit) return false
      put(rows - 2, y)
      put(rows - 1, left - y)
      visit(cost, cells)
      return true
    }
    for (let y = x; y <= last && go(y); ) y++
    for (let y = x - 1; y >= first && go(y); ) y--
    countSteps(work, looked)
  }
  const fillCell = (i: number, left: number, sum: number): void => {
    if (i === rows - 2) {
      lastFree(left, sum)
      return
    }
    const { first, last, values } = pairs[i]!
    let [least, most] = [0, 0]
    for (let k = i + 1; k < rows; k++) {
      least += pairs[k]!.first
      most += pairs[k]!.last
    }
    for (let x = Math.max(first, left - most); x <= Math.min(last, left - least); x++) {
      const cost = sum + values[x - first]!
      if (cost + leastAfter[i + 1]! > limit) continue
      put(i, x)
      fillCell(i + 1, left - x, cost)
    }
  }
  fillCell(0, columns[0]!, before)
}

interface PairCosts {
  /** The smallest and largest count of a row in the first of two columns. */
  readonly first: number
  readonly last: number
  /** The cost of a row with first, first + 1, ... in the first column. */
  readonly values: Float64Array
  readonly least: number
}

const pairCosts = (
  costs: Half['costs'],
  [one, two]: readonly number[],
  room: Int32Array,
): readonly PairCosts[] =>
  Array.from(room, (sum, i) => {
    const first = Math.max(0, sum - two!)
    const last = Math.min(sum, one!)
    const values = new Float64Array(Math.max(0, last - first + 1))
    let least = Number.POSITIVE_INFINITY
    for (let x = first; x <= last; x++) {
      const value = costs[i]![0]![x]! + costs[i]![1]![sum - x]!
      values[x - first] = value
      if (value < least) least = value
    }
    return { first, last, values, least }
  })
