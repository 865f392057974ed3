import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { hosmerLemeshow } from '../../../statistics/logistic/hosmer-lemeshow.ts'
import { logisticProfile } from '../../../statistics/logistic/logistic-profile.ts'
import {
  type LogisticRegression,
  logisticRegression,
} from '../../../statistics/logistic/logistic-regression.ts'
import {
  logisticAkaike,
  logisticNestedTest,
  logisticWaldTest,
} from '../../../statistics/logistic/logistic-tests.ts'
import { modelArea } from '../../../statistics/logistic/roc-area.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { OutcomeModel } from '../../descriptors/plan/model.ts'
import { percent } from '../../values/percent.ts'
import type { TestData } from '../group-tests/parts/test-data.ts'
import { type Result, result } from '../result.ts'
import { type Term, totalOf } from './design.ts'
import { droppedTermRows } from './dropped-terms.ts'
import { levelRows } from './level-rows.ts'
import { logisticDesign } from './logistic-design.ts'
import { NO_TERM, noModel } from './no-model.ts'
import { oddsTermRows, termKey, termWords } from './term-rows.ts'
import { testRows } from './test-rows.ts'

const RISK_GROUPS = 10

/** Logistic regression: an odds ratio per term with both intervals, tests of the model, calibration and discrimination. */
export const logisticResults = (
  analysis: string,
  model: OutcomeModel,
  data: TestData,
  { confidence }: Rules,
): readonly Result[] => {
  const { patterns, counts, terms, dropped, words } = logisticDesign(model, data)
  const method = [
    'logistic regression',
    ...(model.firth ? ["Firth's penalised likelihood"] : []),
    ...words,
  ].join(', ')
  const droppedRows = droppedTermRows(analysis, dropped, method, 'odds ratio')
  if (terms.length === 0) return [...noModel(analysis, method, NO_TERM), ...droppedRows]
  const fit = logisticRegression(patterns, criticalValue(confidence), model.firth)
  const covariates = model.covariates.map((name) => data.variables.get(name)!)
  return [
    result({ analysis, statistic: 'n' }, totalOf(counts, 'entered'), '1', `subjects, ${method}`),
    result(
      { analysis, statistic: 'events' },
      totalOf(counts, 'events'),
      '1',
      `subjects with the outcome, ${method}`,
    ),
    ...fit.coefficients.flatMap((coefficient, k) => [
      ...oddsTermRows(analysis, terms[k]!, coefficient, confidence, method),
      ...profileRows(analysis, fit, terms[k]!, k, confidence, method),
    ]),
    ...droppedRows,
    ...modelTests(analysis, fit, method),
    ...(model.covariateTests === true ? covariateTests(analysis, fit, terms, method) : []),
    ...calibration(analysis, fit, model.riskGroups ?? RISK_GROUPS, method),
    ...discrimination(analysis, fit, confidence, method),
    ...(model.levelCounts === true ? levelRows(analysis, covariates, counts) : []),
  ]
}

const profileRows = (
  analysis: string,
  fit: LogisticRegression,
  term: Term,
  k: number,
  confidence: number,
  method: string,
): readonly Result[] => {
  const { lower, upper } = logisticProfile(fit, k, criticalValue(confidence))
  const key = termKey(analysis, term)
  const likelihood = fit.isFirth ? 'penalised profile likelihood' : 'profile likelihood'
  const words = [`${percent(confidence)}, ${likelihood}, odds ratio`, method, ...termWords(term)].join(', ')
  const pair = term.pair ?? undefined
  return [
    result({ ...key, statistic: 'odds-ratio-profile-lower' }, lower, '1', `lower limit, ${words}`, pair),
    result({ ...key, statistic: 'odds-ratio-profile-upper' }, upper, '1', `upper limit, ${words}`, pair),
  ]
}

const modelTests = (analysis: string, fit: LogisticRegression, method: string): readonly Result[] =>
  (
    [
      ['wald', 'Wald', fit.wald],
      ['likelihood-ratio', 'likelihood-ratio', fit.likelihoodRatio],
      ['score', 'score', fit.score],
    ] as const
  ).flatMap(([statistic, title, test]) =>
    testRows({ analysis, statistic }, test, `${title} test of all terms, ${method}`),
  )

/** Tests of each covariate, all of its terms together, and AIC. */
const covariateTests = (
  analysis: string,
  fit: LogisticRegression,
  terms: readonly Term[],
  method: string,
): readonly Result[] => [
  ...[...new Set(terms.map(({ covariate }) => covariate))].flatMap((level) => {
    const columns = terms.flatMap(({ covariate }, k) => (covariate === level ? [k] : []))
    const [wald, ratio] = [logisticWaldTest(fit, columns), logisticNestedTest(fit, columns)]
    return [
      ...testRows({ analysis, level, statistic: 'wald' }, wald, `Wald test of the covariate, ${method}`),
      ...testRows(
        { analysis, level, statistic: 'likelihood-ratio' },
        ratio,
        `likelihood-ratio test of the covariate, ${method}`,
      ),
    ]
  }),
  result(
    { analysis, statistic: 'aic' },
    logisticAkaike(fit),
    '1',
    `Akaike's information criterion, ${method}`,
  ),
]

const calibration = (
  analysis: string,
  fit: LogisticRegression,
  groups: number,
  method: string,
): readonly Result[] =>
  testRows(
    { analysis, statistic: 'hosmer-lemeshow' },
    hosmerLemeshow(fit, groups),
    `Hosmer-Lemeshow test, ${groups} groups between quantiles of the risk, ${method}`,
  )

/** Of the subjects that the model was fitted to. */
const discrimination = (
  analysis: string,
  fit: LogisticRegression,
  confidence: number,
  method: string,
): readonly Result[] => {
  const { area, standardError, lower, upper } = modelArea(fit, criticalValue(confidence))
  const words = `area under the ROC curve, subjects of the model, ${method}`
  return [
    result({ analysis, statistic: 'auc' }, area, '1', words),
    result({ analysis, statistic: 'auc-se' }, standardError, '1', `standard error, DeLong, ${words}`),
    result(
      { analysis, statistic: 'auc-lower' },
      lower,
      '1',
      `lower limit, ${percent(confidence)}, DeLong, ${words}`,
    ),
    result(
      { analysis, statistic: 'auc-upper' },
      upper,
      '1',
      `upper limit, ${percent(confidence)}, DeLong, ${words}`,
    ),
  ]
}
