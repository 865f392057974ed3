import { add, decimal, multiply, subtract, toNumber } from '../../statistics/numbers/rational.ts'
import { type QuantileType, sampleQuantile } from '../../statistics/ranks/sample-quantile.ts'
import { groupBy } from '../values/group-by.ts'

/** Tukey's fences: the quartiles minus and plus a multiple of the interquartile range. */
export interface Fences {
  readonly low: number
  readonly high: number
}

/** @returns null without values */
export const tukeyFences = (values: readonly number[], fence: number, type: QuantileType): Fences | null => {
  const counted = [...groupBy(values, (value) => value)].sort(([a], [b]) => a - b)
  const quartile = (p: number) =>
    sampleQuantile(
      counted.map(([value]) => value),
      counted.map(([, numbers]) => numbers.length),
      p,
      type,
    )
  const [q1, q3] = [quartile(0.25), quartile(0.75)]
  if (!q1.known || !q3.known) return null
  const [low, high] = [decimal(q1.value), decimal(q3.value)]
  const reach = multiply(decimal(fence), subtract(high, low))
  return { low: toNumber(subtract(low, reach)), high: toNumber(add(high, reach)) }
}
