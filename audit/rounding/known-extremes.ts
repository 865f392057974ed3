import { groupTestOf } from '../../cohort/descriptors/group-tests/index.ts'
import type { Result } from '../../cohort/results/result.ts'
import { type StatisticName, statisticOf } from '../../cohort/results/statistic.ts'
import type { Analysis } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'

/**
 * Whether a result depends only on the order of times, so that all orders within tied blocks give all possible values:
 * log-rank, Gray, Cox, Fine-Gray, and the rank tests of a sample.
 */
export const isOfOrder = ({ section, name, plan }: Analysis): boolean =>
  section === 'models' || (section === 'tests' && groupTestOf(plan.tests[name]!.method).isOfOrder)

/** Whether the statistic is a quantile of survival times; the median follow-up is one of another curve. */
const isQuantile = (statistic: string): boolean => {
  const { kind, base } = statisticOf(statistic)
  return kind === 'time' && base !== 'follow-up'
}

/** Statistics that increase with every value of a variable. */
const RISING: readonly string[] = [
  ...(['min', 'q1', 'median', 'q3', 'max', 'mean', 'sum'] as const),
] satisfies readonly StatisticName[]

/**
 * Whether the exact times that give the bounds of a result are known: for S(t) and the quantiles of S the two extreme
 * curves (except under a rule that averages two times), for increasing statistics of a recorded variable all times
 * early and all late.
 */
export const hasKnownExtremes = (
  { statistic }: Result,
  { section, name, plan }: Analysis,
  { rules, variables }: AuditInput,
): boolean => {
  if (section === 'estimates')
    return (
      statistic === 'survival' ||
      statistic === 'incidence' ||
      (isQuantile(statistic) && rules.median === 'first-at-or-below')
    )
  const variable = section === 'summaries' ? variables.get(plan.summaries[name]!.variable) : undefined
  return variable?.derivation === null && RISING.includes(statistic)
}
