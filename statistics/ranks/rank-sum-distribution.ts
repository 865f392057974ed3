/**
 * The permutation distribution of a rank sum with ties: the probability of each sum of `size` of the n midranks if all
 * choices are equally likely. Entry s of the result is the probability that twice the rank sum is s (twice, because
 * midranks may be halves). Only positive terms are added, so that the tails keep their digits.
 *
 * `tieSizes`: number of subjects with each distinct value, ascending. Cost: size * 2 * sum * number of values; see
 * `distributionCost`.
 * Source: Streitberg and Roehmel 1986, by blocks of ties.
 */
export const rankSumDistribution = (tieSizes: readonly number[], size: number): Float64Array => {
  const n = tieSizes.reduce((sum, ties) => sum + ties, 0)
  const width = largestSum(tieSizes, size) + 1
  // probabilities[k][s]: k of the values so far are chosen, with doubled rank sum s
  let probabilities = Array.from({ length: size + 1 }, () => new Float64Array(width))
  probabilities[0]![0] = 1
  let seen = 0
  for (const ties of tieSizes) {
    const rank = 2 * seen + ties + 1
    const next = Array.from({ length: size + 1 }, () => new Float64Array(width))
    probabilities.forEach((row, k) => {
      if (k > seen) return
      for (const { chosen, probability } of chosenFromTie(ties, size - k, n - seen))
        addShifted(next[k + chosen]!, row, chosen * rank, probability)
    })
    probabilities = next
    seen += ties
  }
  return probabilities[size]!
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

/** Number of steps of `rankSumDistribution`, to decide whether the exact distribution is affordable. */
export const distributionCost = (tieSizes: readonly number[], size: number): number =>
  tieSizes.reduce((sum, ties) => sum + Math.min(ties, size) + 1, 0) * size * largestSum(tieSizes, size)

/**
 * The number of chosen subjects among the next `ties` if `open` of the `remaining` ones are chosen: hypergeometric
 * C(ties, k) C(remaining - ties, open - k) / C(remaining, open).
 */
const chosenFromTie = (
  ties: number,
  open: number,
  remaining: number,
): readonly { chosen: number; probability: number }[] => {
  const first = Math.max(0, open - (remaining - ties))
  const last = Math.min(ties, open)
  if (last < first) return []
  const weights = [1]
  for (let k = first; k < last; k++) {
    const ratio = ((ties - k) * (open - k)) / ((k + 1) * (remaining - ties - open + k + 1))
    weights.push(weights.at(-1)! * ratio)
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight, k) => ({ chosen: first + k, probability: weight / total }))
}
