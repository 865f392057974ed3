/**
 * The permutation law of a rank sum with ties: how likely each sum of `size` of the n midranks is when all choices
 * are equally likely. Entry s of the result is the probability that twice the rank sum is s (twice, because midranks
 * are halves). Sums of positive terms only, so the tails keep their digits.
 *
 * `tieSizes`: how many share each distinct value, ascending. Cost: size * 2 * sum * number of values; see `lawCost`.
 * Source: Streitberg and Roehmel 1986, by blocks of ties.
 */
export const rankSumDistribution = (tieSizes: readonly number[], size: number): Float64Array => {
  const n = tieSizes.reduce((sum, ties) => sum + ties, 0)
  const width = largestSum(tieSizes, size) + 1
  // shares[k][s]: probability that k of the values seen so far were chosen, with doubled rank sum s.
  let shares = Array.from({ length: size + 1 }, () => new Float64Array(width))
  shares[0]![0] = 1
  let seen = 0
  for (const ties of tieSizes) {
    const rank = 2 * seen + ties + 1
    const next = Array.from({ length: size + 1 }, () => new Float64Array(width))
    shares.forEach((row, k) => {
      if (k > seen) return
      const law = chosenLaw(ties, size - k, n - seen)
      for (const { chosen, probability } of law)
        addShifted(next[k + chosen]!, row, chosen * rank, probability)
    })
    shares = next
    seen += ties
  }
  return shares[size]!
}

const addShifted = (to: Float64Array, from: Float64Array, shift: number, factor: number): void => {
  for (let s = 0; s + shift < to.length; s++) {
    if (from[s]! > 0) to[s + shift]! += factor * from[s]!
  }
}

/** The largest doubled rank sum: the last `size` ranks. */
const largestSum = (tieSizes: readonly number[], size: number): number => {
  const n = tieSizes.reduce((sum, ties) => sum + ties, 0)
  return size * (2 * n - size + 1)
}

/** Steps of the computation, to decide whether an exact law is worth its time. */
export const distributionCost = (tieSizes: readonly number[], size: number): number =>
  tieSizes.reduce((sum, ties) => sum + Math.min(ties, size) + 1, 0) * size * largestSum(tieSizes, size)

/**
 * How many of the next `ties` subjects are chosen, when `open` of the remaining `left` are: hypergeometric
 * C(ties, k) C(left - ties, open - k) / C(left, open).
 */
const chosenLaw = (
  ties: number,
  open: number,
  left: number,
): readonly { chosen: number; probability: number }[] => {
  const first = Math.max(0, open - (left - ties))
  const last = Math.min(ties, open)
  if (last < first) return []
  const weights = [1]
  for (let k = first; k < last; k++) {
    const ratio = ((ties - k) * (open - k)) / ((k + 1) * (left - ties - open + k + 1))
    weights.push(weights.at(-1)! * ratio)
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight, k) => ({ chosen: first + k, probability: weight / total }))
}
