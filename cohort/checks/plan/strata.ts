import type { Path, PlanChecker } from './checker.ts'

/** Strata must be groupings, unique, and different from the compared groups. */
export const checkStrata = (
  strata: readonly string[],
  compared: readonly (readonly [string, Path])[],
  path: Path,
  check: PlanChecker,
): void => {
  const places = strata.map((stratum, i) => [stratum, [...path, 'strata', i]] as const)
  for (const [stratum, place] of places) check.grouping(stratum, place)
  check.unique(
    [...new Map(compared), ...places],
    'strata different from the compared groups and from each other',
  )
}
