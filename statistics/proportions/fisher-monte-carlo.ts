import { lnGamma } from '../distributions/special-functions.ts'
import { unknown } from '../numbers/answer.ts'
import { randomBelow, shuffle } from '../numbers/random.ts'
import { type MonteCarloP, monteCarlo } from './monte-carlo.ts'

/** Two tables closer than this in log probability count as equally probable. */
const TIE = 1e-7

/**
 * Fisher's test of an r x c table by random tables with the same margins, if there are too many to enumerate: the
 * proportion at most as probable as the observed one (within 1e-7 in the logarithm, as R), which itself counts.
 *
 * `runs` B, `seed`: declared by the plan; `level`: of the Monte Carlo limits. No answer if fewer than two rows or
 * columns have counts. Source: Patefield 1981 for the distribution, drawn here by shuffling. Checked against
 * `fisherExact`.
 */
export const fisherMonteCarlo = (
  table: readonly (readonly number[])[],
  runs: number,
  seed: number,
  level: number,
): MonteCarloP => {
  const rowOf = table.flatMap((row, i) => row.flatMap((count) => Array.from({ length: count }, () => i)))
  const columnOf = table.flatMap((row) => row.flatMap((count, j) => Array.from({ length: count }, () => j)))
  if (new Set(rowOf).size < 2 || new Set(columnOf).size < 2) {
    const none = unknown('fewer than two rows or columns have counts')
    return { p: none, lower: none, upper: none, runs, seed }
  }
  const below = randomBelow(seed)
  const observed = logProbability(table)
  let extreme = 0
  for (let run = 0; run < runs; run++) {
    shuffle(columnOf, below)
    const drawn = table.map((row) => row.map(() => 0))
    rowOf.forEach((row, subject) => {
      drawn[row]![columnOf[subject]!]! += 1
    })
    if (logProbability(drawn) <= observed + TIE) extreme += 1
  }
  return { ...monteCarlo(extreme, runs, level), runs, seed }
}

/** Logarithm of the probability, up to a constant of the margins. */
const logProbability = (table: readonly (readonly number[])[]): number =>
  -table.flat().reduce((sum, count) => sum + lnGamma(count + 1), 0)
