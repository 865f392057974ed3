import { isUpTo } from './tied-times.ts'

/**
 * The waist between patients and statistics: for each group, at each distinct time, how many were at risk
 * and what happened. T times ascending: every entry and every exit time of any group, so all groups share one
 * axis and the first time is 0 where everybody enters at 0. Every array of a group has length T, but for `entered`,
 * which may end earlier: nobody enters after it.
 * A time keeps the unit in which it was counted.
 *
 * Law: atRisk[i] = sum over j < i of entered[j] - events[j] - competing[j] - censored[j]. Time 0 is the one exception: all
 * who enter at it are at risk at it, so that an event at 0 is the first of all, with everybody at risk, as in R, SAS and lifelines.
 */
export interface EventTable {
  readonly times: ArrayLike<number>
  readonly groups: readonly GroupCounts[]
}

/** Whole-number counts of one group. */
export interface GroupCounts {
  readonly name: string
  /** Subjects whose entry time is times[i]: at 0 unless entry is delayed, and then it needs to be no longer than that. */
  readonly entered: ArrayLike<number>
  /** Subjects with entry < times[i] <= exit, at time 0 entry = 0: those whose event or censoring is at times[i] still count. */
  readonly atRisk: ArrayLike<number>
  /** Events of the endpoint at times[i]. */
  readonly events: ArrayLike<number>
  /** Competing events at times[i]: one array per declared cause, in the order of the plan. */
  readonly competing: readonly ArrayLike<number>[]
  /** Censored at times[i]; events come before censorings at the same time. */
  readonly censored: ArrayLike<number>
}

/** Counts of one group on times of its own: between two of them as many are at risk as at the later one, after the last nobody. */
export interface OwnCounts extends GroupCounts {
  readonly times: EventTable['times']
}

/** Counts a group's numbers at risk along its times: every number at risk is counted here or read from what was. */
export interface RiskSet {
  /** The number at risk at the next time: who entered and did not leave before it; at time 0, who enters at it. */
  next(time: number, entered: number, left: number): number
  /** How many have entered and not left up to the last time, that time included. */
  remaining(): number
}

/**
 * The number at risk at t_i is the sum over j < i of entered[j] - left[j], left = events + competing + censored; at
 * time 0 it is entered[0], since an event at the origin is the first of all.
 *
 * `time`: ascending from call to call, at least 0; `entered`, `left`: whole numbers at this time.
 * Checked against R `survfit` (`n.risk`), also with delayed entry.
 */
export const riskSet = (): RiskSet => {
  let there = 0
  return {
    next: (time, entered, left) => {
      const atRisk = time === 0 ? entered : there
      there += entered - left
      return atRisk
    },
    remaining: () => there,
  }
}

/**
 * The number at risk at any time: that at the next time of the table, since between two times of it no subject enters or
 * leaves; 0 after the last. A time tied with one of the table (`isUpTo`) is that time.
 *
 * `times`: ascending; `atRisk`: the number at each of them.
 */
export const atRiskAt = (time: number, times: ArrayLike<number>, atRisk: ArrayLike<number>): number => {
  for (let i = 0; i < times.length; i++) if (isUpTo(time, times[i]!)) return atRisk[i]!
  return 0
}

/** Whose entry time is times[i]. */
export const enteredAt = ({ entered }: GroupCounts, i: number): number => entered[i] ?? 0
