import { lnGamma } from './special-functions.ts'

/**
 * The negative logarithm of the Poisson probability of a whole number x with mean m > 0, in a form in which large terms
 * never cancel: s(x) + x log(x/m) + m - x + log(2 pi x)/2, with s(x) the remainder of Stirling's formula. At x = 0 it
 * is m. At least 0; good to a few units of the last digit.
 * Source: Loader 2000, Fast and accurate computation of binomial probabilities. Checked against R `dpois(log = TRUE)`.
 */
export const poissonCost = (x: number, mean: number): number =>
  x === 0 ? mean : stirlingRest(x) + 0.5 * Math.log(2 * Math.PI * x) + deviance(x, mean)

/** x log(x/m) + m - x for x >= 0 and m > 0: 0 at x = m, and above 0 elsewhere. */
export const deviance = (x: number, mean: number): number => {
  if (x === 0) return mean
  const difference = x - mean
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference
  // log(x/m) = 2 (v + v^3/3 + v^5/5 + ...), v = (x - m)/(x + m)
  const v = difference / (x + mean)
  let sum = difference * v
  let power = 2 * x * v
  for (let k = 3; ; k += 2) {
    power *= v * v
    const next = sum + power / k
    if (next === sum) return next
    sum = next
  }
}

/** The smallest cost over all whole numbers, attained at the integer part of the mean. */
export const leastPoissonCost = (mean: number): number => poissonCost(Math.floor(mean), mean)

/** log x! minus Stirling's (x + 1/2) log x - x + log(2 pi)/2, for whole x from 1. */
const stirlingRest = (x: number): number => {
  if (x < 16) return lnGamma(x + 1) - (x + 0.5) * Math.log(x) + x - 0.5 * Math.log(2 * Math.PI)
  const square = x * x
  return (
    (1 / 12 -
      (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360360 / square) / square) / square) / square) /
        square) /
    x
  )
}
