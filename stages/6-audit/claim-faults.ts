import type { Claim } from '../../cohort/claim.ts'
import { didYouMean } from '../../cohort/problem.ts'
import type { Result } from '../../cohort/result.ts'
import { conversion } from '../../cohort/unit.ts'
import type { Fault } from '../../pipeline/fault.ts'

/** Claims that name no result, or one that measures something else. */
export const claimFaults = (
  claims: readonly Claim[],
  results: ReadonlyMap<string, Result>,
): readonly Fault[] =>
  claims.flatMap((claim, i): readonly Fault[] => {
    if (claim.result === '') return []
    const place = { file: 'claims.csv', line: i + 2, field: claim.id }
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
    if (conversion(result.unit, claim.unit) === null)
      return [
        { ...place, column: 5, expected: `a unit that ${result.unit} converts to`, found: `"${claim.unit}"` },
      ]
    return []
  })
