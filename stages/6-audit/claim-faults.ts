import type { Claim } from '../../audit/claims/claim.ts'
import type { Rules } from '../../cohort/descriptors/conventions.ts'
import type { Result } from '../../cohort/results/result.ts'
import { isP } from '../../cohort/results/statistic.ts'
import { didYouMean } from '../../cohort/values/problem.ts'
import { conversion, isTimeUnit } from '../../cohort/values/unit.ts'
import type { Fault } from '../../pipeline/fault.ts'

/**
 * All that is wrong in claims.csv: what validation found, and claims that name no result or one that measures
 * something else.
 */
export const claimFaults = (
  claims: readonly Claim[],
  results: ReadonlyMap<string, Result>,
  { daysPerMonth }: Pick<Rules, 'daysPerMonth'>,
  stated: readonly Fault[],
): readonly Fault[] => [
  ...stated,
  ...claims.flatMap((claim, i): readonly Fault[] => {
    if (claim.result === '') return []
    // rows at fault are not among the claims: then the others' lines are not known
    const place = { file: 'claims.csv', line: stated.length === 0 ? i + 2 : undefined, field: claim.id }
    const result = results.get(claim.result)
    if (!result)
      return [
        {
          ...place,
          column: 6,
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
          ...place,
          column: 4,
          expected: `a number, as ${result.id} is no p-value`,
          found: `"${claim.published}"`,
        },
      ]
    if (conversion(result.unit, claim.unit, daysPerMonth) === null)
      return [
        {
          ...place,
          column: 5,
          expected: `a unit that ${result.unit} converts to`,
          found: `"${claim.unit}"`,
          remedy:
            isTimeUnit(result.unit) && isTimeUnit(claim.unit)
              ? 'analysis.yaml may declare how many days a month has: audit: { daysPerMonth: 30.4375 }'
              : undefined,
        },
      ]
    return []
  }),
]
