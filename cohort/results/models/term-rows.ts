import type { CoxCoefficient } from '../../../statistics/cox/cox-coefficient.ts'
import type { LogisticCoefficient } from '../../../statistics/logistic/logistic-coefficient.ts'
import { type Answer, unknown } from '../../../statistics/numbers/answer.ts'
import { percent } from '../../values/percent.ts'
import { type Result, result } from '../result.ts'
import type { Term } from './design.ts'

/** A term's hazard ratio with Wald limits, coefficient, standard error, z and p. */
export const termRows = (
  analysis: string,
  term: Term,
  coefficient: CoxCoefficient,
  confidence: number,
  method: string,
): readonly Result[] =>
  rowsOf(analysis, term, { ...coefficient, ratio: coefficient.hazardRatio }, HAZARD, confidence, method)

/** The same of an odds ratio. */
export const oddsTermRows = (
  analysis: string,
  term: Term,
  coefficient: LogisticCoefficient,
  confidence: number,
  method: string,
): readonly Result[] =>
  rowsOf(analysis, term, { ...coefficient, ratio: coefficient.oddsRatio }, ODDS, confidence, method)

type Coefficient = Omit<CoxCoefficient, 'hazardRatio'> & { readonly ratio: Answer }

/** The ratio in words, and the statistics of the ratio, its logarithm and the standard error of this. */
interface RatioNames {
  readonly words: 'hazard ratio' | 'odds ratio'
  readonly ratio: 'hazard-ratio' | 'odds-ratio'
  readonly log: 'coefficient' | 'log-odds-ratio'
  readonly se: 'se' | 'log-odds-ratio-se'
}

const HAZARD: RatioNames = { words: 'hazard ratio', ratio: 'hazard-ratio', log: 'coefficient', se: 'se' }

export const ODDS: RatioNames = {
  words: 'odds ratio',
  ratio: 'odds-ratio',
  log: 'log-odds-ratio',
  se: 'log-odds-ratio-se',
}

const rowsOf = (
  analysis: string,
  term: Term,
  coefficient: Coefficient,
  { words: ratio, ...names }: RatioNames,
  confidence: number,
  method: string,
): readonly Result[] => {
  const words = [method, ...termWords(term)].join(', ')
  const limit = `${percent(confidence)}, Wald, ${ratio}`
  const rows = [
    [names.ratio, coefficient.ratio, ratio],
    [`${names.ratio}-lower`, coefficient.lower, `lower limit, ${limit}`],
    [`${names.ratio}-upper`, coefficient.upper, `upper limit, ${limit}`],
    [names.log, coefficient.estimate, `log ${ratio}`],
    [names.se, coefficient.standardError, `standard error of the log ${ratio}`],
    ['z', coefficient.z, 'Wald z'],
    ['p', coefficient.p, 'Wald test, two-sided'],
  ] as const
  return rows.map(([statistic, answer, what]) =>
    result(
      { ...termKey(analysis, term), statistic },
      withRemedy(answer, term, coefficient),
      '1',
      `${what}, ${words}`,
      term.pair ?? undefined,
    ),
  )
}

/** The key of the results of a term, but for the statistic. */
export const termKey = (analysis: string, { name, group }: Term) => ({
  analysis,
  ...(group !== undefined && { group }),
  level: name,
})

/** The scale of a number's hazard ratio; empty for a level, whose result names the pair. */
export const termWords = ({ covariate, pair, per }: Term): readonly string[] => {
  if (pair !== null) return []
  return [per === 1 ? `per unit of ${covariate}` : `per ${per} units of ${covariate}`]
}

/** Adds the remedy if a ratio overflows although its logarithm is known: another number of units. */
const withRemedy = (answer: Answer, { covariate, pair, per }: Term, { estimate }: Coefficient): Answer =>
  answer.known || !estimate.known || pair !== null
    ? answer
    : unknown(
        `${answer.reason} per ${per === 1 ? 'unit' : `${per} units`} of ${covariate}; set another scale by "per" in the plan`,
      )
