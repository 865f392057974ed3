/**
 * Compares the exact probabilities of two tables with the same margins: -1 if the first is less probable, 0 if both are
 * equally probable, 1 if it is more probable. The probability is proportional to 1 over the product of the cells'
 * factorials; common factors cancel, and the rest is compared in whole numbers.
 *
 * `first`, `second`: the cells of either table in any order, as many of each.
 */
export const compareProbabilities = (first: readonly number[], second: readonly number[]): -1 | 0 | 1 => {
  const ascending = (cells: readonly number[]): readonly number[] => cells.toSorted((a, b) => a - b)
  const [a, b] = [ascending(first), ascending(second)]
  // the product of all of first!/second!
  let [above, below] = [1n, 1n]
  a.forEach((cell, i) => {
    above *= product(b[i]! + 1, cell)
    below *= product(cell + 1, b[i]!)
  })
  return above === below ? 0 : above > below ? -1 : 1
}

/** from x ... x to, by halves, so that the factors have similar lengths; 1 if to < from. */
const product = (from: number, to: number): bigint => {
  if (to < from) return 1n
  if (to - from < 8) {
    let value = BigInt(from)
    for (let k = from + 1; k <= to; k++) value *= BigInt(k)
    return value
  }
  const middle = Math.floor((from + to) / 2)
  return product(from, middle) * product(middle + 1, to)
}
