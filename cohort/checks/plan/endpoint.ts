import { checkCondition } from '../../descriptors/conditions/check-condition.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import { CURVE_NAMES } from '../../results/curve-names.ts'
import { CENSORED, causeIndex, eventsOf } from '../../subjects/follow-ups.ts'
import { canonical } from '../../values/canonical.ts'
import type { Path, PlanChecker } from './checker.ts'
import { checkEndpointTimes } from './endpoint-times.ts'

/** Checks an endpoint's population, events and times. */
export const checkEndpoint = (endpoint: Endpoint, path: Path, check: PlanChecker): void => {
  if (endpoint.among) check.population(endpoint.among, [...path, 'among'])
  const times: [string, Path][] = [[endpoint.until, [...path, 'until']]]
  if (endpoint.from) times.push([endpoint.from, [...path, 'from']])
  if (endpoint.enters) times.push([endpoint.enters, [...path, 'enters']])
  for (const [name, { when, at }] of eventsOf(endpoint)) {
    const place = name === 'event' ? [...path, 'event'] : [...path, 'competing', name]
    checkCondition(when, [...place, 'when'], check)
    times.push([at, [...place, 'at']])
  }
  checkEndpointTimes(endpoint, times, path, check)
  checkCauses(endpoint, path, check)
}

/** The event and competing events need different conditions, and names that are not reserved. */
const checkCauses = (endpoint: Endpoint, path: Path, check: PlanChecker): void => {
  eventsOf(endpoint).forEach(([name, { when }], i, all) => {
    const same = all.findIndex(([, other]) => canonical(other.when) === canonical(when))
    if (same < i)
      check.addProblem(
        [...path, 'competing', name, 'when'],
        `a condition different from that of ${all[same]![0]}, because only one event is counted per subject`,
        when,
      )
  })
  const reserved = [CENSORED, ...CURVE_NAMES].filter((word) => Object.hasOwn(endpoint.competing, word))
  if (reserved.length > 0)
    check.addProblem(
      [...path, 'competing'],
      `causes not named ${[CENSORED, ...CURVE_NAMES].join(', ')}, which are reserved names of curves and counts`,
      reserved,
    )
}

/** The codes of endpoints must be unique, because tables name endpoints by code. */
export const checkCodes = (check: PlanChecker): void =>
  check.unique(
    Object.entries(check.plan.endpoints).map(([name, { code }]) => [code, ['endpoints', name, 'code']]),
    'a different code for each endpoint',
  )

/** Checks the endpoint of a test or a model, and its cause. */
export const checkEndpointOf = (
  { endpoint, cause }: { readonly endpoint: string; readonly cause?: string | undefined },
  path: Path,
  check: PlanChecker,
): void => {
  const { endpoints } = check.plan
  if (!check.declared('endpoint', endpoints, endpoint, [...path, 'endpoint'])) return
  if (cause !== undefined && causeIndex(endpoints[endpoint]!, cause) < 0)
    check.addProblem([...path, 'cause'], `"event" or a competing cause of ${endpoint}`, cause)
}
