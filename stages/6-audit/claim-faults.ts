import type { Claim } from '../../audit/claims/claim.ts'
import type { Rules } from '../../cohort/descriptors/conventions.ts'
import type { Result } from '../../cohort/results/result.ts'
import { isP } from '../../cohort/results/statistic.ts'
import { didYouMean } from '../../cohort/values/problem.ts'
import { conversion, isTimeUnit } from '../../cohort/values/unit.ts'
import type { Fault } from '../../pipeline/fault.ts'
import type { ClaimPlace } from '../2-validate/artifacts.ts'

/**
 * All faults of claims.csv, or of the claims of a manuscript: those found by validation, and claims that name an unknown result or one of another
 * dimension.
 */
export const claimFaults = (
  claims: readonly Claim[],
  results: ReadonlyMap<string, Result>,
  { daysPerMonth }: Pick<Rules, 'daysPerMonth'>,
  stated: readonly Fault[],
  places: Readonly<Record<string, ClaimPlace>> | undefined,
): readonly Fault[] => [
  ...stated,
  ...claims.flatMap((claim, i): readonly Fault[] => {
    if (claim.result === '') return []
    // rows at fault are not among the claims, so that lines cannot be counted
    const location = locationOf(claim, places?.[claim.id], stated.length === 0 ? i + 2 : undefined)
    const result = results.get(claim.result)
    if (!result)
      return [
        {
          ...location,
          column: columnIn(places, 6),
          expected: 'the id of a result',
          found: `"${claim.result}"`,
          remedy:
            didYouMean(claim.result, [...results.keys()]) ??
            'npm run pipeline -- results <cohort> [word] lists them',
        },
      ]
    if (claim.reported?.kind === 'not significant' && !isP(result.statistic))
      return [
        {
          ...location,
          column: columnIn(places, 4),
          expected: `a number, since ${result.id} is not a p-value`,
          found: `"${claim.published}"`,
        },
      ]
    if (conversion(result.unit, claim.unit, daysPerMonth) === null)
      return [
        {
          ...location,
          column: columnIn(places, 5),
          expected: `a unit that ${result.unit} converts to`,
          found: `"${claim.unit}"`,
          remedy:
            isTimeUnit(result.unit) && isTimeUnit(claim.unit)
              ? 'declare the length of a month in analysis.yaml: audit: { daysPerMonth: 30.4375 }'
              : undefined,
        },
      ]
    return []
  }),
]

/** In claims.csv the line and the id of the claim, in a manuscript its place there. */
const locationOf = (
  { id }: Claim,
  place: ClaimPlace | undefined,
  line: number | undefined,
): Pick<Fault, 'file' | 'line' | 'field'> =>
  place === undefined
    ? { file: 'claims.csv', line, field: id }
    : { file: place.file, line: place.line, field: place.place }

const columnIn = (places: unknown, column: number): number | undefined =>
  places === undefined ? column : undefined
