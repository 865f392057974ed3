import { tabulate } from '../../../counts/count-rows.ts'
import { decodeIdPart } from '../../../values/id-part.ts'
import { rankOf, type TestData } from './test-data.ts'

/** The number of subjects with a pair of values: numbers, or positions among ordered categories. */
export interface Pair {
  readonly before: number
  readonly after: number
  readonly count: number
}

/** Pairs of two variables of one subject; subjects with a missing value are excluded. */
export const pairsOf = (
  {
    before,
    after,
    among,
  }: { readonly before: string; readonly after: string; readonly among?: string | undefined },
  data: TestData,
): readonly Pair[] => {
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
