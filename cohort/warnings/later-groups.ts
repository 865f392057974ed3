import type { Condition } from '../condition.ts'
import { belongs } from '../follow-ups.ts'
import { groupBy } from '../group-by.ts'
import type { Endpoint } from '../plan.ts'
import { unitAfter } from '../unit.ts'
import { clockOf } from './clock.ts'
import { type Known, knownLater } from './known-later.ts'
import { readBy } from './made-of.ts'
import { outcomeIn, titleOf } from './outcome-groups.ts'
import type { Path, Planned, PlanWarning } from './plan-warning.ts'
import { comparedBy } from './uses.ts'

/**
 * Groups that become known after time 0 only, such as "ever treated": whoever belongs to one has lived until then without the
 * event (immortal time). Groups that are made of the endpoint's own outcome have a warning of their own.
 */
export const laterGroups = (planned: Planned): readonly PlanWarning[] => [
  ...comparedByLater(planned),
  ...chosenByLater(planned),
]

/** An endpoint with a landmark takes groups as they are known at the landmark, and those who are followed beyond it. */
const hasLandmark = (endpoint: Endpoint): boolean =>
  (endpoint as { readonly landmark?: unknown }).landmark !== undefined

const comparedByLater = (planned: Planned): readonly PlanWarning[] => {
  const uses = groupBy(comparedBy(planned.plan), ({ endpoint, variable }) =>
    JSON.stringify([endpoint, variable]),
  )
  return [...uses.values()].flatMap((own): readonly PlanWarning[] => {
    const { endpoint: name, variable } = own[0]!
    const endpoint = planned.plan.endpoints[name]!
    const known = whenKnown([variable], endpoint, planned)
    if (known === null) return []
    return [
      {
        warning: 'group known after time 0',
        title: `${endpoint.title} is compared by ${titleOf(variable, planned)}, which is known only after time 0: ${wordsOf(known, endpoint, planned)}. Until then nobody in such a group can have had the event (immortal time); ${WAY_OUT}`,
        variable,
        document: 'analysis',
        paths: own.map(({ path }) => path) as [Path, ...Path[]],
      },
    ]
  })
}

const chosenByLater = (planned: Planned): readonly PlanWarning[] =>
  Object.entries(planned.plan.endpoints).flatMap(([name, endpoint]): readonly PlanWarning[] => {
    const population = endpoint.among === undefined ? undefined : planned.plan.populations[endpoint.among]
    if (!population) return []
    const known = whenKnown(readBy(population.condition as Condition), endpoint, planned)
    if (known === null) return []
    return [
      {
        warning: 'population known after time 0',
        title: `${endpoint.title} is estimated among "${population.title}", which is known only after time 0: ${wordsOf(known, endpoint, planned)}. Until then none of them can have had the event (immortal time); count from that time by "from" or "enters", or ${WAY_OUT}`,
        variable: '',
        document: 'analysis',
        paths: [
          ['endpoints', name, 'among'],
          ['populations', endpoint.among!, 'condition'],
        ],
      },
    ]
  })

const WAY_OUT = 'give the endpoint a "landmark", or take what was known at time 0'

const whenKnown = (names: readonly string[], endpoint: Endpoint, planned: Planned): Known | null =>
  hasLandmark(endpoint) || outcomeIn(names, endpoint, planned).length > 0
    ? null
    : knownLater(names, endpoint, {
        ...planned,
        subjects:
          planned.subjects?.filter((subject) => belongs(endpoint.among, planned.plan.populations, subject)) ??
          null,
      })

/** `for 95 of 200 subjects, by Treated on day, at the latest 283 days after it (median 60)` */
const wordsOf = ({ by, times, of }: Known, endpoint: Endpoint, planned: Planned): string => {
  const source = `by ${by}`
  if (times === null) return `${source}, for how many subjects is not counted here`
  const { unit } = clockOf(endpoint, planned)
  const sorted = times.toSorted((a, b) => a - b)
  const median = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
  const latest = sorted.at(-1)!
  return `for ${times.length} of ${of} subjects, ${source} (median ${shown(median)}, latest ${shown(latest)}${unitAfter(latest, unit)} after it)`
}

/** As many digits as results have, without binary dust. */
const shown = (time: number): string => String(Number(time.toPrecision(12)))
