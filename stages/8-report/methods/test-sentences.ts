import type { ModelMethod } from '../../../cohort/results/methods/model-method.ts'
import type { Comparison, TestMethod } from '../../../cohort/results/methods/test-method.ts'
import { type Context, levelTitle, testTitle, titleOf } from '../context.ts'
import { listText } from '../html/list-words.ts'
import { areTwoSided } from './used.ts'

/** A test with its details: `log-rank test stratified by Centre (competing events censored)`. */
export const testPhrase = (method: TestMethod, context: Context, saysSides: boolean): string => {
  const { name, scores, qualifiers, adjustment, monteCarlo, isTwoSided } = method
  const details = [
    ...(scores.length > 0 ? [`scores ${scores.join(', ')}`] : []),
    ...qualifiers,
    ...(saysSides && isTwoSided && !qualifiers.some((qualifier) => qualifier.startsWith('two-sided'))
      ? ['two-sided']
      : []),
    ...(monteCarlo === null ? [] : [`Monte Carlo, ${monteCarlo.runs} samples, seed ${monteCarlo.seed}`]),
    ...(adjustment === null ? [] : [ADJUSTED[adjustment]]),
  ]
  const across = method.across === null ? '' : ` across ${titleOf(method.across, context)}`
  return `${name}${against(method, context)}${across}${stratifiedBy(method, context)}${inBrackets(details)}`
}

/** ` of each group against standard`; empty if all pairs are compared. */
const against = ({ analysis, control }: TestMethod, { input, variables }: Context): string => {
  const test = input.tests[analysis]
  if (control === null || test === undefined || !('by' in test)) return ''
  return ` of each group against ${levelTitle(control, variables.get(test.by)!)}`
}

/** Of a covariate beside the model of all. */
const ALONE = 'also alone (univariable), in all patients with a value of it'

/** What a model gives besides its ratios, in the words of both the report and the text to paste. */
export const furtherOfModel = (model: ModelMethod, context: Context): readonly string[] => [
  ...changesOf(model, context),
  ...robustOf(model, context),
  ...(model.hasUnivariable ? [`each covariate ${ALONE}`] : []),
  ...(model.hasBothLimits ? ['limits by Wald and by profile likelihood'] : []),
  ...(model.hasHosmerLemeshow ? ['calibration by the Hosmer-Lemeshow test'] : []),
  ...(model.hasArea ? ["the area under the ROC curve with DeLong's limits"] : []),
  ...(model.hasCovariateTests
    ? ['each covariate as a whole tested by the likelihood-ratio and the Wald test']
    : []),
  ...(model.hasInteraction
    ? ['the effects in subgroups from one model, their difference tested by the likelihood-ratio test']
    : []),
  ...(model.isSelected
    ? ['the covariates chosen by the same data, so that the limits are too narrow and the p-values too small']
    : []),
  ...discrimination(model),
  ...(model.hasAveragedSurvival
    ? [
        'survival by the model if all patients were in each group, averaged over their other covariates (g-formula), with limits by the delta method',
      ]
    : []),
  ...(model.hasSurvivalOfValues ? ['survival by the model for declared values of the covariates'] : []),
]

/** What the limits and p-values allow for. */
const robustOf = ({ analysis }: ModelMethod, context: Context): readonly string[] => {
  const model = context.input.models[analysis]
  if (model === undefined || !('robust' in model || 'cluster' in model)) return []
  if (model.cluster !== undefined)
    return [
      `limits and p-values by robust standard errors (Lin and Wei) that take patients with the same “${titleOf(model.cluster, context)}” as a cluster, which holds for many clusters`,
    ]
  return model.robust === true
    ? [
        'limits and p-values by robust standard errors (Lin and Wei), which hold if the hazards are not proportional',
      ]
    : []
}

/** Nobody is counted under a value before it came. */
const changesOf = ({ covariates }: ModelMethod, context: Context): readonly string[] => {
  const changing = covariates.filter((name) => context.variables.get(name)?.changesAt !== undefined)
  return changing.length === 0
    ? []
    : [
        `${listText(changing.map((name) => `“${titleOf(name, context)}”`))} as time-dependent: “no” until the change and “yes” for events after it, so that no patient counts as changed before (no immortal time)`,
      ]
}

/** C of the patients whom a model was fitted to flatters it. */
const discrimination = ({ hasConcordance, hasUnosConcordance }: ModelMethod): readonly string[] => {
  const names = [...(hasConcordance ? ["Harrell's C"] : []), ...(hasUnosConcordance ? ["Uno's C"] : [])]
  return names.length === 0
    ? []
    : [
        `${names.join(' and ')} with limits by the infinitesimal jackknife, in the patients whom the model was fitted to and not corrected for that`,
      ]
}

export const modelPhrase = ({ name, qualifiers, ...method }: ModelMethod, context: Context): string =>
  `${name}${stratifiedBy(method, context)}${inBrackets(qualifiers)}`

const stratifiedBy = ({ strata }: { readonly strata: readonly string[] }, context: Context): string =>
  strata.length === 0 ? '' : ` stratified by ${listText(strata.map((name) => titleOf(name, context)))}`

const inBrackets = (details: readonly string[]): string =>
  details.length === 0 ? '' : ` (${details.join('; ')})`

const ADJUSTED: Readonly<Record<NonNullable<TestMethod['adjustment']>, string>> = {
  none: 'not adjusted for the number of pairs',
  bonferroni: 'adjusted by the Bonferroni method',
  holm: 'adjusted by the Holm method',
  'benjamini-hochberg': 'adjusted by the Benjamini-Hochberg method',
}

/** A method with the titles of the analyses that use it. */
export interface UsedTest {
  readonly phrase: string
  readonly name: string
  readonly comparison: Comparison
  readonly titles: readonly string[]
}

/** The tests by phrase, in the order of the plan. */
export const usedTests = (tests: readonly TestMethod[], context: Context): readonly UsedTest[] => {
  const saysSides = !areTwoSided(tests)
  const used = new Map<string, UsedTest>()
  for (const method of tests) {
    const phrase = testPhrase(method, context, saysSides)
    const key = `${method.comparison} ${phrase}`
    const titles = [...new Set([...(used.get(key)?.titles ?? []), testTitle(method.analysis, context)])]
    used.set(key, { phrase, name: method.name, comparison: method.comparison, titles })
  }
  return [...used.values()]
}

/** Sentences for a manuscript: the tests of groups, pairs, trends and centres. */
export const testSentences = (tests: readonly TestMethod[], context: Context): readonly string[] => {
  const used = usedTests(tests, context)
  return COMPARISONS.flatMap(([comparison, begin]) => {
    const uses = used.filter((use) => use.comparison === comparison)
    if (uses.length === 0) return []
    const phrases = uses.map(({ phrase, name, titles }) => {
      const isOnly = uses.filter((use) => use.name === name).length === 1
      return `${article(phrase)}${isOnly ? '' : ` for ${listText(titles.map((title) => `“${title}”`))}`}`
    })
    return [`${begin} ${listText(phrases)}.`]
  })
}

const COMPARISONS: readonly (readonly [Comparison, string])[] = [
  ['groups', 'Groups were compared by'],
  ['trend', 'Trend across groups was tested by'],
  ['pairs of groups', 'Pairs of groups were compared by'],
  ['paired values', 'Paired values were compared by'],
  ['two variables', 'Associations of two variables were tested by'],
  ['parts', 'Heterogeneity was tested by'],
]

const article = (phrase: string): string =>
  /^[\w-]+'s |^pairwise |^one-way analysis/.test(phrase) ? phrase : `the ${phrase}`
