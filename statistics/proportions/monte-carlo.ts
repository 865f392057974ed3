import { type Answer, known } from '../numbers/answer.ts'
import { clopperPearson } from './clopper-pearson.ts'

/** The p-value of a permutation test or a test by random tables, with its Monte Carlo error. */
export interface MonteCarloP {
  /** (b + 1)/(B + 1), b of B runs at least as extreme. */
  readonly p: Answer
  /** Exact limits of the proportion of such runs: the Monte Carlo error. */
  readonly lower: Answer
  readonly upper: Answer
  readonly runs: number
  readonly seed: number
}

/**
 * p = (b + 1)/(B + 1) of `extreme` b in `runs` B at least as extreme, with exact limits at `level`.
 * Source: Davison and Hinkley 1997, 4.2; Clopper and Pearson 1934. Checked against R `binom.test` through the tests.
 */
export const monteCarlo = (extreme: number, runs: number, level: number) => ({
  p: known((extreme + 1) / (runs + 1)),
  ...clopperPearson(extreme, runs, level),
})
