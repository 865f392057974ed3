import { isUpTo } from './tied-times.ts'

/**
 * The input of all survival statistics: the number at risk and the outcomes of each group at each distinct time. T
 * times ascending: every entry and exit time of any group, so that all groups share one axis and the first time is 0 if
 * all subjects enter at 0. Every array of a group has length T, except `entered`, which may end after the last entry.
 * Times keep the unit of the endpoint.
 *
 * Law: atRisk[i] = sum over j < i of entered[j] - events[j] - competing[j] - censored[j]. Exception: at time 0 all
 * subjects who enter at 0 are at risk, so that an event at 0 has all of them at risk, as in R, SAS and lifelines.
 */
export interface EventTable {
  readonly times: ArrayLike<number>
  readonly groups: readonly GroupCounts[]
}

/** Whole-number counts of one group. */
export interface GroupCounts {
  readonly name: string
  /** Subjects who enter at times[i]; without delayed entry only at 0, and one element suffices. */
  readonly entered: ArrayLike<number>
  /** Subjects with entry < times[i] <= exit (entry = 0 at time 0): an event or censoring at times[i] still counts. */
  readonly atRisk: ArrayLike<number>
  /** Events of the endpoint at times[i]. */
  readonly events: ArrayLike<number>
  /** Competing events at times[i]: one array per declared cause, in the order of the plan. */
  readonly competing: readonly ArrayLike<number>[]
  /** Censored at times[i]; events come before censorings at the same time. */
  readonly censored: ArrayLike<number>
}

/**
 * Counts of one group on its own times: the number at risk between two times is that at the later one, and 0 after the
 * last.
 */
export interface GroupEventTable extends GroupCounts {
  readonly times: EventTable['times']
}

/** Computes the numbers at risk of a group along its times; all numbers at risk come from here. */
export interface RiskSet {
  /**
   * The number at risk at the next time: subjects who entered and did not leave before it; at time 0, those who enter
   * at it.
   */
  next(time: number, entered: number, left: number): number
  /** The number of subjects who entered and did not leave up to and including the last time. */
  remaining(): number
}

/**
 * The number at risk at t_i is the sum over j < i of entered[j] - left[j], left = events + competing + censored; at
 * time 0 it is entered[0], so that an event at the origin has all of them at risk.
 *
 * `time`: ascending from call to call, at least 0; `entered`, `left`: whole numbers at this time.
 * Checked against R `survfit` (`n.risk`), also with delayed entry.
 */
export const riskSet = (): RiskSet => {
  let present = 0
  return {
    next: (time, entered, left) => {
      const atRisk = time === 0 ? entered : present
      present += entered - left
      return atRisk
    },
    remaining: () => present,
  }
}

/**
 * The number at risk at any time: that at the next time of the table, since no subject enters or leaves in between; 0
 * after the last. A time tied with one of the table (`isUpTo`) counts as that time.
 *
 * `times`: ascending; `atRisk`: the number at each of them.
 */
export const atRiskAt = (time: number, times: ArrayLike<number>, atRisk: ArrayLike<number>): number => {
  for (let i = 0; i < times.length; i++) if (isUpTo(time, times[i]!)) return atRisk[i]!
  return 0
}

/** The number of subjects who enter at times[i]. */
export const enteredAt = ({ entered }: GroupCounts, i: number): number => entered[i] ?? 0

/**
 * The counts of several groups together, on all of their times; competing events are in one array, where a group has
 * any. Whole counts stay exact. Cost: proportional to the times of all groups.
 */
export const pooledCounts = (groups: readonly GroupEventTable[]): GroupEventTable => {
  const times = [...new Set(groups.flatMap((group) => Array.from(group.times)))].sort((a, b) => a - b)
  const placeOf = new Map(times.map((time, place) => [time, place]))
  const zeros = (): Float64Array => new Float64Array(times.length)
  const [entered, events, censored, competing] = [zeros(), zeros(), zeros(), zeros()]
  // change of the number at risk since the previous time
  const more = new Float64Array(times.length + 1)
  for (const group of groups)
    for (let i = 0, from = 0; i < group.times.length; i++) {
      const place = placeOf.get(group.times[i]!)!
      entered[place]! += enteredAt(group, i)
      events[place]! += group.events[i]!
      censored[place]! += group.censored[i]!
      for (const cause of group.competing) competing[place]! += cause[i]!
      more[from]! += group.atRisk[i]!
      from = place + 1
      more[from]! -= group.atRisk[i]!
    }
  let n = 0
  const atRisk = Float64Array.from(times, (_, place) => {
    n += more[place]!
    return n
  })
  const hasCompeting = competing.some((count) => count > 0)
  return { name: '', times, entered, atRisk, events, competing: hasCompeting ? [competing] : [], censored }
}
