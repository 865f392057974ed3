import { unknown } from '../numbers/answer.ts'
import type { Limits } from '../numbers/limits.ts'
import { clopperPearson } from '../proportions/clopper-pearson.ts'
import { enteredAt, type GroupCounts } from './event-table.ts'

/**
 * Exact (Clopper-Pearson) limits of S(t) where they exist: as long as everybody entered at the start and nobody was
 * censored, or left by a competing event, before t, S(t) is a plain proportion of the n who entered.
 *
 * `times`, `group`: as for `kaplanMeier`; t in their unit; `level`: as 0.95. No answer otherwise, with the reason.
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
    // Those who leave at t itself were seen up to t.
    const others = group.competing.reduce((sum, cause) => sum + cause[i]!, group.censored[i]!)
    if (others > 0 && times[i]! < t)
      return none(`a patient was censored or had a competing event before ${t}`)
  }
  return clopperPearson(n - events, n, level)
}

const none = (reason: string): Limits => ({ lower: unknown(reason), upper: unknown(reason) })
