import type { CoxTies } from '../../../../statistics/cox/cox-likelihood.ts'
import { coxProfile } from '../../../../statistics/cox/cox-profile.ts'
import { type CoxRegression, coxRegression } from '../../../../statistics/cox/cox-regression.ts'
import type { CoxData } from '../../../../statistics/cox/cox-risk-sets.ts'
import { withRobustVariance } from '../../../../statistics/cox/cox-robust.ts'
import { criticalValue } from '../../../../statistics/distributions/normal.ts'
import { coxZph } from '../../../../statistics/proportional-hazards/cox-zph.ts'
import { timesOf } from '../../../counts/counting.ts'
import { ownCountsByGroup } from '../../../counts/event-rows.ts'
import type { Rules } from '../../../descriptors/conventions.ts'
import { robustWords } from '../../../descriptors/models/cox.ts'
import type { CoxModel } from '../../../descriptors/plan/model.ts'
import { percent } from '../../../values/percent.ts'
import type { Variable } from '../../../values/value.ts'
import { competingWords } from '../../competing-words.ts'
import type { TestData } from '../../group-tests/parts/test-data.ts'
import { type Result, result } from '../../result.ts'
import { type Term, totalOf } from '../design.ts'
import { droppedTermRows } from '../dropped-terms.ts'
import { levelRows } from '../level-rows.ts'
import { NO_SELECTED, NO_TERM, noModel } from '../no-model.ts'
import { termKey, termRows, termWords } from '../term-rows.ts'
import { testRows } from '../test-rows.ts'
import { adjustedSurvivalRows } from './adjusted-survival.ts'
import { concordanceRows } from './concordance.ts'
import { covariateTests, interactionTests } from './covariate-tests.ts'
import { type CoxDesign, coxDesign } from './cox-design.ts'
import { ruleWords, selectionRows } from './selection.ts'

/** Cox regression: a hazard ratio per term, three tests of the model, and the test of proportional hazards. */
export const coxResults = (
  analysis: string,
  model: CoxModel,
  data: TestData,
  rules: Rules,
): readonly Result[] => {
  const design = coxDesign(model, data, rules)
  const { data: cox, ties, terms, dropped, words, selected } = design
  const method = [methodWords(model, design), ...words].join(', ')
  const droppedRows = [
    ...droppedTermRows(analysis, dropped, method),
    ...(model.select === undefined ? [] : selectionRows(analysis, selected, model.select, method)),
  ]
  if (terms.length === 0)
    return [...noModel(analysis, method, selected.length === 0 ? NO_TERM : NO_SELECTED), ...droppedRows]
  const inside = model.interaction === undefined ? [] : [model.interaction.of, model.interaction.with]
  // under an interaction the coefficients of the subgroups themselves are those at the reference of the effect
  const isReported = ({ covariate }: Term): boolean => covariate !== model.interaction?.with
  const critical = criticalValue(rules.confidence)
  const plain = coxRegression(cox, ties, critical, model.firth)
  const isRobust = model.robust === true || model.cluster !== undefined
  const fit = isRobust ? withRobustVariance(plain, cox, ties, critical, design.clusterOf) : plain
  return [
    result({ analysis, statistic: 'n' }, totalOf(design.subjects, 'entered'), '1', `subjects, ${method}`),
    result({ analysis, statistic: 'events' }, totalOf(cox.strata, 'events'), '1', `events, ${method}`),
    ...subgroupRows(analysis, model, data, design),
    ...fit.coefficients.flatMap((coefficient, k) => [
      ...(isReported(terms[k]!) ? termRows(analysis, terms[k]!, coefficient, rules.confidence, method) : []),
      ...(fit.isMonotone && isReported(terms[k]!)
        ? profileRows(analysis, cox, terms, ties, k, rules.confidence, method)
        : []),
    ]),
    ...droppedRows,
    ...modelTests(analysis, fit, isRobust, method),
    ...(model.covariateTests === true ? covariateTests(analysis, design, fit, inside, method) : []),
    ...(model.interaction === undefined
      ? []
      : interactionTests(analysis, design, fit, coxDesign(withoutInteraction(model), data, rules), method)),
    ...zphResults(analysis, cox, terms, plain, ties),
    ...concordanceRows(analysis, model, design, fit, rules, method),
    ...adjustedSurvivalRows(analysis, model, data, design, fit, rules, method),
    ...(model.levelCounts === true ? levelsOfModel(analysis, model, data, design) : []),
  ]
}

const withoutInteraction = ({ interaction: _, ...model }: CoxModel): CoxModel => model

/** The subjects and events of each subgroup of an interaction. */
const subgroupRows = (
  analysis: string,
  model: CoxModel,
  data: TestData,
  design: CoxDesign,
): readonly Result[] => {
  const { interaction, levelCounts } = model
  if (interaction === undefined || levelCounts === true) return []
  return levelsOfModel(analysis, model, data, design, ({ name }) => name === interaction.with)
}

/** In each level of a covariate the subjects; of one that changes those who were ever at risk at this level. */
const levelsOfModel = (
  analysis: string,
  model: CoxModel,
  { eventRows, variables }: TestData,
  { subjects, fixed }: CoxDesign,
  isCounted: (variable: Variable) => boolean = () => true,
): readonly Result[] => {
  const { covariates, endpoint, strata } = model
  const all = timesOf(model).by
  const named = (names: readonly string[]): readonly Variable[] => names.map((name) => variables.get(name)!)
  return [
    ...levelRows(
      analysis,
      named(fixed),
      subjects,
      (variable) => covariates.includes(variable.name) && isCounted(variable),
    ),
    ...covariates
      .filter((name) => !fixed.includes(name) && isCounted(variables.get(name)!))
      .flatMap((changing) => {
        const by = all.filter((name) => name === changing || fixed.includes(name))
        return levelRows(
          analysis,
          named(by),
          ownCountsByGroup(eventRows, endpoint, by, strata),
          ({ name }) => name === changing,
          'subjects of the model who were at risk at this level',
        )
      }),
  ]
}

/** Profile-likelihood limits, for a monotone likelihood (an infinite estimate). */
const profileRows = (
  analysis: string,
  data: CoxData,
  terms: readonly Term[],
  ties: CoxTies,
  k: number,
  confidence: number,
  method: string,
): readonly Result[] => {
  const { lower, upper } = coxProfile(data, ties, k, criticalValue(confidence))
  const key = termKey(analysis, terms[k]!)
  const interval = `${percent(confidence)}, profile likelihood, hazard ratio`
  const words = [interval, method, ...termWords(terms[k]!)].join(', ')
  const pair = terms[k]!.pair ?? undefined
  return [
    result({ ...key, statistic: 'profile-lower' }, lower, '1', `lower limit, ${words}`, pair),
    result({ ...key, statistic: 'profile-upper' }, upper, '1', `upper limit, ${words}`, pair),
  ]
}

/** With a robust variance Wald's test alone: the others need independent subjects. */
const modelTests = (
  analysis: string,
  fit: CoxRegression,
  isRobust: boolean,
  method: string,
): readonly Result[] =>
  (
    [
      ['wald', 'Wald', fit.wald],
      ['likelihood-ratio', 'likelihood-ratio', fit.likelihoodRatio],
      ['score', 'score', fit.score],
    ] as const
  ).flatMap(([statistic, title, test]) =>
    isRobust && statistic !== 'wald'
      ? []
      : testRows({ analysis, statistic }, test, `${title} test of all terms, ${method}`),
  )

/** One test per covariate (all of its levels together), and a global test. */
const zphResults = (
  analysis: string,
  data: CoxData,
  terms: readonly Term[],
  fit: CoxRegression,
  ties: CoxTies,
): readonly Result[] => {
  const covariates = [...new Set(terms.map(({ covariate }) => covariate))]
  const columns = covariates.map((covariate) =>
    terms.flatMap((term, k) => (term.covariate === covariate ? [k] : [])),
  )
  const { terms: each, global } = coxZph(data, ties, fit.fit, columns)
  const method = [
    'score test of proportional hazards, time transform km',
    tiesWords(ties),
    ...competingWords(data.strata),
  ].join(', ')
  return [
    ...each.flatMap(({ chiSquare, p }, i) => [
      result({ analysis, level: covariates[i]!, statistic: 'zph-chi-square' }, chiSquare, '1', method),
      result({ analysis, level: covariates[i]!, statistic: 'zph-p' }, p, '1', `${method}, two-sided`),
    ]),
    result({ analysis, statistic: 'zph-chi-square' }, global.chiSquare, '1', `${method}, all terms`),
    result({ analysis, statistic: 'zph-p' }, global.p, '1', `${method}, all terms, two-sided`),
  ]
}

const methodWords = (model: CoxModel, { ties, data, fixed }: CoxDesign): string => {
  const { covariates, strata, firth, interaction, select } = model
  const changing = covariates.filter((name) => !fixed.includes(name))
  return [
    'Cox regression',
    tiesWords(ties),
    ...(strata.length > 0 ? [`stratified by ${strata.join(', ')}`] : []),
    ...(select === undefined ? [] : [ruleWords(select)]),
    ...(interaction === undefined ? [] : [`interaction of ${interaction.of} with ${interaction.with}`]),
    ...(firth ? ["Firth's penalised likelihood"] : []),
    ...robustWords(model),
    ...changing.map((name) => `time-dependent covariate ${name}`),
    ...competingWords(data.strata),
  ].join(', ')
}

const tiesWords = (ties: CoxTies): string => (ties === 'efron' ? "Efron's ties" : "Breslow's ties")
