import type { Result } from '../../cohort/results/result.ts'
import { statisticOf } from '../../cohort/results/statistic.ts'
import { groupBy } from '../../cohort/values/group-by.ts'
import type { Claim } from './claim.ts'

/**
 * Claims reported as one statement, which one rule has to reproduce together: claims with the same `statement`;
 * otherwise claims of one place and one quantity (an estimate with its interval and standard error, a median with its
 * quartiles, a test statistic with its p), in all groups of the comparison.
 */
export const statementsOf = (
  claims: readonly Claim[],
  results: ReadonlyMap<string, Pick<Result, 'analysis' | 'group' | 'level' | 'statistic' | 'at'>>,
): ReadonlyMap<Claim, readonly Claim[]> => {
  const derivable = claims.filter(({ result }) => results.has(result))
  const statements = groupBy(derivable, (claim) => statementKey(claim, results.get(claim.result)!))
  return new Map(
    [...statements.values()].flatMap((statement) => statement.map((claim) => [claim, statement] as const)),
  )
}

const statementKey = (
  { statement, place }: Claim,
  {
    analysis,
    group,
    level,
    statistic,
    at,
  }: Pick<Result, 'analysis' | 'group' | 'level' | 'statistic' | 'at'>,
): string =>
  statement !== ''
    ? `named ${statement}`
    : JSON.stringify([place, analysis, variablesOf(group), level, quantityOf(statistic, level), at])

/** The grouping variables without the levels, so that the arms of one comparison have the same key. */
const variablesOf = (group: string): string =>
  group
    .split(';')
    .map((part) => part.split('=')[0])
    .join(';')

const QUANTILES = ['q1', 'median', 'q3']
const TEST = ['chi-square', 'z', 'u', 'df']

const TERM = ['hazard-ratio', 'coefficient', 'se', 'z', 'p']

const quantityOf = (statistic: string, level: string): string => {
  const { base, kind } = statisticOf(statistic)
  // the ratio, coefficient and p of a model term come from one fit
  if (level !== '' && (TERM.includes(base) || kind === 'p')) return 'term'
  if (QUANTILES.includes(base)) return 'quantiles'
  return TEST.includes(statistic) || kind === 'p' ? 'test' : base
}
