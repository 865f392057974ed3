import { groupBy } from '../../cohort/values/group-by.ts'
import { memoizedBy } from '../../statistics/numbers/memoized.ts'
import { LAST_PLACE, type Places, type RoundedCell } from './exact-cells.ts'

/** With more orders a sample is tried, and the range is an inner bound. */
export const MOST_ORDERS = 100_000

/**
 * Every order, with ties, of the exact times within each block of equal recorded times: a rank test depends on nothing
 * else. Cells of one kind (same outcome and group) are interchangeable and counted once. Null if intervals of different
 * recorded times overlap, so that blocks are not independent, or if there are too many orders.
 */
export const weakOrders = (
  cells: readonly RoundedCell[],
  kindOf: (cell: RoundedCell) => string,
): readonly Places[] | null => {
  const cellsOfSubject = groupBy(cells, ({ subject }) => subject)
  if ([...cellsOfSubject.values()].some((cellsOfOne) => cellsOfOne.length > 1)) return null
  if (new Set(cells.map(({ rounding }) => rounding)).size > 1) return null
  const times = [...new Set(cells.map(({ recorded }) => recorded))].sort((a, b) => a - b)
  if (times.some((time, i) => i > 0 && time - times[i - 1]! < 1)) return null
  const blocks = [
    ...groupBy(
      cells.map((cell, i) => ({ cell, i })),
      ({ cell }) => cell.recorded,
    ).values(),
  ]
  const orders: (readonly Placed[])[] = []
  let count = 1
  for (const block of blocks) {
    const kinds = [...groupBy(block, ({ cell }) => kindOf(cell)).values()].map((ofKind) =>
      ofKind.map(({ i }) => i),
    )
    const sizes = kinds.map(({ length }) => length)
    count *= orderCount(sizes)
    if (count > MOST_ORDERS) return null
    orders.push([...ordersOf(sizes)].map((order) => placed(order, kinds)))
  }
  return product(orders).map((parts) => {
    const places = cells.map(() => 0)
    for (const [i, place] of parts.flat()) places[i] = place
    return places
  })
}

type Placed = readonly (readonly [number, number])[]

/** The number of weak orders, by recursion over the first rank. */
const orderCount = memoizedBy(String, (sizes: readonly number[]): number => {
  if (sizes.every((count) => count === 0)) return 1
  if (sizes.reduce((product, count) => product * (count + 1), 1) > MOST_STATES)
    return Number.POSITIVE_INFINITY
  let sum = 0
  for (const taken of choices(sizes)) {
    sum += orderCount(sizes.map((count, k) => count - taken[k]!))
    if (sum > MOST_ORDERS) break
  }
  return sum
})

/** Blocks with more choices of a first rank have far more orders than are tried. */
const MOST_STATES = 4096

/** A weak order as a list of ranks, each with the number of cells of every kind. */
function* ordersOf(remaining: readonly number[]): Generator<readonly (readonly number[])[]> {
  if (remaining.every((count) => count === 0)) {
    yield []
    return
  }
  for (const taken of choices(remaining))
    for (const rest of ordersOf(remaining.map((count, k) => count - taken[k]!))) yield [taken, ...rest]
}

/** Every non-empty choice of a number of each kind. */
function* choices(remaining: readonly number[]): Generator<readonly number[]> {
  const total = remaining.reduce((product, count) => product * (count + 1), 1)
  for (let code = 1; code < total; code++) {
    let rest = code
    yield remaining.map((count) => {
      const taken = rest % (count + 1)
      rest = Math.floor(rest / (count + 1))
      return taken
    })
  }
}

const placed = (order: readonly (readonly number[])[], kinds: readonly (readonly number[])[]): Placed => {
  const next = kinds.map(() => 0)
  return order.flatMap((taken, rank) =>
    kinds.flatMap((indices, k) =>
      Array.from({ length: taken[k]! }, () => {
        const i = indices[next[k]!]!
        next[k]!++
        return [i, Math.floor(((rank + 0.5) / order.length) * LAST_PLACE)] as const
      }),
    ),
  )
}

const product = (lists: readonly (readonly Placed[])[]): readonly (readonly Placed[])[] =>
  lists.reduce<readonly (readonly Placed[])[]>(
    (sofar, list) => sofar.flatMap((parts) => list.map((part) => [...parts, part])),
    [[]],
  )
