import type { Result } from '../../cohort/results/result.ts'
import { groupBy } from '../../cohort/values/group-by.ts'
import { reproduces } from './agreement.ts'
import type { Claim } from './claim.ts'

/** One reported value of one result, with all claims that report it: they agree or disagree together. */
export interface CitedResult {
  readonly result: string
  readonly claims: readonly Claim[]
}

/** Groups claims by result, reported text and unit, in the order of claims.csv. */
export const citedResults = (claims: readonly Claim[]): readonly CitedResult[] =>
  [
    ...groupBy(
      claims.filter(({ result }) => result !== ''),
      ({ result, published, unit }) => `${result} ${published} ${unit}`,
    ).values(),
  ].map((citing) => ({ result: citing[0]!.result, claims: citing }))

/** Conclusions that are not reported (the p of a test, the median of a curve), as targets without claims. */
export const conclusionsBeside = (
  targets: readonly CitedResult[],
  { estimates, tests }: { readonly estimates: readonly Result[]; readonly tests: readonly Result[] },
): readonly CitedResult[] => {
  const reported = new Set(targets.map(({ result }) => result))
  return [
    ...estimates.filter(({ statistic, unit }) => statistic === 'median' && unit !== '1'),
    ...tests.filter(({ statistic }) => statistic === 'p'),
  ].flatMap(({ id }) => (reported.has(id) ? [] : [{ result: id, claims: [] }]))
}

/** Whether these results give the reported value; false if the result is absent. */
export const isMet = (
  target: CitedResult,
  results: { get(id: string): Pick<Result, 'value' | 'unit' | 'reason'> | undefined },
): boolean => {
  const result = results.get(target.result)
  return result !== undefined && reproduces(target.claims[0]!, result)
}
