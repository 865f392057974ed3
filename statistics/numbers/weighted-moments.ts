/** Sums of weights and of weighted products of deviations from the mean, updated as weights are added and removed. */
export interface WeightedMoments {
  total: number
  readonly mean: Float64Array
  /** Sums of products of two deviations, row after row; only on and above the diagonal. */
  readonly second: Float64Array
  /** Sums of products of three deviations, all of them; empty unless requested. */
  readonly third: Float64Array
}

export const noWeight = (size: number, withThird: boolean): WeightedMoments => ({
  total: 0,
  mean: new Float64Array(size),
  second: new Float64Array(size * size),
  third: new Float64Array(withThird ? size * size * size : 0),
})

export const decayed = (moments: WeightedMoments): void => {
  moments.total = 0
  for (const sums of [moments.mean, moments.second, moments.third]) sums.fill(0)
}

/** Multiplies all weights by a factor. */
export const scaleWeights = (moments: WeightedMoments, factor: number): void => {
  moments.total *= factor
  scale(moments.second, factor)
  scale(moments.third, factor)
}

const scale = (sums: Float64Array, factor: number): void => {
  for (let a = 0; a < sums.length; a++) sums[a]! *= factor
}

/**
 * Adds a weight at the point x[from], x[from + 1], ...; a negative one removes it. With W the previous total, w the
 * weight, r = w/(W + w) and d the deviation from the mean before:
 *   mean += r d,  S_ab += r W d_a d_b,  T_abc += r W (W - w)/(W + w) d_a d_b d_c - r (d_a S_bc + d_b S_ac + d_c S_ab)
 * Adding loses no digits; removing does if only a small part of the total remains.
 *
 * Source: West 1979; the third moments as in Pebay 2008. Checked against sums about the mean in two passes.
 */
export const addWeight = (moments: WeightedMoments, x: Float64Array, from: number, weight: number): void => {
  const { total: before, mean, second, third } = moments
  const size = mean.length
  const total = before + weight
  const r = weight / total
  if (third.length > 0) addThird(moments, x, from, weight)
  for (let a = 0; a < size; a++) {
    const off = r * before * (x[from + a]! - mean[a]!)
    for (let c = a; c < size; c++) second[a * size + c]! += off * (x[from + c]! - mean[c]!)
  }
  for (let a = 0; a < size; a++) mean[a]! += r * (x[from + a]! - mean[a]!)
  moments.total = total
}

const addThird = (moments: WeightedMoments, x: Float64Array, from: number, weight: number): void => {
  const { total: before, mean, second, third } = moments
  const size = mean.length
  const total = before + weight
  const r = weight / total
  const off = (a: number): number => x[from + a]! - mean[a]!
  const spread = (a: number, c: number): number => second[a < c ? a * size + c : c * size + a]!
  for (let a = 0; a < size; a++)
    for (let c = 0; c < size; c++)
      for (let e = 0; e < size; e++)
        third[(a * size + c) * size + e]! +=
          ((r * before * (before - weight)) / total) * off(a) * off(c) * off(e) -
          r * (off(a) * spread(c, e) + off(c) * spread(a, e) + off(e) * spread(a, c))
}
