import { twelveDigits } from '../../../statistics/numbers/twelve-digits.ts'
import type { Condition } from '../../descriptors/conditions/condition.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import { endpointUnit } from '../../subjects/endpoint-unit.ts'
import { isInPopulation } from '../../subjects/follow-ups.ts'
import { groupBy } from '../../values/group-by.ts'
import { unitAfter } from '../../values/unit.ts'
import { encodeValue, type Subject } from '../../values/value.ts'
import { clockOf } from './clock.ts'
import { type KnownVariable, knownLater } from './known-later.ts'
import { outcomeIn, titleOf } from './outcome-groups.ts'
import type { CheckedPlan, Path, PlanWarning } from './plan-warning.ts'
import { readBy } from './source-variables.ts'
import { comparedBy } from './uses.ts'

/**
 * Groups that become known only after time 0, such as "ever treated": their subjects were necessarily event-free until
 * then (immortal time). Groups derived from the endpoint's own outcome have a separate warning.
 */
export const laterGroups = (planned: CheckedPlan): readonly PlanWarning[] => [
  ...comparedByLater(planned),
  ...chosenByLater(planned),
]

const comparedByLater = (planned: CheckedPlan): readonly PlanWarning[] => {
  const uses = groupBy(comparedBy(planned.plan), ({ endpoint, variable }) =>
    JSON.stringify([endpoint, variable]),
  )
  return [...uses.values()].flatMap((sameUses): readonly PlanWarning[] => {
    const { endpoint: name, variable } = sameUses[0]!
    const endpoint = planned.plan.endpoints[name]!
    const known = whenKnown([variable], endpoint, planned, (subject) =>
      encodeValue(subject[variable] ?? null),
    )
    if (known === null) return []
    return [
      {
        warning: 'group known after time 0',
        title: `${endpoint.title} is compared by ${titleOf(variable, planned)}, which is known only after ${beginningOf(endpoint, planned)}: ${wordsOf(known, endpoint, planned)}. Subjects of such a group cannot have had the event before then (immortal time bias); ${remedyFor(endpoint)}`,
        variable,
        document: 'analysis',
        paths: sameUses.map(({ path }) => path) as [Path, ...Path[]],
      },
    ]
  })
}

const chosenByLater = (planned: CheckedPlan): readonly PlanWarning[] =>
  Object.entries(planned.plan.endpoints).flatMap(([name, endpoint]): readonly PlanWarning[] => {
    const population = endpoint.among === undefined ? undefined : planned.plan.populations[endpoint.among]
    if (!population) return []
    const known = whenKnown(readBy(population.condition as Condition), endpoint, planned, () => 'member')
    if (known === null) return []
    return [
      {
        warning: 'population known after time 0',
        title: `${endpoint.title} is estimated among "${population.title}", which is known only after ${beginningOf(endpoint, planned)}: ${wordsOf(known, endpoint, planned)}. Its subjects cannot have had the event before then (immortal time bias); count from that time by "from" or "enters", or ${remedyFor(endpoint)}`,
        variable: '',
        document: 'analysis',
        paths: [
          ['endpoints', name, 'among'],
          ['populations', endpoint.among!, 'condition'],
        ],
      },
    ]
  })

const remedyFor = ({ landmark }: Endpoint): string =>
  landmark === undefined
    ? 'set a "landmark" for the endpoint, or use variables known at time 0'
    : 'use only what was known at the landmark, by a condition on that time'

const beginningOf = (endpoint: Endpoint, planned: CheckedPlan): string =>
  endpoint.landmark === undefined
    ? 'time 0'
    : `the landmark at ${endpoint.landmark}${unitAfter(endpoint.landmark, endpointUnit(endpoint, planned.variables))}`

/** @param levelOf the group that a subject is in */
const whenKnown = (
  names: readonly string[],
  endpoint: Endpoint,
  planned: CheckedPlan,
  levelOf: (subject: Subject) => string,
): KnownVariable | null => {
  if (outcomeIn(names, endpoint, planned).length > 0) return null
  const members = planned.subjects?.filter((subject) =>
    isInPopulation(endpoint.among, planned.plan.populations, subject),
  )
  if (endpoint.landmark === undefined)
    return knownLater(names, endpoint, { ...planned, subjects: members ?? null })
  // a landmark is counted from the origin, also with delayed entry
  const { enters: _, ...fromOrigin } = endpoint
  const known = knownLater(names, fromOrigin, { ...planned, subjects: members ?? null })
  return known === null || members === undefined
    ? known
    : knownAfterLandmark(known, fromOrigin, { ...planned, subjects: members }, levelOf)
}

/**
 * Subjects followed beyond the landmark whose group depends on a later time: the time is after the landmark, and the
 * group is not that of subjects without such a time (or, if all have one, is a group of subjects with a time before the
 * landmark). Times count from the landmark.
 */
const knownAfterLandmark = (
  known: KnownVariable,
  endpoint: Endpoint,
  planned: CheckedPlan & { readonly subjects: readonly Subject[] },
  levelOf: (subject: Subject) => string,
): KnownVariable | null => {
  const { until } = clockOf(endpoint, planned)
  // times between dates are days on this clock
  const landmark = endpoint.landmark! * (endpoint.in?.divisor ?? 1)
  const followed = planned.subjects.filter((subject) => (until(subject) ?? 0) > landmark)
  const levels = (is: (time: number | null) => boolean): ReadonlySet<string> =>
    new Set(followed.filter((subject) => is(known.timeOf(subject))).map(levelOf))
  const without = levels((time) => time === null)
  const byThen = levels((time) => time !== null && time <= landmark)
  const isGroupedLate = (subject: Subject): boolean =>
    without.size > 0 ? !without.has(levelOf(subject)) : byThen.has(levelOf(subject))
  const times = followed.flatMap((subject) => {
    const time = known.timeOf(subject)
    return time !== null && time > landmark && isGroupedLate(subject) ? [time - landmark] : []
  })
  return times.length === 0 ? null : { ...known, times, of: followed.length }
}

/** `for 95 of 200 subjects, by Treated on day (median 60, latest 283 days after it)` */
const wordsOf = ({ by, times, of }: KnownVariable, endpoint: Endpoint, planned: CheckedPlan): string => {
  const source = `by ${by}`
  if (times === null) return `${source} (number of subjects not available)`
  const { unit } = clockOf(endpoint, planned)
  const sorted = times.toSorted((a, b) => a - b)
  const median = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
  const latest = sorted.at(-1)!
  return `for ${times.length} of ${of} subjects, ${source} (median ${shown(median)}, latest ${shown(latest)}${unitAfter(latest, unit)} after it)`
}

/** With as many digits as results, without floating-point noise. */
const shown = (time: number): string => String(twelveDigits(time))
