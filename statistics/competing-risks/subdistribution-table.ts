import type { EventTable, GroupCounts } from '../survival/event-table.ts'

/**
 * The event table of the Fine-Gray model for one cause: subjects with another cause stay at risk with the weight
 * G(t-)/G(s-), s their time and G the censoring curve of all subjects (Kaplan-Meier of censorings with the factor
 * 1 - c/n, n including the events at that time, as R). At-risk counts are then not whole. `coxRegression` with
 * Breslow's ties on the result gives the coefficients of Fine and Gray, but not their standard errors, which allow for
 * the variation of the weights: see `fineGray`.
 *
 * `cause`: 0 the endpoint's event, k the k-th competing one. Requires that all subjects enter at 0.
 * Source: Fine and Gray 1999; Geskus 2011. Checked against cmprsk 2.2-11 `crr` (coefficients).
 */
export const subdistributionTable = (table: EventTable, cause: number): EventTable => {
  const before = censoringBefore(table)
  return { times: table.times, groups: table.groups.map((group) => weighted(group, cause, before)) }
}

/** G(t-) at each time: the Kaplan-Meier curve of censoring just before it, with the factor 1 - c/n. */
export const censoringBefore = (table: EventTable): readonly number[] => {
  let g = 1
  return Array.from(table.times, (_, i) => {
    const now = g
    const n = table.groups.reduce((sum, group) => sum + group.atRisk[i]!, 0)
    const c = table.groups.reduce((sum, group) => sum + group.censored[i]!, 0)
    if (c > 0) g *= (n - c) / n
    return now
  })
}

const weighted = (group: GroupCounts, cause: number, before: readonly number[]): GroupCounts => {
  const causes = [group.events, ...group.competing]
  const none = before.map(() => 0)
  // Sum of 1/G(s-) over subjects with another cause at s.
  let departed = 0
  const atRisk = before.map((g, i) => {
    const weight = group.atRisk[i]! + departed * g
    const others = causes.reduce((sum, counts, k) => (k === cause ? sum : sum + counts[i]!), 0)
    if (others > 0) departed += others / g
    return weight
  })
  return { ...group, atRisk, events: causes[cause] ?? none, competing: [], censored: none }
}
