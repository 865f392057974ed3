import { compareProbabilities } from '../distributions/equally-probable.ts'
import { poissonCost } from '../distributions/poisson-cost.ts'
import { visitRowSums } from './half-row-sums.ts'
import {
  countSteps,
  type Half,
  halfOf,
  leastCost,
  TooManyTables,
  visitFillings,
  type Work,
} from './half-tables.ts'

/** Probabilities of the tables with the observed margins, compared with the observed table. */
export interface ByHalves {
  readonly rarer: number
  readonly asRare: number
  readonly observed: number
}

/** The most steps of work, of about 10 ns each: some seconds. */
export const MOST_STEPS = 200_000_000

/** Two costs nearer than this are compared in whole numbers; the costs themselves are good to 1e-10. */
const NEAR = 1e-8

/** Below this p, 1 minus the sum over the likelier tables has too few digits. */
const FEW_DIGITS = 0.01

/**
 * Fisher's exact test of an r x c table with too many tables for enumeration. The columns are divided into two halves;
 * for each possible set of row sums of the first half (permutations among equal rows are one set) all fillings of both
 * halves are listed with their probabilities. For each filling of the first half, the fillings of the second that make
 * the table at most as probable as the observed one are a tail of the sorted list.
 *
 * A table's probability is exp(-cost) over a constant, the cost being a sum of small positive terms, so that the sum
 * has about 12 digits; if two logarithms differ by less than 1e-8, whole numbers decide which table is more probable.
 * Skips fillings that belong only to tables likelier than the sum needs, or to tables with together less than 1e-13 of
 * the observed table's probability. null if it would take more than `steps`.
 *
 * `table`: whole counts, no empty row or column, at least two of each. Memory: the fillings of one set of row sums.
 * Source: meet in the middle, instead of the network of Mehta and Patel 1983. Checked against R `fisher.test`
 * (workspace = 2e8) and against enumeration of all tables.
 */
export const fisherByHalves = (
  table: readonly (readonly number[])[],
  steps: number = MOST_STEPS,
): ByHalves | null => {
  const plan = planOf(table)
  const work = { left: steps }
  try {
    const observed = Math.exp(-plan.observedCost) / plan.all
    const inside = sums(plan, plan.observedCost + NEAR, work)
    const rarer = 1 - (inside.likelier + inside.asRare) / plan.all
    if (rarer >= FEW_DIGITS) return { rarer, asRare: inside.asRare / plan.all, observed }
    const outside = sums(plan, plan.observedCost + plan.beyond, work)
    return { rarer: outside.rarer / plan.all, asRare: outside.asRare / plan.all, observed }
  } catch (error) {
    if (error instanceof TooManyTables) return null
    throw error
  }
}

interface Plan {
  readonly rows: readonly number[]
  readonly left: Half
  readonly right: Half
  readonly observed: readonly number[]
  readonly observedCost: number
  /** The sum of exp(-cost) over all tables. */
  readonly all: number
  /** Tables that cost this much more than the observed one have together less than e^-30 of its probability. */
  readonly beyond: number
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

const planOf = (given: readonly (readonly number[])[]): Plan => {
  const table =
    given.length <= given[0]!.length ? given : given[0]!.map((_, j) => given.map((row) => row[j]!))
  const rows = table.map(sumOf)
  // equal rows side by side
  rows.sort((a, b) => b - a)
  const columns = table[0]!.map((_, j) => sumOf(table.map((row) => row[j]!))).sort((a, b) => b - a)
  const n = sumOf(rows)
  const rowSums = table.map(sumOf)
  const cost = sumOf(
    table.flatMap((row, i) =>
      row.map((x, j) => poissonCost(x, (rowSums[i]! * sumOf(table.map((other) => other[j]!))) / n)),
    ),
  )
  const alone = (x: number): number => poissonCost(x, x)
  const [left, right] = divided(columns)
  return {
    rows,
    left: halfOf(rows, left, n),
    right: halfOf(rows, right, n),
    observed: table.flat(),
    observedCost: cost,
    all: Math.exp(alone(n) - sumOf(rows.map(alone)) - sumOf(columns.map(alone))),
    beyond: 30 + logFillings(columns, rows.length),
  }
}

/**
 * Two halves with about equally many fillings. The largest column of a half follows from the others; the two columns
 * that are filled last come first, the smaller of them at index 0.
 */
const divided = (columns: readonly number[]): readonly [readonly number[], readonly number[]] => {
  const halves: [number[], number[]] = [[columns[0]!], [columns[1]!]]
  // the largest column of each half is free; the next largest goes to the half with fewer fillings
  const costs: [number, number] = [0, 0]
  for (const column of columns.slice(2)) {
    const side = costs[0] < costs[1] ? 0 : 1
    halves[side].push(column)
    costs[side] += Math.log(column + 1)
  }
  const ordered = (half: readonly number[]): readonly number[] =>
    half.length < 2 ? half : [half.at(-1)!, half[0]!, ...half.slice(1, -1)]
  return [ordered(halves[0]), ordered(halves[1])]
}

/** The logarithm of an upper bound of the number of tables: all fillings of all columns but the largest. */
const logFillings = (columns: readonly number[], rows: number): number => {
  let log = 0
  for (const column of columns.slice(1)) for (let k = 1; k < rows; k++) log += Math.log((column + k) / k)
  return log
}

interface Sums {
  likelier: number
  asRare: number
  rarer: number
}

/** Sums of exp(-cost) over the tables that cost at most `limit`, compared with the observed table. */
const sums = (plan: Plan, limit: number, work: Work): Sums => {
  const found: Sums = { likelier: 0, asRare: 0, rarer: 0 }
  const { left, right, rows } = plan
  const [leftTotal, rightTotal] = [sumOf(left.columns), sumOf(right.columns)]
  visitRowSums(plan, limit, work, (leftSums, ways) => {
    const others = rows.map((row, i) => row - leftSums[i]!)
    const [leastLeft, leastRight] = [
      leastCost(left, leftSums, leftTotal),
      leastCost(right, others, rightTotal),
    ]
    countSteps(work, 40)
    if (leastLeft + leastRight > limit) return
    const costs = listOf(left, leftSums, limit - leastRight, work)
    const other = listOf(right, others, limit - leastLeft, work)
    addPairs(plan, leftSums, costs, other, ways, found, work)
  })
  return found
}

const listOf = (half: Half, rowSums: readonly number[], limit: number, work: Work): Float64Array => {
  let costs = new Float64Array(64)
  let length = 0
  visitFillings(half, rowSums, limit + NEAR, work, (cost) => {
    if (length === costs.length) {
      const longer = new Float64Array(2 * length)
      longer.set(costs)
      costs = longer
    }
    costs[length++] = cost
  })
  // cost of sorting and of one exponential per filling
  countSteps(work, 15 * length)
  return costs.subarray(0, length).sort()
}

/**
 * Two pointers: the more a filling of the first half costs, the less the second has to cost for the same table cost.
 */
const addPairs = (
  plan: Plan,
  rowSums: readonly number[],
  costs: Float64Array,
  other: Float64Array,
  ways: number,
  found: Sums,
  work: Work,
): void => {
  if (costs.length === 0 || other.length === 0) return
  const masses = other.map((cost) => Math.exp(-cost))
  const before = new Float64Array(other.length + 1)
  for (let k = 0; k < other.length; k++) before[k + 1] = before[k]! + masses[k]!
  const after = new Float64Array(other.length + 1)
  for (let k = other.length - 1; k >= 0; k--) after[k] = after[k + 1]! + masses[k]!
  let [low, high] = [other.length, other.length]
  const near: number[] = []
  for (const cost of costs) {
    const target = plan.observedCost - cost
    while (low > 0 && other[low - 1]! >= target - NEAR) low--
    while (high > 0 && other[high - 1]! > target + NEAR) high--
    const mass = ways * Math.exp(-cost)
    found.likelier += mass * before[low]!
    found.rarer += mass * after[high]!
    if (low < high) near.push(cost)
  }
  if (near.length > 0) addNear(plan, rowSums, new Set(near), ways, found, work)
}

/** Tables about as probable as the observed one, cell by cell. */
const addNear = (
  plan: Plan,
  rowSums: readonly number[],
  near: ReadonlySet<number>,
  ways: number,
  found: Sums,
  work: Work,
): void => {
  const { left, right, rows, observed, observedCost } = plan
  const filledLeft: (readonly [number, readonly number[]])[] = []
  const most = Math.max(...near) + NEAR
  visitFillings(left, rowSums, most, work, (cost, cells) => {
    if (near.has(cost)) filledLeft.push([cost, [...cells]])
  })
  const others = rows.map((row, i) => row - rowSums[i]!)
  visitFillings(right, others, observedCost - Math.min(...near) + NEAR, work, (cost, cells) => {
    for (const [first, filled] of filledLeft) {
      if (Math.abs(first + cost - observedCost) > NEAR) continue
      const mass = ways * Math.exp(-first - cost)
      const compared = compareProbabilities([...filled, ...cells], observed)
      if (compared === 0) found.asRare += mass
      else if (compared < 0) found.rarer += mass
      else found.likelier += mass
    }
  })
}
