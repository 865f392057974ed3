import type { Result } from '../../cohort/results/result.ts'
import { groupBy } from '../../cohort/values/group-by.ts'
import type { Claim } from './claim.ts'
import { reproduces } from './verdict.ts'

/** What is printed of one result: claims that print the same of the same result stand or fall together. */
export interface CitedResult {
  readonly result: string
  readonly claims: readonly Claim[]
}

/** Claims by what they print of which result, in the order of claims.csv. */
export const citedResults = (claims: readonly Claim[]): readonly CitedResult[] =>
  [
    ...groupBy(
      claims.filter(({ result }) => result !== ''),
      ({ result, published, unit }) => `${result} ${published} ${unit}`,
    ).values(),
  ].map((own) => ({ result: own[0]!.result, claims: own }))

/** Conclusions that nobody printed, the p of a test and the median of a curve: targets without claims. */
export const conclusionsBeside = (
  targets: readonly CitedResult[],
  { estimates, tests }: { readonly estimates: readonly Result[]; readonly tests: readonly Result[] },
): readonly CitedResult[] => {
  const printed = new Set(targets.map(({ result }) => result))
  return [
    ...estimates.filter(({ statistic, unit }) => statistic === 'median' && unit !== '1'),
    ...tests.filter(({ statistic }) => statistic === 'p'),
  ].flatMap(({ id }) => (printed.has(id) ? [] : [{ result: id, claims: [] }]))
}

/** Whether these results give what is printed; a result that is not there does not. */
export const isMet = (
  target: CitedResult,
  results: { get(id: string): Pick<Result, 'value' | 'unit' | 'reason'> | undefined },
): boolean => {
  const result = results.get(target.result)
  return result !== undefined && reproduces(target.claims[0]!, result)
}
