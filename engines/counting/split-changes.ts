import { idPart } from '../../cohort/values/id-part.ts'
import { isUpTo } from '../../statistics/survival/tied-times.ts'
import type { GroupIndex } from './group-index.ts'

/** Follow-ups as columns, each of the subject at a place. */
export interface FollowUpColumns {
  /** Null where all enter at 0. */
  readonly entry: Float64Array | null
  readonly time: Float64Array
  readonly kind: Uint16Array
  readonly places: Uint32Array
}

/** A variable that changes from no to yes, and the time of that of each subject; infinite: never. At most 31 of them. */
export interface Change {
  readonly name: string
  readonly times: Float64Array
}

/** The columns with each follow-up split at its changes; in each part bit k says whether the k-th variable has changed. */
export interface Split extends Omit<FollowUpColumns, 'entry'> {
  readonly entry: Float64Array
  readonly states: Uint32Array
}

/**
 * The counting process: a follow-up (entry, time] with changes c1 < c2 within it becomes (entry, c1], (c1, c2], (c2, time],
 * of which the last has its outcome and the others end without one, as the censored. In (s, e] a variable is yes if its
 * change is at most s: a change at t counts for events after t, one at or before entry from the start, and one at or
 * after the exit never. Nearly equal times are equal (`isUpTo`).
 *
 * `censored`: the kind of the parts before a change. Source: Andersen and Gill 1982; as `tmerge` with `tdc` of R survival
 * 3.5-3, against which the fits of split rows are checked.
 */
export const splitAtChanges = (
  { entry, time, kind, places }: FollowUpColumns,
  changes: readonly Change[],
  censored: number,
): Split => {
  const [starts, ends, kinds, subjects]: [number[], number[], number[], number[]] = [[], [], [], []]
  const states: number[] = []
  for (let i = 0; i < time.length; i++) {
    const place = places[i]!
    const exit = time[i]!
    let start = entry === null ? 0 : entry[i]!
    for (;;) {
      const next = nextChange(changes, place, start, exit)
      starts.push(start)
      ends.push(next)
      kinds.push(next === exit ? kind[i]! : censored)
      subjects.push(place)
      states.push(stateOf(changes, place, start))
      if (next === exit) break
      start = next
    }
  }
  return {
    entry: Float64Array.from(starts),
    time: Float64Array.from(ends),
    kind: Uint16Array.from(kinds),
    places: Uint32Array.from(subjects),
    states: Uint32Array.from(states),
  }
}

/** Whether a change has come by the start of an interval; an infinite time never has. */
const hasCome = (time: number, start: number): boolean =>
  time < Number.POSITIVE_INFINITY && isUpTo(time, start)

/** The first change after the start and before the exit; the exit if there is none. */
const nextChange = (changes: readonly Change[], place: number, start: number, exit: number): number => {
  let next = exit
  for (const { times } of changes) {
    const time = times[place]!
    if (time < next && !hasCome(time, start) && !isUpTo(exit, time)) next = time
  }
  return next
}

const stateOf = (changes: readonly Change[], place: number, start: number): number => {
  let bits = 0
  changes.forEach(({ times }, k) => {
    if (hasCome(times[place]!, start)) bits |= 1 << k
  })
  return bits
}

/**
 * The group of each part by variables of which some change: `z=yes;arm=new`. `fixed`: the groups of all subjects by the
 * others, in the order of `by`.
 */
export const groupsOfParts = (
  by: readonly string[],
  changes: readonly Change[],
  fixed: GroupIndex,
  { states, places }: Pick<Split, 'states' | 'places'>,
): GroupIndex => {
  const size = 2 ** changes.length
  const keys = Float64Array.from(places, (place, i) => {
    const group = fixed.codes[place]!
    return group < 0 ? -1 : group * size + states[i]!
  })
  const names = new Map<number, string>()
  for (const key of keys)
    if (key >= 0 && !names.has(key))
      names.set(key, nameOf(by, changes, fixed.names[Math.floor(key / size)]!, key % size))
  const sorted = [...names.values()].sort()
  const indices = new Map(sorted.map((name, index) => [name, index]))
  return {
    names: sorted,
    codes: Int32Array.from(keys, (key) => (key < 0 ? -1 : indices.get(names.get(key)!)!)),
  }
}

const nameOf = (by: readonly string[], changes: readonly Change[], fixed: string, state: number): string => {
  const rest = fixed.split(';')
  return by
    .map((name) => {
      const k = changes.findIndex((change) => change.name === name)
      return k < 0 ? rest.shift()! : `${idPart(name)}=${(state >> k) & 1 ? 'yes' : 'no'}`
    })
    .join(';')
}
