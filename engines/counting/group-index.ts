import { groupNamer } from '../../cohort/values/group.ts'
import type { Subject } from '../../cohort/values/value.ts'

/** The group of each row as an index among the names; -1 where it has none. The names are sorted by code unit. */
export interface GroupIndex {
  readonly names: readonly string[]
  readonly codes: Int32Array
}

/** Groups rows by variables; without variables all rows are in one group with an empty name. */
export const groupIndex = (variables: readonly string[], rows: readonly Subject[]): GroupIndex => {
  if (variables.length === 0) return { names: [''], codes: new Int32Array(rows.length) }
  const nameOf = groupNamer(variables)
  const names = rows.map(nameOf)
  const inOrder = [...new Set(names)].filter((name) => name !== null).sort()
  const places = new Map<string | null, number>(inOrder.map((name, place) => [name, place]))
  return { names: inOrder, codes: Int32Array.from(names, (name) => places.get(name) ?? -1) }
}
