import { conditionalOddsRatio } from '../../../../statistics/proportions/odds-ratio.ts'
import { riskDifference } from '../../../../statistics/proportions/risk-difference.ts'
import { riskRatio } from '../../../../statistics/proportions/risk-ratio.ts'
import type { Tabulation } from '../../../counts/count-rows.ts'
import type { Rules } from '../../../descriptors/conventions.ts'
import { declaredGroups } from '../../../values/group.ts'
import { percent } from '../../../values/percent.ts'
import type { Variable } from '../../../values/value.ts'
import { type Result, result } from '../../result.ts'
import { twoByTwoTable } from './test-data.ts'
import { pairOf } from './two-groups.ts'

const DIFFERENCE: Readonly<Record<Rules['riskDifference'], string>> = {
  newcombe: "Newcombe's interval from Wilson's limits, without continuity correction",
  wald: 'Wald interval, without continuity correction',
}

/**
 * Odds ratio, risk difference and risk ratio of the outcome, the second group versus the first; empty for tables that
 * are not 2x2.
 */
export const proportionEffects = (
  analysis: string,
  counted: Tabulation,
  variable: Variable,
  rules: Rules,
): readonly Result[] => {
  const table = twoByTwoTable(counted, variable)
  if (table === null) return []
  const [reference, versus] = table
  const compared = [versus, reference] as const
  const [level, outcome] = [rules.confidence, outcomeOf(variable)]
  const effects = [
    ['odds-ratio', conditionalOddsRatio(compared, level), 'conditional odds ratio', 'exact central interval'],
    [
      'risk-difference',
      riskDifference(compared, level, rules.riskDifference),
      'risk difference',
      DIFFERENCE[rules.riskDifference],
    ],
    ['risk-ratio', riskRatio(compared, level), 'risk ratio', 'Wald interval on the log scale'],
  ] as const
  const pair = pairOf(counted.groups)
  return effects.flatMap(([statistic, { estimate, lower, upper }, what, interval]) => {
    const method = `${what} of ${outcome}, ${interval}`
    const limit = (side: string): string => `${side} limit, ${percent(level)}, ${method}`
    return [
      result({ analysis, statistic }, estimate, '1', method, pair),
      result({ analysis, statistic: `${statistic}-lower` }, lower, '1', limit('lower'), pair),
      result({ analysis, statistic: `${statistic}-upper` }, upper, '1', limit('upper'), pair),
    ]
  })
}

/** The level that is counted as the event: the second; of a boolean, yes. */
const outcomeOf = (variable: Variable): string => declaredGroups(variable)[1]!.name
