import { censoringWeight } from '../../../../statistics/concordance/censoring-weight.ts'
import {
  type Concordance,
  type ScoredGroup,
  survivalConcordance,
} from '../../../../statistics/concordance/survival-concordance.ts'
import type { CoxRegression } from '../../../../statistics/cox/cox-regression.ts'
import type { CoxStratum } from '../../../../statistics/cox/cox-risk-sets.ts'
import { criticalValue } from '../../../../statistics/distributions/normal.ts'
import { type Answer, known, unknown } from '../../../../statistics/numbers/answer.ts'
import { dot } from '../../../../statistics/numbers/symmetric.ts'
import type { Rules } from '../../../descriptors/conventions.ts'
import type { CoxModel } from '../../../descriptors/plan/model.ts'
import { percent } from '../../../values/percent.ts'
import { type Result, result } from '../../result.ts'
import type { CoxDesign } from './cox-design.ts'

/** How well the linear predictor ranks the subjects of the model: Harrell's C, and Uno's up to a time, if declared. */
export const concordanceRows = (
  analysis: string,
  model: CoxModel,
  design: CoxDesign,
  fit: CoxRegression,
  rules: Rules,
  method: string,
): readonly Result[] => {
  const { concordance, concordanceUntil: until } = model
  if (concordance !== true && until === undefined) return []
  const { strata } = design.data
  const scored = strata.map((stratum) => scoredGroups(stratum, design, fit))
  const level = rules.confidence
  // an infinite coefficient has no linear predictor
  const missing = fit.wald.chiSquare.known ? null : fit.wald.chiSquare.reason
  return [
    ...(concordance === true
      ? harrellRows(analysis, survivalConcordance(scored), missing, level, method)
      : []),
    ...(until === undefined
      ? []
      : limitRows(
          { analysis, at: until },
          'uno-concordance',
          missing ?? survivalConcordance(scored, censoringWeight(scored[0]!, until)),
          level,
          `Uno's C of the events up to this time, weighted by the inverse of the censoring curve squared, ${method}`,
        )),
  ]
}

const scoredGroups = (
  { groups }: CoxStratum,
  { data }: CoxDesign,
  { fit }: CoxRegression,
): readonly ScoredGroup[] =>
  groups.map((group) => ({ ...group, score: dot(data.covariates.get(group.name)!, fit.coefficients) }))

interface Place {
  readonly analysis: string
  readonly at?: number
}

const harrellRows = (
  analysis: string,
  found: Concordance,
  missing: string | null,
  level: number,
  method: string,
): readonly Result[] => [
  result(
    { analysis, statistic: 'concordance-pairs' },
    found.pairs,
    '1',
    `pairs of subjects whose order in time is known, ${method}`,
  ),
  ...limitRows({ analysis }, 'concordance', missing ?? found, level, `Harrell's C, ${method}`),
]

/** C with its standard error and Wald limits, which do not leave 0 to 1. */
const limitRows = (
  place: Place,
  statistic: 'concordance' | 'uno-concordance',
  found: Concordance | string,
  level: number,
  words: string,
): readonly Result[] => {
  const [value, se] =
    typeof found === 'string' ? [unknown(found), unknown(found)] : [found.concordance, found.se]
  const interval = `${percent(level)}, Wald within 0 and 1, standard error by the infinitesimal jackknife`
  return [
    result({ ...place, statistic }, value, '1', words),
    result({ ...place, statistic: `${statistic}-se` }, se, '1', `standard error of ${words}`),
    result(
      { ...place, statistic: `${statistic}-lower` },
      limit(value, se, -criticalValue(level)),
      '1',
      `lower limit, ${interval}, ${words}`,
    ),
    result(
      { ...place, statistic: `${statistic}-upper` },
      limit(value, se, criticalValue(level)),
      '1',
      `upper limit, ${interval}, ${words}`,
    ),
  ]
}

const limit = (value: Answer, se: Answer, factor: number): Answer => {
  if (!value.known) return value
  if (!se.known) return se
  if (se.value === 0) return unknown('the standard error is 0')
  return known(Math.min(1, Math.max(0, value.value + factor * se.value)))
}
