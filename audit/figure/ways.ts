import type { CountsAt } from './figure-set.ts'
import type { Node, PossibleCounts } from './possible-counts.ts'

/** How many ways there are; of a set whose survivals are known closely, this is the number of tables of counts. */
export const waysIn = (possible: PossibleCounts): number =>
  (possible[0] ?? []).reduce((sum, start) => sum + waysFrom(possible, () => 1).get(start)!, 0)

/** The weighted number of ways from each number at risk to the end. */
export const waysFrom = (
  possible: PossibleCounts,
  weight: (counts: CountsAt) => number,
): ReadonlyMap<Node, number> => {
  const ways = new Map<Node, number>((possible.at(-1) ?? []).map((node) => [node, 1]))
  for (const layer of possible.slice(0, -1).toReversed())
    for (const node of layer)
      ways.set(
        node,
        node.next.reduce((sum, edge) => sum + weight(edge) * ways.get(edge.to)!, 0),
      )
  return ways
}

/** The least and the most that a sum over the moments can be; null if no table is possible. */
export const rangeOfSum = (
  possible: PossibleCounts,
  valueAt: (counts: CountsAt, atRisk: number, moment: number) => readonly [number, number],
): readonly [number, number] | null => {
  const sums = new Map<Node, readonly [number, number]>((possible.at(-1) ?? []).map((node) => [node, [0, 0]]))
  for (const [back, layer] of possible.slice(0, -1).toReversed().entries())
    for (const node of layer) {
      let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
      for (const edge of node.next) {
        const [least, most] = valueAt(edge, node.atRisk, possible.length - 2 - back)
        const [restLow, restHigh] = sums.get(edge.to)!
        low = Math.min(low, least + restLow)
        high = Math.max(high, most + restHigh)
      }
      sums.set(node, [low, high])
    }
  const starts = (possible[0] ?? []).map((node) => sums.get(node)!)
  return starts.length === 0
    ? null
    : [Math.min(...starts.map(([low]) => low)), Math.max(...starts.map(([, high]) => high))]
}
