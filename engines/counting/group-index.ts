import { groupNamer } from '../../cohort/values/group.ts'
import type { Subject } from '../../cohort/values/value.ts'

/** Which of the names each row has, as its place among them; -1 where it has none. The names stand by code unit. */
export interface GroupIndex {
  readonly names: readonly string[]
  readonly of: Int32Array
}

/** Rows by the group that these variables put them in; everybody is in the one without a name where there are none. */
export const groupIndex = (variables: readonly string[], rows: readonly Subject[]): GroupIndex => {
  if (variables.length === 0) return { names: [''], of: new Int32Array(rows.length) }
  const nameOf = groupNamer(variables)
  const names = rows.map(nameOf)
  const inOrder = [...new Set(names)].filter((name) => name !== null).sort()
  const places = new Map<string | null, number>(inOrder.map((name, place) => [name, place]))
  return { names: inOrder, of: Int32Array.from(names, (name) => places.get(name) ?? -1) }
}
