import type { Condition, ValueTest } from '../../descriptors/conditions/condition.ts'
import { isAll, isAny, isNot, testsOf } from '../../descriptors/conditions/evaluate-condition.ts'
import type { Derived } from '../../descriptors/plan/derived.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import type { Test } from '../../descriptors/plan/test.ts'
import { eventsOf } from '../../subjects/follow-ups.ts'
import { groupBy } from '../../values/group-by.ts'
import { originOf, outcomeOf } from './endpoint-variables.ts'
import type { CheckedPlan, Path, PlanWarning } from './plan-warning.ts'
import { type Harmless, readBy, recordedOnes, sourceVariables } from './source-variables.ts'
import { comparedBy } from './uses.ts'

/**
 * Groups derived from the outcome: an endpoint compared by its own time or status, or by a variable derived from them;
 * subjects selected or excluded by them; and values tested between groups derived from the same values. Needs the plan
 * only.
 */
export const outcomeGroups = (planned: CheckedPlan): readonly PlanWarning[] => [
  ...comparedByOutcome(planned),
  ...chosenByOutcome(planned),
  ...excludedByOutcome(planned),
  ...testedAgainstThemselves(planned),
]

/** The variables of an endpoint's outcome from which the names derive. */
export const outcomeIn = (
  names: readonly string[],
  endpoint: Endpoint,
  planned: CheckedPlan,
): readonly string[] => {
  const outcome = outcomeOf(endpoint, planned)
  return [...sourceVariables(names, planned, harmlessFor(endpoint, planned))].filter((name) =>
    outcome.has(name),
  )
}

const comparedByOutcome = (planned: CheckedPlan): readonly PlanWarning[] => {
  const uses = groupBy(comparedBy(planned.plan), ({ endpoint, variable }) =>
    JSON.stringify([endpoint, variable]),
  )
  return [...uses.values()].flatMap((sameUses): readonly PlanWarning[] => {
    const { endpoint, variable } = sameUses[0]!
    const { title } = planned.plan.endpoints[endpoint]!
    const shared = outcomeIn([variable], planned.plan.endpoints[endpoint]!, planned)
    if (shared.length === 0) return []
    return [
      {
        warning: WARNING,
        title: `${title} is compared by ${titleOf(variable, planned)}, which is defined by the outcome itself (${titlesOf(shared, planned)}). The groups differ by construction, so p-values and ratios have no meaning; compare by variables known at time 0`,
        variable,
        document: 'analysis',
        paths: sameUses.map(({ path }) => path) as [Path, ...Path[]],
      },
    ]
  })
}

const chosenByOutcome = (planned: CheckedPlan): readonly PlanWarning[] =>
  Object.entries(planned.plan.endpoints).flatMap(([name, endpoint]): readonly PlanWarning[] => {
    const population = endpoint.among === undefined ? undefined : planned.plan.populations[endpoint.among]
    if (!population) return []
    const read = readBy(population.condition as Condition, harmlessFor(endpoint, planned))
    const shared = outcomeIn(read, endpoint, planned)
    if (shared.length === 0) return []
    return [
      {
        warning: 'population defined by the outcome',
        title: `${endpoint.title} is estimated among "${population.title}", which is selected by the outcome itself (${titlesOf(shared, planned)}). Membership then depends on what happened after time 0; select by variables known at time 0, or move the origin`,
        variable: '',
        document: 'analysis',
        paths: [
          ['endpoints', name, 'among'],
          ['populations', endpoint.among!, 'condition'],
        ],
      },
    ]
  })

const excludedByOutcome = (planned: CheckedPlan): readonly PlanWarning[] =>
  Object.entries(planned.plan.exclude).flatMap(([name, { title, condition }]): readonly PlanWarning[] => {
    const concerned = Object.values(planned.plan.endpoints).flatMap((endpoint) => {
      const read = readBy(condition as Condition, harmlessFor(endpoint, planned))
      const shared = outcomeIn(read, endpoint, planned)
      return shared.length === 0 ? [] : [{ title: endpoint.title, shared }]
    })
    if (concerned.length === 0) return []
    const outcomes = [...new Set(concerned.map((endpoint) => endpoint.title))].join(', ')
    return [
      {
        warning: 'exclusion by the outcome',
        title: `The exclusion "${title}" depends on the outcome of ${outcomes} (${titlesOf([...new Set(concerned.flatMap(({ shared }) => shared))], planned)}), which happened after time 0; exclude by variables known at time 0`,
        variable: '',
        document: 'analysis',
        paths: [['exclude', name, 'condition']],
      },
    ]
  })

/** A test of values between groups derived from the same values. Two items of a list are different variables. */
const testedAgainstThemselves = (planned: CheckedPlan): readonly PlanWarning[] =>
  Object.entries(planned.plan.tests).flatMap(([name, test]): readonly PlanWarning[] => {
    if (!isOfValues(test)) return []
    const recordedSources = (variable: string): readonly string[] =>
      recordedOnes(sourceVariables([variable], planned), planned).toSorted()
    const [values, groups] = [recordedSources(test.variable), recordedSources(test.by)]
    const isSame = values.join('\0') === groups.join('\0') && values.length > 0
    if (!isSame || values.some((name) => planned.variables.get(name)!.type === 'list')) return []
    return [
      {
        warning: 'values tested against themselves',
        title: `${titleOf(test.variable, planned)} is compared between the groups of ${titleOf(test.by, planned)}, and both are derived from the same data (${titlesOf(values, planned)}): the groups differ by construction`,
        variable: test.by,
        document: 'analysis',
        paths: [['tests', name, 'by']],
      },
    ]
  })

const isOfValues = (test: Test): test is Extract<Test, { variable: string }> => 'variable' in test

const WARNING = 'group defined by the outcome'

/**
 * Tests of a condition that read the outcome's variables but do not depend on the outcome: whether a status or last
 * contact is recorded at all, whether a time is not after time 0, and whether something was before the origin.
 */
const harmlessFor = (endpoint: Endpoint, planned: CheckedPlan): Harmless => {
  const events = eventsOf(endpoint).map(([, happening]) => happening)
  const eventTimes = events.map(({ at }) => at).filter((at) => at !== endpoint.until)
  const byPresence = new Set(events.flatMap(({ when }) => testedForPresence(when as Condition)))
  const times = [endpoint.until, ...eventTimes]
  const origin = originOf(endpoint, planned)
  const isSinceOrigin = (name: string): boolean => {
    const ends = Object.hasOwn(planned.plan.variables, name) ? endsOf(planned.plan.variables[name]!) : null
    return ends !== null && times.includes(ends.to) && origin.has(ends.from)
  }
  return {
    test: (variable, test) => {
      if (typeof test !== 'object') return false
      if ('present' in test) return !eventTimes.includes(variable) && !byPresence.has(variable)
      const isBeforeOrigin =
        'max' in test && (test.max ?? 1) <= 0 && !('min' in test && test.min !== undefined)
      return (
        isBeforeOrigin && (endpoint.from === undefined ? times.includes(variable) : isSinceOrigin(variable))
      )
    },
    compare: ({ left, is, right }) =>
      (is.startsWith('<') && times.includes(left) && origin.has(right)) ||
      (is.startsWith('>') && times.includes(right) && origin.has(left)),
  }
}

/** The start and end of a duration or difference; null for other variables. */
const endsOf = (derived: Derived): { readonly from: string; readonly to: string } | null => {
  if ('duration' in derived) return derived.duration
  return 'difference' in derived ? { from: derived.difference[1], to: derived.difference[0] } : null
}

/** Variables of a condition that tests only whether they are recorded. */
const testedForPresence = (condition: Condition): readonly string[] => {
  if (isAll(condition)) return condition.all.flatMap(testedForPresence)
  if (isAny(condition)) return condition.any.flatMap(testedForPresence)
  if (isNot(condition)) return testedForPresence(condition.not)
  return testsOf(condition).flatMap(([name, test]: readonly [string, ValueTest]) =>
    typeof test === 'object' && 'present' in test ? [name] : [],
  )
}

export const titleOf = (name: string, { variables }: Pick<CheckedPlan, 'variables'>): string =>
  variables.get(name)?.title ?? name

/** Titles of the recorded variables among the names; of all if none is recorded. */
const titlesOf = (names: readonly string[], planned: CheckedPlan): string => {
  const recorded = recordedOnes(names, planned)
  const shown = recorded.length > 0 ? recorded : names.filter((name) => planned.variables.has(name))
  return [...new Set((shown.length > 0 ? shown : names).map((name) => titleOf(name, planned)))].join(', ')
}
