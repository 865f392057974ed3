import { groupBy } from '../../cohort/values/group-by.ts'
import { LAST_PLACE, type Places, type RoundedCell } from './exact-cells.ts'

/** Up to this many different orders all are tried; beyond, they are sampled and the range is an inner bound. */
export const MOST_ORDERS = 100_000

/**
 * Every order, ties allowed to remain, of the exact times within each block of equally recorded times: all that a rank
 * test can tell. Cells of one kind (same outcome and group) are interchangeable and counted once. Null where intervals
 * of different recorded times overlap, so that blocks do not stand alone, or where there are too many orders.
 */
export const weakOrders = (
  cells: readonly RoundedCell[],
  kindOf: (cell: RoundedCell) => string,
): readonly Places[] | null => {
  const cellsOfSubject = groupBy(cells, ({ subject }) => subject)
  if ([...cellsOfSubject.values()].some((own) => own.length > 1)) return null
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
    const kinds = [...groupBy(block, ({ cell }) => kindOf(cell)).values()].map((own) => own.map(({ i }) => i))
    const sizes = kinds.map(({ length }) => length)
    count *= orderCount(sizes)
    if (count > MOST_ORDERS) return null
    const found = [...ordersOf(sizes)].map((order) => placed(order, kinds))
    orders.push(found)
  }
  return product(orders).map((parts) => {
    const places = cells.map(() => 0)
    for (const [i, place] of parts.flat()) places[i] = place
    return places
  })
}

type Placed = readonly (readonly [number, number])[]

/** How many weak orders there are, without listing them: those that begin with each choice, added up. */
const orderCount = (sizes: readonly number[], known = new Map<string, number>()): number => {
  if (sizes.every((count) => count === 0)) return 1
  if (sizes.reduce((product, count) => product * (count + 1), 1) > MOST_STATES)
    return Number.POSITIVE_INFINITY
  const key = sizes.join()
  const found = known.get(key)
  if (found !== undefined) return found
  let sum = 0
  for (const taken of choices(sizes)) {
    sum += orderCount(
      sizes.map((count, k) => count - taken[k]!),
      known,
    )
    if (sum > MOST_ORDERS) break
  }
  known.set(key, sum)
  return sum
}

/** So many ways to take some of each kind have far more orders than are tried. */
const MOST_STATES = 4096

/** A weak order as a list of ranks, each with how many of every kind share it. */
function* ordersOf(left: readonly number[]): Generator<readonly (readonly number[])[]> {
  if (left.every((count) => count === 0)) {
    yield []
    return
  }
  for (const taken of choices(left))
    for (const rest of ordersOf(left.map((count, k) => count - taken[k]!))) yield [taken, ...rest]
}

/** Every non-empty choice of so many of each kind. */
function* choices(left: readonly number[]): Generator<readonly number[]> {
  const total = left.reduce((product, count) => product * (count + 1), 1)
  for (let code = 1; code < total; code++) {
    let rest = code
    yield left.map((count) => {
      const taken = rest % (count + 1)
      rest = Math.floor(rest / (count + 1))
      return taken
    })
  }
}

const placed = (order: readonly (readonly number[])[], kinds: readonly (readonly number[])[]): Placed => {
  const next = kinds.map(() => 0)
  return order.flatMap((taken, rank) =>
    kinds.flatMap((own, k) =>
      Array.from({ length: taken[k]! }, () => {
        const i = own[next[k]!]!
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
