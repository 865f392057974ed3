import type { CountedValues } from '../../../../statistics/numbers/exact-sums.ts'
import type { ValueCounts } from '../../../../statistics/ranks/value-counts.ts'
import { type CountRow, levelCounts, type Tabulation, tabulate } from '../../../counts/count-rows.ts'
import type { EventRow } from '../../../counts/event-rows.ts'
import type { Endpoint } from '../../../descriptors/plan/endpoint.ts'
import { declaredGroups } from '../../../values/group.ts'
import { decodeValue, isQuantity, type Variable } from '../../../values/value.ts'

/** The data of the plan's tests and models. */
export interface TestData {
  readonly eventRows: readonly EventRow[]
  readonly countRows: readonly CountRow[]
  readonly variables: ReadonlyMap<string, Variable>
  readonly endpoints: Readonly<Record<string, Endpoint>>
}

/** What every test of a variable between groups names. */
export interface OfValues {
  readonly variable: string
  readonly by: string
  readonly among?: string | undefined
}

/** Groups of a variable in their declared order; empty for a numeric variable. */
export const orderOf = (by: string, { variables }: TestData): readonly string[] =>
  declaredGroups(variables.get(by)!).map(({ name }) => name)

/** The data of a test of values: the variable tabulated in each group. */
export const tabulationFor = ({ variable, by, among }: OfValues, data: TestData): Tabulation =>
  tabulate(
    data.countRows,
    { population: among ?? null, variable, by },
    data.variables.get(variable)!,
    orderOf(by, data),
  )

/** Groups in rows, levels in columns. */
export const contingencyTable = (counted: Tabulation, variable: Variable): readonly (readonly number[])[] =>
  counted.groups.map((group) => levelCounts(group, variable).map(({ count }) => count))

/**
 * A yes-no variable in two groups as [[events, others], ...] of the first and the second group; null for any other
 * table. A variable of two categories counts its second as the event.
 */
export const twoByTwoTable = (
  counted: Tabulation,
  variable: Variable,
): readonly [readonly [number, number], readonly [number, number]] | null => {
  const table = contingencyTable(counted, variable)
  const [first, second] = table
  if (!first || !second || table.length !== 2 || first.length !== 2) return null
  return [
    [first[1]!, first[0]!],
    [second[1]!, second[0]!],
  ]
}

/** The values of a group of a variable with numbers. */
export const countedNumbers = ({ values }: Tabulation['groups'][number]): CountedValues => ({
  values: values.map(({ value }) => value as number),
  counts: values.map(({ count }) => count),
})

/** The groups' values on one axis: numbers as they are, ordered categories by their rank. */
export const valueCounts = ({ groups }: Tabulation, variable: Variable): ValueCounts => {
  const ranks = groups.map((group) =>
    group.values.map(({ text, count }) => ({ rank: rankOf(text, variable), count })),
  )
  const values = [...new Set(ranks.flatMap((group) => group.map(({ rank }) => rank)))].sort((a, b) => a - b)
  return {
    values,
    groups: groups.map(({ name }, i) => ({
      name,
      counts: values.map((value) => ranks[i]!.find(({ rank }) => rank === value)?.count ?? 0),
    })),
  }
}

/** A canonical text as a number: its value, or its position among the ordered categories; no before yes. */
export const rankOf = (text: string, variable: Variable): number => {
  if (isQuantity(variable)) return decodeValue(text, variable.type) as number
  if (variable.type === 'boolean') return text === 'yes' ? 1 : 0
  return variable.categories?.findIndex((category) => category.value === text) ?? 0
}
