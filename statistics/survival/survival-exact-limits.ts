import { unknown } from '../numbers/answer.ts'
import type { Limits } from '../numbers/limits.ts'
import { clopperPearson } from '../proportions/clopper-pearson.ts'
import { enteredAt, type GroupCounts } from './event-table.ts'

/**
 * Exact (Clopper-Pearson) limits of S(t) where they exist: if all n subjects entered at the start and none was censored
 * or had a competing event before t, S(t) is a plain proportion.
 *
 * `times`, `group`: as for `kaplanMeier`; t in their unit; `level`: as 0.95. No answer otherwise.
 * Checked against R `binom.test`, by way of `clopperPearson`.
 */
export const survivalExactLimits = (
  times: ArrayLike<number>,
  group: GroupCounts,
  t: number,
  level: number,
): Limits => {
  let [n, events] = [0, 0]
  for (let i = 0; i < times.length; i++) {
    n += enteredAt(group, i)
    if (enteredAt(group, i) > 0 && times[i]! > 0) return none('entry is delayed')
    if (times[i]! > t) continue
    events += group.events[i]!
    // subjects who leave at t were observed up to t
    const others = group.competing.reduce((sum, cause) => sum + cause[i]!, group.censored[i]!)
    if (others > 0 && times[i]! < t)
      return none(`a patient was censored or had a competing event before ${t}`)
  }
  return clopperPearson(n - events, n, level)
}

const none = (reason: string): Limits => ({ lower: unknown(reason), upper: unknown(reason) })
