import type { CountedValues } from '../../../../statistics/numbers/exact-sums.ts'
import { tabulate } from '../../../counts/count-rows.ts'
import { subtractDecimals } from '../../../values/decimal.ts'
import { groupBy } from '../../../values/group-by.ts'
import { decodeIdPart } from '../../../values/id-part.ts'
import { rankOf, type TestData } from './test-data.ts'

/** The number of subjects with a pair of values: numbers, or positions among ordered categories. */
export interface Pair {
  readonly before: number
  readonly after: number
  readonly count: number
}

/** What every test of paired values names. */
export interface OfPairs {
  readonly before: string
  readonly after: string
  readonly among?: string | undefined
}

/** Pairs of two variables of one subject; subjects with a missing value are excluded. */
export const pairsOf = ({ before, after, among }: OfPairs, data: TestData): readonly Pair[] => {
  const [first, second] = [data.variables.get(before)!, data.variables.get(after)!]
  const { groups } = tabulate(
    data.countRows,
    { population: among ?? null, variable: after, by: before },
    second,
    [],
  )
  return groups.flatMap(({ name, values }) =>
    values.map(({ text, count }) => ({
      before: rankOf(decodeIdPart(name.slice(name.indexOf('=') + 1)), first),
      after: rankOf(text, second),
      count,
    })),
  )
}

/** The differences after minus before as decimals, ascending, with the number of pairs that have each. */
export const differencesOf = (pairs: readonly Pair[]): CountedValues => {
  const differences = [...groupBy(pairs, ({ before, after }) => subtractDecimals(after, before))].sort(
    ([a], [b]) => a - b,
  )
  return {
    values: differences.map(([value]) => value),
    counts: differences.map(([, same]) => same.reduce((sum, { count }) => sum + count, 0)),
  }
}
