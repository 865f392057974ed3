import type { Result } from '../../cohort/results/result.ts'
import { statisticOf } from '../../cohort/results/statistic.ts'
import { groupBy } from '../../cohort/values/group-by.ts'
import type { Claim } from './claim.ts'

/**
 * Claims that were reported as one statement, of which one rule has to hold: those that say so in `statement`; else
 * those of one place and one quantity, that is an estimate with its interval and standard error, a median with its
 * quartiles, a test's statistic with its p, each of all the groups that are set side by side.
 */
export const statementsOf = (
  claims: readonly Claim[],
  results: ReadonlyMap<string, Pick<Result, 'analysis' | 'group' | 'level' | 'statistic' | 'at'>>,
): ReadonlyMap<Claim, readonly Claim[]> => {
  const derivable = claims.filter(({ result }) => results.has(result))
  const statements = groupBy(derivable, (claim) => keyOf(claim, results.get(claim.result)!))
  return new Map([...statements.values()].flatMap((own) => own.map((claim) => [claim, own] as const)))
}

const keyOf = (
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

/** The grouping without the group, so that the arms of one comparison belong together. */
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
  // of a term of a model: its ratio, coefficient and p are one fit
  if (level !== '' && (TERM.includes(base) || kind === 'p')) return 'term'
  if (QUANTILES.includes(base)) return 'quantiles'
  return TEST.includes(statistic) || kind === 'p' ? 'test' : base
}
