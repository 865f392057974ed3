import { medianInterval } from '../../../statistics/ranks/median-interval.ts'
import { sampleQuantile } from '../../../statistics/ranks/sample-quantile.ts'
import type { GroupCounts } from '../../../statistics/survival/event-table.ts'
import type { FollowUpRule } from '../../descriptors/plan/estimate.ts'
import { percent } from '../../values/percent.ts'
import { type Result, result } from '../result.ts'
import type { GroupRequest } from './group.ts'

/** Medians of the observed times by the declared rules, beside the median follow-up by reverse Kaplan-Meier. */
export const observedTimeResults = (request: GroupRequest): readonly Result[] =>
  (request.plan.followUp ?? []).flatMap((rule) => observed(rule, request))

const observed = (
  rule: FollowUpRule,
  { key, times, counts, unit, rules }: GroupRequest,
): readonly Result[] => {
  const ended = ENDED[rule](counts)
  const median = sampleQuantile(times, ended, 0.5, 7)
  const { lower, upper } = medianInterval(times, ended, rules.confidence)
  const method = `median time from the origin to the end of observation, ${WHOSE[rule]}`
  const interval = `limit of the ${method}, order statistics, ${percent(rules.confidence)}`
  return [
    result({ ...key, statistic: `${rule}-time` }, median, unit, method),
    result({ ...key, statistic: `${rule}-time-lower` }, lower, unit, `lower ${interval}`),
    result({ ...key, statistic: `${rule}-time-upper` }, upper, unit, `upper ${interval}`),
  ]
}

const WHOSE: Readonly<Record<FollowUpRule, string>> = {
  observed: 'all subjects',
  censored: 'subjects without any event',
}

/** How many of them end at each time. */
const ENDED: Readonly<Record<FollowUpRule, (counts: GroupCounts) => readonly number[]>> = {
  observed: ({ events, competing, censored }) =>
    Array.from(censored, (count, i) => competing.reduce((sum, cause) => sum + cause[i]!, count + events[i]!)),
  censored: ({ censored }) => Array.from(censored),
}
