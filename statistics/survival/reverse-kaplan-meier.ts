import type { GroupCounts } from './event-table.ts'
import { kaplanMeier, type SurvivalCurve } from './kaplan-meier.ts'

/**
 * Reverse Kaplan-Meier: the curve of potential follow-up, with censoring as its event. At a time with both,
 *   events-first     the factor is 1 - c/(n-d), d the events and competing events at that time: S times G is then the
 *                    proportion still under observation
 *   swapped-status   the factor is 1 - c/n, as R does if the status is swapped
 * Its median (`survivalQuantile`) is the median follow-up; the plain median of observed times is another quantity.
 *
 * `times`, `group`: as for `kaplanMeier`. In the result `events` are censorings.
 * Source: Schemper and Smith 1996. Checked against R `survfit(Surv(t, 1 - status) ~ 1)` (swapped-status) and by hand.
 */
export const reverseKaplanMeier = (
  times: ArrayLike<number>,
  group: GroupCounts,
  ties: 'events-first' | 'swapped-status',
): SurvivalCurve => {
  const exits = Array.from(times, (_, i) =>
    group.competing.reduce((sum, cause) => sum + cause[i]!, group.events[i]!),
  )
  const atRisk = ties === 'events-first' ? exits.map((d, i) => group.atRisk[i]! - d) : group.atRisk
  return kaplanMeier(times, { ...group, atRisk, events: group.censored, competing: [], censored: exits })
}
