import type { Estimate } from '../../descriptors/plan/estimate.ts'
import type { Path, PlanChecker } from './checker.ts'

/** Properties of which each value gives results of its own. */
const UNIQUE = [
  ['by', 'each grouping once'],
  ['at', 'each time once'],
  ['quantiles', 'each share once'],
  ['restricted', 'each time once'],
] as const

/** An estimate's endpoint and groupings, and that no two of its results have one name. */
export const checkEstimate = (of: Estimate, name: string, path: Path, check: PlanChecker): void => {
  check.declared('endpoint', check.plan.endpoints, of.endpoint, [...path, 'endpoint'])
  of.by.forEach((variable, i) => {
    check.grouping(variable, [...path, 'by', i])
  })
  for (const [property, expected] of UNIQUE)
    check.unique(
      of[property].map((value, i) => [value, [...path, property, i]]),
      expected,
    )
  if (Object.hasOwn(check.plan.summaries, name))
    check.addProblem(
      path,
      'another name than that of a summary, whose results would bear it too',
      name,
      'name the estimate otherwise and give it an endpoint',
    )
}
