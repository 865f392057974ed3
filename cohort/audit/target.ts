import type { Claim } from '../claim.ts'
import { groupBy } from '../group-by.ts'
import type { Result } from '../result.ts'
import { reproduces } from '../verdict.ts'

/** What is printed of one result: claims that print the same of the same result stand or fall together. */
export interface Target {
  readonly result: string
  readonly claims: readonly Claim[]
}

/** Claims by what they print of which result, in the order of claims.csv. */
export const targetsOf = (claims: readonly Claim[]): readonly Target[] =>
  [
    ...groupBy(
      claims.filter(({ result }) => result !== ''),
      ({ result, published, unit }) => `${result} ${published} ${unit}`,
    ).values(),
  ].map((own) => ({ result: own[0]!.result, claims: own }))

/** Whether these results give what is printed; a result that is not there does not. */
export const isMet = (target: Target, results: ReadonlyMap<string, Result>): boolean => {
  const result = results.get(target.result)
  return result !== undefined && reproduces(target.claims[0]!, result)
}
