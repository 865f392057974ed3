import type { GroupCounts } from './event-table.ts'
import { productLimit, type SurvivalCurve } from './kaplan-meier.ts'

/** A survival curve whose steps are columns, each as long as there are event times. */
export interface SurvivalColumns extends Omit<SurvivalCurve, 'steps'> {
  /** Where on the table's axis the event times are. */
  readonly at: Uint32Array
  readonly survival: Float64Array
  /** NaN from where S is 0, for then v does not exist. */
  readonly greenwood: Float64Array
}

/** `kaplanMeier` for as many steps as a registry of real-valued times has: millions, for which an object each is too dear. */
export const survivalColumns = (times: ArrayLike<number>, group: GroupCounts): SurvivalColumns => {
  let length = 0
  for (let i = 0; i < times.length; i++) if (group.events[i]! > 0) length++
  const at = new Uint32Array(length)
  const survival = new Float64Array(length)
  const greenwood = new Float64Array(length)
  let next = 0
  const sums = productLimit(times, group, (i, s, v) => {
    at[next] = i
    survival[next] = s
    greenwood[next++] = v
  })
  return { ...sums, at, survival, greenwood }
}
