import type { EventTableRequest } from '../../cohort/counts/counting.ts'
import { groupName } from '../../cohort/values/group.ts'
import type { Subject, Value } from '../../cohort/values/value.ts'
import { MOST_CODES } from './columns.ts'

/** A grouping or stratum variable and its values: the code of a value is its index. */
export interface Levels {
  readonly variable: string
  readonly values: readonly Value[]
}

/** The number of combinations (places) of these variables; each has one more code for a missing value. */
export const groupCodes = (levels: readonly Levels[]): number =>
  levels.reduce((places, { values }) => places * (values.length + 1), 1)

/** The factor of each variable's code in a place: the first variable varies slowest. */
export const stridesOf = (levels: readonly Levels[]): readonly number[] =>
  levels.map((_, i) => groupCodes(levels.slice(i + 1)))

/** Strata with their groups. Each group has a slot; the slots of a stratum are contiguous. */
export interface Grouping {
  readonly strata: readonly { readonly name: string; readonly groups: readonly string[] }[]
  /** The first slot of each stratum, and the number of slots. */
  readonly first: readonly number[]
  readonly slots: number
  /** By place; -1 where a subject there has no group or no stratum. */
  readonly stratum: Int32Array
  readonly slot: Int32Array
}

/** Strata and groups sorted by name (code units), including empty ones. */
export const groupingOf = ({ by, strata }: EventTableRequest, levels: readonly Levels[]): Grouping => {
  const places = groupCodes(levels)
  if (places > MOST_CODES)
    throw new Error(`groupingOf: expected at most ${MOST_CODES} places, found ${places}`)
  const names = Array.from({ length: places }, (_, place) => {
    const values = valuesAt(place, levels)
    const [stratum, group] = [groupName(strata, values), groupName(by, values)]
    return stratum === null || group === null ? null : { stratum, group }
  })
  const inOrder = (unsorted: readonly string[]): readonly string[] => [...new Set(unsorted)].sort()
  const placed = names.filter((name) => name !== null)
  const strataWithGroups = inOrder(placed.map(({ stratum }) => stratum)).map((name) => ({
    name,
    groups: inOrder(placed.filter(({ stratum }) => stratum === name).map(({ group }) => group)),
  }))
  const sizes = strataWithGroups.map(({ groups }) => groups.length)
  const first = sizes.map((_, s) => sizes.slice(0, s).reduce((sum, size) => sum + size, 0))
  const stratumOf = new Map(strataWithGroups.map(({ name }, s) => [name, s]))
  const stratum = Int32Array.from(names, (name) => (name === null ? -1 : stratumOf.get(name.stratum)!))
  const slot = Int32Array.from(names, (name, place) => {
    const s = stratum[place]!
    return name === null ? -1 : first[s]! + strataWithGroups[s]!.groups.indexOf(name.group)
  })
  return { strata: strataWithGroups, first, slots: sizes.reduce((sum, size) => sum + size, 0), stratum, slot }
}

const valuesAt = (place: number, levels: readonly Levels[]): Subject => {
  const strides = stridesOf(levels)
  return Object.fromEntries(
    levels.map(({ variable, values }, i) => [
      variable,
      values[Math.floor(place / strides[i]!) % (values.length + 1)] ?? null,
    ]),
  )
}
