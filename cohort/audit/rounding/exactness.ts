import type { Result } from '../../result.ts'
import type { Analysis } from '../analysis.ts'
import type { Audited } from '../audited.ts'

/**
 * Whether a result depends on times by their order alone, so that all orders within tied blocks are all that exact
 * times can make of it: log-rank, Gray, Cox, Fine-Gray, and the rank tests of a sample.
 */
export const isOfOrder = ({ section, name, plan }: Analysis): boolean =>
  section === 'models' ||
  (section === 'tests' &&
    /^(log-rank|gray|mann-whitney|kruskal-wallis|fisher|chi-square|mcnemar)$/.test(plan.tests[name]!.method))

/**
 * Whether the bounds of a result are attained at exact times that are known: S(t) and the quantiles of S at the two
 * extreme curves (the rule that averages two times moves between them), and what rises with every time of a recorded
 * variable with all early and all late.
 */
export const hasKnownExtremes = (
  { statistic }: Result,
  { section, name, plan }: Analysis,
  { rules, variables }: Audited,
): boolean => {
  if (section === 'estimates')
    return (
      /^(survival|incidence)$/.test(statistic) ||
      (/^(q1|median|q3|quantile-[\d.]+)$/.test(statistic) && rules.median === 'first-at-or-below')
    )
  const variable = section === 'summaries' ? variables.get(plan.summaries[name]!.variable ?? name) : undefined
  return variable?.derivation === null && /^(min|q1|median|q3|max|mean|sum)$/.test(statistic)
}
