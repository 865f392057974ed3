import type { Path, PlanChecker } from './checker.ts'

/** A standardised difference compares two groups. `path`: the property that asks for it. */
export const checkTwoGroups = (by: string | undefined, path: Path, check: PlanChecker): void => {
  const groups = by === undefined ? null : check.levels(by)
  // a variable that is none, or has no groups, is a problem of its own
  if (groups === 2 || (by !== undefined && groups === null)) return
  check.addProblem(
    path,
    'by with two groups, which a standardised difference compares',
    by === undefined ? 'no by' : `${by} with ${groups} ${groups === 1 ? 'group' : 'groups'}`,
    `${by === undefined ? 'add by' : 'derive two groups by "recode" or "condition"'}, or leave this property out`,
  )
}
