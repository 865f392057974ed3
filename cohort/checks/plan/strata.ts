import type { Path, PlanChecker } from './checker.ts'

/** Strata are groupings, none of them twice and none of them what is compared. */
export const checkStrata = (
  strata: readonly string[],
  compared: readonly (readonly [string, Path])[],
  path: Path,
  check: PlanChecker,
): void => {
  const places = strata.map((stratum, i) => [stratum, [...path, 'strata', i]] as const)
  for (const [stratum, place] of places) check.grouping(stratum, place)
  check.unique([...new Map(compared), ...places], 'strata that are neither the groups nor each other')
}
