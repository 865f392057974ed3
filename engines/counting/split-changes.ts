import type { Subject } from '../../cohort/values/value.ts'
import { isUpTo } from '../../statistics/survival/tied-times.ts'

/** Follow-ups as columns, each of the subject at a place. */
export interface FollowUpColumns {
  /** Null where all enter at 0. */
  readonly entry: Float64Array | null
  readonly time: Float64Array
  readonly kind: Uint16Array
  readonly places: Uint32Array
}

/** A variable that changes from no to yes, and the time of that of each subject; infinite: never. */
export interface Change {
  readonly name: string
  readonly times: Float64Array
}

/** The columns with each follow-up split at its changes, and the values of the changing variables in each part. */
export interface Split extends Omit<FollowUpColumns, 'entry'> {
  readonly entry: Float64Array
  readonly values: readonly Subject[]
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
  const values: Subject[] = []
  const valuesOf = sharedValues(changes)
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
      values.push(valuesOf(place, start))
      if (next === exit) break
      start = next
    }
  }
  return {
    entry: Float64Array.from(starts),
    time: Float64Array.from(ends),
    kind: Uint16Array.from(kinds),
    places: Uint32Array.from(subjects),
    values,
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

/** The values after a time; one object for each combination. */
const sharedValues = (changes: readonly Change[]): ((place: number, start: number) => Subject) => {
  const made = new Map<number, Subject>()
  return (place, start) => {
    const states = changes.map(({ times }) => hasCome(times[place]!, start))
    const key = states.reduce((bits, isChanged, k) => bits + (isChanged ? 2 ** k : 0), 0)
    const known = made.get(key)
    if (known !== undefined) return known
    const values = Object.fromEntries(changes.map(({ name }, k) => [name, states[k]!]))
    made.set(key, values)
    return values
  }
}
