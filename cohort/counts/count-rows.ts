import { groupBy } from '../values/group-by.ts'
import { decodeValue, isNumeric, levelsOf, type Value, type Variable } from '../values/value.ts'
import { type CountsRequest, groupingOf } from './counting.ts'
import { isInGroup } from './event-rows.ts'

/** A row of counts.csv: the number of subjects of the population's group with this value. */
export interface CountRow {
  readonly population: string
  readonly variable: string
  /** `margin=positive`, or empty for all subjects. */
  readonly group: string
  /** The canonical text of the value; empty is missing. */
  readonly value: string
  readonly count: number
}

/** The frequency of each value in each group. */
export interface Tabulation {
  readonly groups: readonly {
    readonly name: string
    readonly missing: number
    readonly values: readonly { readonly value: Value; readonly text: string; readonly count: number }[]
  }[]
}

/** The rows of one request, as groups in the order of `order` (groups without rows are omitted). */
export const tabulate = (
  rows: readonly CountRow[],
  request: CountsRequest,
  variable: Variable,
  order: readonly string[],
): Tabulation => {
  const asked = rows.filter(
    (row) =>
      row.population === (request.population ?? '') &&
      row.variable === request.variable &&
      isInGroup(row.group, groupingOf(request.by)),
  )
  const groups = [...groupBy(asked, (row) => row.group)].sort(
    ([a], [b]) => order.indexOf(a) - order.indexOf(b),
  )
  return {
    groups: groups.map(([name, rowsOfGroup]) => ({
      name,
      missing: rowsOfGroup.find((row) => row.value === '')?.count ?? 0,
      values: rowsOfGroup
        .filter((row) => row.value !== '')
        .map((row) => ({ value: decodeValue(row.value, variable.type), text: row.value, count: row.count })),
    })),
  }
}

/** The count of each level (of a list: each item) in a group; 0 for levels that do not occur. */
export const levelCounts = (
  group: Tabulation['groups'][number],
  variable: Variable,
): readonly { readonly level: string; readonly label: string; readonly count: number }[] => {
  const has = (value: Value, text: string, level: string): boolean =>
    Array.isArray(value) ? (value as readonly string[]).includes(level) : text === level
  return levelsIn(group, variable).map(({ value: level, label }) => ({
    level,
    label,
    count: group.values.reduce(
      (sum, { value, text, count }) => sum + (has(value, text, level) ? count : 0),
      0,
    ),
  }))
}

const levelsIn = (
  group: Tabulation['groups'][number],
  variable: Variable,
): readonly { readonly value: string; readonly label: string }[] => {
  const declared = levelsOf(variable)
  if (declared) return declared
  if (isNumeric(variable)) return group.values.map(({ text }) => ({ value: text, label: text }))
  const levels = group.values.flatMap(({ value, text }) =>
    Array.isArray(value) ? (value as readonly string[]) : [text],
  )
  return [...new Set(levels)].sort().map((value) => ({ value, label: value }))
}
