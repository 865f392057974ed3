import { fUpperTail } from '../distributions/f-tail.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { type CountedValues, exactSums } from '../numbers/exact-sums.ts'
import { add, divide, type Rational, rational, subtract, toNumber } from '../numbers/rational.ts'

export interface Anova {
  readonly f: Answer
  /** Groups - 1. */
  readonly df: Answer
  /** Of the denominator; whole but for Welch's. */
  readonly residualDf: Answer
  readonly p: Answer
}

/**
 * One-way analysis of variance of two or more groups, with one variance for all:
 *   between = sum of n_j (mean_j - mean)^2, within = sum of squares about the groups' means,
 *   F = (between/(k - 1)) / (within/(n - k)) on k - 1 and n - k df, eta^2 = between/(between + within)
 * Both sums are exact fractions. Groups without values are ignored. Of two groups F is the square of Student's t.
 *
 * `groups`: distinct values of each with counts. No answer: fewer than two groups with values; one value in each; no
 * variation within the groups.
 * Source: Fisher 1925, Statistical Methods for Research Workers. Checked against R `aov` and
 * `oneway.test(var.equal = TRUE)`, and by hand.
 */
export const anova = (groups: readonly CountedValues[]): Anova & { readonly etaSquared: Answer } => {
  const { sums } = exactSums(groups)
  const present = sums.filter(({ n }) => n > 0n)
  const [k, n] = [BigInt(present.length), total(present.map((group) => group.n))]
  if (k < 2n) return { ...noAnova(FEW_GROUPS), etaSquared: unknown(FEW_GROUPS) }
  // about 0: all squares, those of the groups' means, and that of the mean
  const squares = rational(total(present.map((group) => group.squares)))
  const ofMeans = present.reduce<Rational>(
    (sum, group) => add(sum, rational(group.sum * group.sum, group.n)),
    NOTHING,
  )
  const all = total(present.map((group) => group.sum))
  const between = subtract(ofMeans, rational(all * all, n))
  const within = subtract(squares, ofMeans)
  const whole = add(between, within)
  const etaSquared =
    whole.n === 0n ? unknown('all values are equal') : known(toNumber(divide(between, whole)))
  if (n === k)
    return { ...noAnova('no group has two values'), etaSquared: unknown('no group has two values') }
  if (within.n === 0n) return { ...noAnova('no variation within the groups'), etaSquared }
  const [df, residualDf] = [k - 1n, n - k]
  const f = toNumber(divide(divide(between, rational(df)), divide(within, rational(residualDf))))
  return {
    f: known(f),
    df: known(Number(df)),
    residualDf: known(Number(residualDf)),
    p: known(fUpperTail(f, Number(df), Number(residualDf))),
    etaSquared,
  }
}

const NOTHING = rational(0)

const total = (numbers: readonly bigint[]): bigint => numbers.reduce((sum, number) => sum + number, 0n)

export const FEW_GROUPS = 'fewer than two groups have values'

export const noAnova = (reason: string): Anova => {
  const none = unknown(reason)
  return { f: none, df: none, residualDf: none, p: none }
}
