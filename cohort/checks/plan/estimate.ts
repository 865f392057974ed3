import type { Estimate } from '../../descriptors/plan/estimate.ts'
import type { Path, PlanChecker } from './checker.ts'

/** Properties whose values must be unique, because each has separate results. */
const UNIQUE = [
  ['by', 'each grouping once'],
  ['at', 'each time once'],
  ['quantiles', 'each quantile once'],
  ['restricted', 'each time once'],
  ['given', 'each time once'],
  ['followUp', 'each rule once'],
] as const

/** Checks an estimate's endpoint and groupings, and that its times and quantiles are unique. */
export const checkEstimate = (estimate: Estimate, path: Path, check: PlanChecker): void => {
  check.declared('endpoint', check.plan.endpoints, estimate.endpoint, [...path, 'endpoint'])
  estimate.by.forEach((variable, i) => {
    check.grouping(variable, [...path, 'by', i])
  })
  for (const [property, expected] of UNIQUE)
    check.unique(
      (estimate[property] ?? []).map((value, i) => [value, [...path, property, i]]),
      expected,
    )
  const isDelayed = check.plan.endpoints[estimate.endpoint]?.enters !== undefined
  if (estimate.lifeTable !== undefined && isDelayed)
    check.addProblem(
      [...path, 'lifeTable'],
      'an endpoint without delayed entry, because a life table begins with all patients',
      estimate.endpoint,
      'leave out "lifeTable": the Kaplan-Meier method allows for delayed entry',
    )
  estimate.given?.forEach((time, i) => {
    if (!estimate.at.some((at) => at > time))
      check.addProblem(
        [...path, 'given', i],
        'a time before the last time of "at"',
        time,
        'add a later time to "at", at which the conditional survival is estimated',
      )
  })
}
