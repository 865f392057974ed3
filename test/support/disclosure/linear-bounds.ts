/** A sum of unknown cells that is known: these cells (by number) add to the value. */
export interface Known {
  readonly cells: readonly number[]
  readonly value: number
}

/**
 * The least and greatest value of a sum of cells under known sums, all cells at least 0: two linear programs by the
 * simplex method (two phases, Bland's rule, dense). Written for the tests alone: it shares nothing with the code.
 */
export const boundsUnder = (
  count: number,
  known: readonly Known[],
): ((cells: readonly number[]) => readonly [number, number]) => {
  const start = feasible(count, known)
  return (cells) => {
    const cost = new Array<number>(count).fill(0)
    for (const cell of cells) cost[cell]! += 1
    return [
      minimum(start, cost),
      -minimum(
        start,
        cost.map((one) => -one),
      ),
    ]
  }
}

interface Tableau {
  readonly rows: number[][]
  readonly basis: number[]
}

const TINY = 1e-7

const feasible = (count: number, known: readonly Known[]): Tableau => {
  const width = count + known.length
  const rows = known.map(({ cells, value }, i) => {
    const row = new Array<number>(width + 1).fill(0)
    for (const cell of cells) row[cell]! += 1
    row[count + i] = 1
    row[width] = value
    return row
  })
  const tableau = { rows, basis: known.map((_, i) => count + i) }
  const artificial = Array.from({ length: width }, (_, i) => (i < count ? 0 : 1))
  if (solve(tableau, artificial) > 1e-6)
    throw new Error('attacker: expected published sums that fit, found none')
  tableau.basis.forEach((variable, i) => {
    if (variable < count) return
    const column = tableau.rows[i]!.findIndex((one, at) => at < count && Math.abs(one) > TINY)
    if (column >= 0) pivot(tableau, i, column)
  })
  const kept = tableau.basis
    .map((variable, i) => ({ variable, i }))
    .filter(({ variable }) => variable < count)
  return {
    rows: kept.map(({ i }) => [...tableau.rows[i]!.slice(0, count), tableau.rows[i]!.at(-1)!]),
    basis: kept.map(({ variable }) => variable),
  }
}

const minimum = ({ rows, basis }: Tableau, cost: readonly number[]): number =>
  solve({ rows: rows.map((row) => [...row]), basis: [...basis] }, cost)

const solve = (tableau: Tableau, cost: readonly number[]): number => {
  const { rows, basis } = tableau
  const reduced = (column: number): number =>
    cost[column]! - rows.reduce((sum, row, i) => sum + cost[basis[i]!]! * row[column]!, 0)
  for (;;) {
    const entering = cost.findIndex((_, column) => reduced(column) < -TINY)
    if (entering < 0) return rows.reduce((sum, row, i) => sum + cost[basis[i]!]! * row.at(-1)!, 0)
    let leaving = -1
    rows.forEach((row, i) => {
      if (row[entering]! <= TINY) return
      const ratio = row.at(-1)! / row[entering]!
      const best = leaving < 0 ? Number.POSITIVE_INFINITY : rows[leaving]!.at(-1)! / rows[leaving]![entering]!
      if (ratio < best - TINY || (ratio < best + TINY && basis[i]! < basis[leaving]!)) leaving = i
    })
    if (leaving < 0) throw new Error('attacker: expected bounded cells')
    pivot(tableau, leaving, entering)
  }
}

const pivot = ({ rows, basis }: Tableau, leaving: number, entering: number): void => {
  const own = rows[leaving]!
  const by = own[entering]!
  for (let i = 0; i < own.length; i++) own[i]! /= by
  rows.forEach((row, i) => {
    const factor = row[entering]!
    if (i === leaving || factor === 0) return
    for (let j = 0; j < row.length; j++) row[j]! -= factor * own[j]!
  })
  basis[leaving] = entering
}
