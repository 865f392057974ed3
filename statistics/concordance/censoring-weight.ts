import type { GroupEventTable } from '../survival/event-table.ts'
import { pooledCounts } from '../survival/event-table.ts'
import { reverseKaplanMeier } from '../survival/reverse-kaplan-meier.ts'
import { lastStepAt } from '../survival/survival-at.ts'
import { isUpTo } from '../survival/tied-times.ts'

/**
 * The weight of Uno's C: 1/G(t-)^2 up to the time `until` and 0 after it, with G the Kaplan-Meier curve of censoring of all
 * groups together (events before censorings at a time), just before t. Competing events count as censorings.
 *
 * `groups`: of one stratum, without delayed entry. G(t-) is positive at each t at which a subject is at risk.
 * Source: Uno et al 2011. Checked against R survival 3.5-3 `concordance` with `timewt = "n/G2"` and `ymax`.
 */
export const censoringWeight = (
  groups: readonly GroupEventTable[],
  until: number,
): ((time: number) => number) => {
  const { times, ...counts } = pooledCounts(groups)
  const censored = Array.from(times, (_, i) =>
    counts.competing.reduce((sum, cause) => sum + cause[i]!, counts.censored[i]!),
  )
  const { steps } = reverseKaplanMeier(times, { ...counts, competing: [], censored }, 'events-first')
  return (time) => {
    if (!isUpTo(time, until)) return 0
    const upTo = lastStepAt(steps.length, (i) => steps.time[i]!, time)
    const before = upTo >= 0 && isUpTo(time, steps.time[upTo]!) ? upTo - 1 : upTo
    const curve = before < 0 ? 1 : steps.survival[before]!
    return 1 / (curve * curve)
  }
}
