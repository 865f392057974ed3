import { conditionalOddsRatio } from '../../statistics/odds-ratio.ts'
import { riskDifference } from '../../statistics/risk-difference.ts'
import { riskRatio } from '../../statistics/risk-ratio.ts'
import type { Rules } from '../conventions.ts'
import type { Counted } from '../count-rows.ts'
import { percent } from '../percent.ts'
import { type Result, result } from '../result.ts'
import type { Variable } from '../value.ts'
import { fourfold } from './test-data.ts'

const DIFFERENCE: Readonly<Record<Rules['riskDifference'], string>> = {
  newcombe: "Newcombe's interval from Wilson's limits, without continuity correction",
  wald: 'Wald interval, without continuity correction',
}

/** Odds ratio, risk difference and risk ratio of the first group against the second; nothing for other tables. */
export const shareEffects = (
  analysis: string,
  counted: Counted,
  variable: Variable,
  rules: Rules,
): readonly Result[] => {
  const table = fourfold(counted, variable)
  if (table === null) return []
  const [first, second] = counted.groups.map(({ name }) => name)
  const level = rules.confidence
  const effects = [
    ['odds-ratio', conditionalOddsRatio(table, level), 'conditional odds ratio, exact central interval'],
    [
      'risk-difference',
      riskDifference(table, level, rules.riskDifference),
      `risk difference, ${DIFFERENCE[rules.riskDifference]}`,
    ],
    ['risk-ratio', riskRatio(table, level), 'risk ratio, Wald interval on the logarithm'],
  ] as const
  return effects.flatMap(([statistic, { estimate, lower, upper }, words]) => {
    const method = `${words}, ${first} against ${second}`
    return [
      result({ analysis, statistic }, estimate, '1', method),
      result(
        { analysis, statistic: `${statistic}-lower` },
        lower,
        '1',
        `lower limit, ${percent(level)}, ${method}`,
      ),
      result(
        { analysis, statistic: `${statistic}-upper` },
        upper,
        '1',
        `upper limit, ${percent(level)}, ${method}`,
      ),
    ]
  })
}
