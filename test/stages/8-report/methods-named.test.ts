import { describe, expect, test } from 'vitest'
import type { Result } from '../../../cohort/results/result.ts'
import type { Context } from '../../../stages/8-report/context.ts'
import { methodsParagraph } from '../../../stages/8-report/manuscript/paste-methods.ts'
import { methods } from '../../../stages/8-report/methods/methods.ts'
import { filesOf, PLAN } from '../../support/cohort/six.ts'
import { alone, COHORTS, contextFrom, contextOfCohort, wordsOf } from '../../support/report/report-of.ts'

type IsOf = (result: Result) => boolean
const says =
  (text: string): IsOf =>
  ({ method }) =>
    method.includes(text)
const is =
  (...statistics: readonly string[]): IsOf =>
  ({ statistic }) =>
    statistics.includes(statistic)
const isLogRank: IsOf = ({ statistic, method }) =>
  /^(p|permutation-p)$/.test(statistic) &&
  /^(weighted |exact permutation |Monte Carlo permutation )?(unweighted )?log-rank/.test(method)

/** The word by which a reader knows a method, and the results that are made by it. */
const METHODS: readonly (readonly [word: RegExp, isMadeBy: IsOf])[] = [
  [/Fisher's exact/, says("Fisher's exact test")],
  [/mid-P/, is('mid-p')],
  [/Pearson's chi-square/, says("Pearson's chi-square test")],
  [/Yates/, says('Yates')],
  [/Mann-Whitney/, says('Mann-Whitney, ')],
  [/Kruskal-Wallis test/, says('Kruskal-Wallis')],
  [/McNemar/, says('McNemar')],
  [/signed-rank/, says('signed-rank')],
  [/Student's t test/, says("Student's t test")],
  [/Welch's t test/, says("Welch's t test")],
  [/paired t test/i, says('paired t test')],
  [/one-way analysis of variance/i, says('one-way analysis of variance')],
  [/Welch's analysis of variance/, says("Welch's analysis of variance")],
  [/Pearson's correlation/, says("Pearson's correlation")],
  [/Spearman's rank correlation/, says("Spearman's rank correlation")],
  [/Kendall's rank correlation/, says("Kendall's rank correlation")],
  [/Cochran-Armitage/, says('Cochran-Armitage')],
  [/log-rank test/i, isLogRank],
  [/Gehan-Breslow/, says('Gehan-Breslow')],
  [/Tarone-Ware/, says('Tarone-Ware')],
  [/(?<![Mm]odified )Peto-Peto/, ({ method }) => /(?<!modified )Peto-Peto/.test(method)],
  [/modified Peto-Peto/i, says('modified Peto-Peto')],
  [/Fleming-Harrington \(rho/, says('Fleming-Harrington (')],
  [/stratified by/, says('stratified by')],
  [
    /competing events (are )?censored/i,
    ({ method, statistic }) => method.includes('competing events censored') && statistic !== 'zph-p',
  ],
  [/for trend/, is('trend-p')],
  [/pairwise/i, is('adjusted-p')],
  [/of each group against/, says('each against the control')],
  [/Holm/, says('adjusted by holm')],
  [/Bonferroni/, says('adjusted by bonferroni')],
  [/Benjamini-Hochberg/, says('adjusted by benjamini-hochberg')],
  [/permutation/i, is('permutation-p')],
  [/Monte Carlo/, ({ method }) => / runs, seed \d+/.test(method)],
  [/Gray's test/, says("Gray's test")],
  [/Cochran's Q/, says("Cochran's Q")],
  [/Kaplan-Meier/, says('Kaplan-Meier')],
  [/fixed times/, is('survival-difference')],
  [/Conditional survival/, is('conditional-survival')],
  [/Life tables/, is('life-table')],
  [/Median observed times/, is('observed-time', 'censored-time')],
  [/restricted mean/i, says('restricted mean')],
  [/Cox regression/, says('Cox regression')],
  [/Efron/, says("Efron's ties")],
  [/ties by Breslow/, says("Breslow's ties")],
  [/Firth/, says('Firth')],
  [/Fine-Gray/, says('Fine-Gray model')],
  [/Greenwood/, says('Greenwood')],
  [/Aalen-Johansen/, says('Aalen-Johansen')],
  [/reverse Kaplan-Meier/, is('follow-up')],
  [/density at the median/, says('SPSS density interval')],
  [/Clopper-Pearson\) limits/, is('survival-exact-lower')],
  [/Hyndman-Fan/, says('Hyndman-Fan')],
  [/No\. \(%\)/, is('share')],
  [/simulated series/, is('runs')],
]

/** Of a model that has no answer these are known all the same. */
const SIZES: readonly string[] = ['n', 'events', 'left-out']

const falsehoods = (text: string, context: Context): readonly string[] =>
  METHODS.flatMap(([word, isMadeBy]) => {
    const isUsed = context.all.some(
      (result) => result.value !== null && !SIZES.includes(result.statistic) && isMadeBy(result),
    )
    const isNamed = word.test(text)
    if (isUsed === isNamed) return []
    return [`${word} ${isNamed ? 'is named and was not made' : 'was made and is not named'}`]
  })

const paragraph = (context: Context): string => wordsOf(methodsParagraph(context))

describe.each(COHORTS)('every method that has a result is named, and no other: %s', async (cohort) => {
  const context = await contextOfCohort(cohort)
  test('in Methods', () => expect(falsehoods(wordsOf(methods(context)), context)).toEqual([]))
  test('in the text to paste', () => expect(falsehoods(paragraph(context), context)).toEqual([]))
})

describe.each(alone(PLAN))('of a plan with one test or model alone, that one is named: %s', (_, plan) => {
  test.each(['spss', 'r'] as const)('by the conventions of %s', async (profile) => {
    const context = contextFrom(await filesOf(plan, { profile }))
    expect(falsehoods(wordsOf(methods(context)), context)).toEqual([])
    expect(falsehoods(paragraph(context), context)).toEqual([])
  })
})

test('the limits of an effect are called exact or asymptotic as they are, not both', async () => {
  const [, plan] = alone(PLAN).find(([name]) => name === 'size')!
  const words = async (more: string) => wordsOf(methods(contextFrom(await filesOf(`${more}${plan}`))))
  const [exact, asymptotic] = [
    await words('conventions: { mannWhitney: exact }\n'),
    await words('conventions: { mannWhitney: asymptotic }\n'),
  ]
  expect(exact).toContain('Hodges-Lehmann shift with exact limits')
  expect(exact).not.toContain('asymptotic limits')
  expect(asymptotic).toContain('Hodges-Lehmann shift with asymptotic limits')
  expect(asymptotic).not.toContain('exact limits')
})

test('of all tests and models at once, all are named', async () => {
  const context = contextFrom(await filesOf(PLAN))
  expect(falsehoods(wordsOf(methods(context)), context)).toEqual([])
  expect(falsehoods(paragraph(context), context)).toEqual([])
})

describe('the text to paste says of each test what was done', async () => {
  test('melanoma-1977: three groups, so that the chi-square test has no correction', async () => {
    const text = paragraph(await contextOfCohort('melanoma-1977'))
    expect(text).toContain("Pearson's chi-square test (without continuity correction)")
    expect(text).toContain('pairwise log-rank tests (adjusted by the Holm method)')
    expect(text).toContain('log-rank test for trend (scores 0, 1, 2)')
  })

  test('freireich-1963: each weight', async () => {
    const text = paragraph(await contextOfCohort('freireich-1963'))
    for (const weight of ['Gehan-Breslow', 'Tarone-Ware', 'Peto-Peto'])
      expect(text).toContain(`the ${weight} weighted log-rank test`)
  })

  test('made-up-dates: strata, delayed entry, cut-off, and the excluded patients', async () => {
    const text = paragraph(await contextOfCohort('made-up-dates'))
    expect(text).toContain('the log-rank test stratified by Centre')
    expect(text).toContain('Cox regression stratified by Centre')
    expect(text).toContain('observed from Randomisation on (delayed entry)')
    expect(text).toContain('the data cut-off (2020-12-31)')
    expect(text).toContain('We analysed 112 of 120 patients. We excluded 8 patients (older than 80 years).')
  })

  test('made-up-centres: two centres, and which test was stratified', async () => {
    const text = paragraph(await contextOfCohort('made-up-centres'))
    expect(text).toMatch(/from 2 centres \(North hospital and South hospital\), which sent counts/)
    expect(text).toContain('log-rank test stratified by Centre for “Overall survival by treatment”')
    expect(text).toContain('log-rank test for “Overall survival by centre”')
    expect(text).toContain("Cochran's Q of one-step (Peto) hazard ratios across Centre")
  })

  test('niigata-ebs: before and after are paired values, not groups', async () => {
    const text = paragraph(await contextOfCohort('niigata-ebs'))
    const sentences = text.split(/(?<=\.) (?=[A-Z])/)
    expect(sentences.filter((one) => /signed-rank/.test(one))).toEqual([
      expect.stringMatching(/^Paired values were compared by Wilcoxon's signed-rank test/),
    ])
    expect(sentences.filter((one) => /^Groups were compared/.test(one))).toHaveLength(1)
  })

  test('Monte Carlo with its samples and seed, and the one-sided word that is not in the method is not said', async () => {
    const [, plan] = alone(PLAN).find(([name]) => name === 'response-drawn')!
    const text = paragraph(contextFrom(await filesOf(plan)))
    expect(text).toContain(
      "Fisher's exact test (two-sided: tables no more probable than the observed one; Monte Carlo, 999 samples, seed 7)",
    )
  })
})
