import { type Answer, known, unknown } from '../numbers/answer.ts'
import { toNumber } from '../numbers/rational.ts'
import { fisherByHalves, MOST_STEPS } from './fisher-by-halves.ts'
import { type FirstCell, largeFirstCell } from './fisher-large-two-by-two.ts'
import { tableCount, tableWeight, visitTables } from './tables-with-margins.ts'
import type { TwoByTwo } from './two-by-two.ts'

/**
 * p of Fisher's test:
 *   probability  two-sided: the sum over the tables with the same margins that are at most as probable as the observed one
 *   doubled      two-sided: twice the smaller one-sided p, at most 1 (2x2 only)
 *   one-sided    the smaller one-sided p, min(less, greater) (2x2 only)
 */
export type FisherRule = 'probability' | 'doubled' | 'one-sided'

export interface FisherExact {
  /** By the rule. */
  readonly p: Answer
  /** Mid-p: tables exactly as probable as the observed one (doubled, one-sided: the observed one) count half. */
  readonly midP: Answer
  /** One-sided, 2x2 only: probability of a first cell as small as the observed one or smaller. */
  readonly less: Answer
  /** One-sided, 2x2 only: probability of a first cell as large as the observed one or larger. */
  readonly greater: Answer
  /** Probability of the observed table, given its margins. */
  readonly probability: Answer
}

/** The largest number of tables that are enumerated. */
export const MOST_TABLES = 1_000_000

/** With more subjects than this the weights are hundreds of thousands of digits long. */
const MOST_SUBJECTS = 50_000

/**
 * Fisher's exact test of an r x c table of whole counts, given its margins. "At most as probable" is decided by whole
 * numbers of any length and needs no tolerance. Up to 10^6 tables with the margins, and 50,000 subjects, the tables are
 * enumerated and their weights added as whole numbers; beyond, the probabilities are added in doubles with 11 digits:
 * for 2x2 tables by the hypergeometric distribution, for larger ones by halves of the columns.
 *
 * `table[row][column]`, all rows of one length; rows and columns without counts are ignored. No answer if fewer than
 * two rows or columns remain, or if a table larger than 2x2 would take more than `steps` of some ns (use a seeded Monte
 * Carlo instead).
 * Errors: throws on a count that is not whole and >= 0.
 * Source: Fisher 1935; Freeman and Halton 1951. Checked against R `fisher.test`, whose r x c algorithm treats
 * probabilities as equal that differ by less than 1e-7.
 */
export const fisherExact = (
  table: readonly (readonly number[])[],
  rule: FisherRule = 'probability',
  steps: number = MOST_STEPS,
): FisherExact => {
  checkCounts(table)
  const small = withoutEmpty(table)
  if (small.length < 2) return none('fewer than two rows or columns have counts')
  const rows = small.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = small[0]!.map((_, j) => small.reduce((sum, row) => sum + row[j]!, 0))
  const isTwoByTwo = table.length === 2 && table[0]!.length === 2
  const n = rows.reduce((sum, row) => sum + row, 0)
  if (n <= MOST_SUBJECTS && tableCount(rows, columns, MOST_TABLES) <= MOST_TABLES)
    return answers(tails(small, rows, columns), rule, isTwoByTwo)
  if (rows.length === 2 && columns.length === 2)
    return answers(weighed(largeFirstCell(small as unknown as TwoByTwo)), rule, isTwoByTwo)
  const byHalves = fisherByHalves(small, steps)
  if (byHalves === null)
    return none(
      `more than ${MOST_TABLES} tables have these margins, and adding their probabilities takes more than ${steps} steps`,
    )
  return answers(weighed({ ...byHalves, smaller: 0, larger: 0 }), rule, isTwoByTwo)
}

const checkCounts = (table: readonly (readonly number[])[]): void => {
  for (const count of table.flat()) {
    if (!(Number.isSafeInteger(count) && count >= 0)) {
      throw new Error(`fisherExact: expected whole counts from 0, found ${count}`)
    }
  }
}

/** The table without its empty rows and columns; empty if fewer than two columns remain. */
const withoutEmpty = (table: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const rows = table.filter((row) => row.some((count) => count > 0))
  const columns = (table[0] ?? []).map((_, j) => rows.some((row) => row[j]! > 0))
  if (columns.filter(Boolean).length < 2) return []
  return rows.map((row) => row.filter((_, j) => columns[j]))
}

/** Sums of weights of the tables, compared with the observed one. */
interface Tails {
  readonly total: bigint
  readonly observed: bigint
  readonly rarer: bigint
  readonly asRare: bigint
  readonly smaller: bigint
  readonly larger: bigint
}

const tails = (
  table: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
): Tails => {
  const observed = tableWeight(table)
  const cell = table[0]![0]!
  let [total, rarer, asRare, smaller, larger] = [0n, 0n, 0n, 0n, 0n]
  visitTables(rows, columns, (weight, firstCell) => {
    total += weight
    if (weight < observed) rarer += weight
    else if (weight === observed) asRare += weight
    if (firstCell < cell) smaller += weight
    else if (firstCell > cell) larger += weight
  })
  return { total, observed, rarer, asRare, smaller, larger }
}

/** Probabilities as whole weights out of 2^1074: every double is a whole multiple of 2^-1074. */
const weighed = (cell: FirstCell): Tails => ({
  total: 1n << 1074n,
  observed: units(cell.observed),
  rarer: units(cell.rarer),
  asRare: units(cell.asRare),
  smaller: units(cell.smaller),
  larger: units(cell.larger),
})

/** x 2^1074, exactly, of 0 <= x <= 1. */
const units = (x: number): bigint => {
  let [rest, places] = [x, 1074n]
  while (!Number.isInteger(rest)) [rest, places] = [rest * 2, places - 1n]
  return BigInt(rest) << places
}

const answers = (tails: Tails, rule: FisherRule, isTwoByTwo: boolean): FisherExact => {
  const { total, observed, rarer, asRare, smaller, larger } = tails
  /** Half of a sum of weights over all of them. */
  const halves = (weight: bigint): Answer => known(Math.min(1, toNumber({ n: weight, d: 2n * total })))
  const onlyTwoByTwo = unknown('defined only for 2x2 tables')
  const oneSided = {
    less: isTwoByTwo ? halves(2n * (smaller + observed)) : onlyTwoByTwo,
    greater: isTwoByTwo ? halves(2n * (larger + observed)) : onlyTwoByTwo,
    probability: halves(2n * observed),
  }
  switch (rule) {
    case 'probability':
      return { p: halves(2n * (rarer + asRare)), midP: halves(2n * rarer + asRare), ...oneSided }
    case 'doubled':
    case 'one-sided': {
      if (!isTwoByTwo) return { p: onlyTwoByTwo, midP: onlyTwoByTwo, ...oneSided }
      const least = smaller < larger ? smaller : larger
      const sides = rule === 'doubled' ? 2n : 1n
      return {
        p: halves(sides * 2n * (least + observed)),
        midP: halves(sides * (2n * least + observed)),
        ...oneSided,
      }
    }
    default: {
      const never: never = rule
      throw new Error(`fisherExact: expected a rule, found ${never}`)
    }
  }
}

const none = (reason: string): FisherExact => {
  const answer = unknown(reason)
  return { p: answer, midP: answer, less: answer, greater: answer, probability: answer }
}
