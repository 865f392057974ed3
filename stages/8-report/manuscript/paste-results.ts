import { groupTestOf, mainPs } from '../../../cohort/descriptors/group-tests/index.ts'
import { modelKindOf } from '../../../cohort/descriptors/models/index.ts'
import type { FollowUpRule } from '../../../cohort/descriptors/plan/estimate.ts'
import type { Test } from '../../../cohort/descriptors/plan/test.ts'
import {
  isShownBoth,
  univariableName,
  univariableNames,
} from '../../../cohort/descriptors/plan/univariable-names.ts'
import { givenLevel, timesAfter } from '../../../cohort/results/estimates/given-time.ts'
import { testMethods } from '../../../cohort/results/methods/test-method.ts'
import { pairWords, termTitle } from '../../../cohort/results/pair-words.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { withPart } from '../../../cohort/results/statistic-kind.ts'
import { showNumber } from '../../../cohort/results/styles/show-number.ts'
import { unitWords } from '../../../cohort/values/unit.ts'
import { type Context, idOf, modelTitle, testTitle } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { plural } from '../html/list-words.ts'
import { numberWithoutLink, pInText, planValue, userText, withLimits } from '../html/number.ts'
import { adjustedOf } from '../results/adjusted.ts'
import { ratioWords } from '../results/model-rows.ts'
import { endpointOf, landmarkWords, nounOf, timeWords, unitOf } from '../survival-words.ts'

/** The results in sentences for a manuscript; numbers have no links, so that they are pasted as text. */
export const resultsParagraph = (context: Context): Html => {
  const { estimates, tests, models } = context.input
  return joined(
    [
      ...Object.keys(estimates).map((analysis) => estimateWords(analysis, context)),
      ...Object.keys(tests).map((analysis) => testWords(analysis, context)),
      ...Object.keys(models).map((analysis) => modelWords(analysis, context)),
    ].filter((sentence) => sentence !== null),
    ' ',
  )
}

const estimateWords = (analysis: string, context: Context): Html => {
  const { results, confidence, medianConfidence } = context
  const { at, given = [], followUp = [], lifeTable = [] } = context.input.estimates[analysis]!
  const { event, competing, title } = endpointOf(analysis, context)
  const id = (statistic: string, level = ''): string => idOf(analysis, '', statistic, level)
  const numberFor = (statistic: string, level = ''): Html => numberWithoutLink(results, id(statistic, level))
  const unit = unitOf(analysis, context)
  const unitText = unitWords(unit) === '' ? '' : ` ${unitWords(unit)}`
  const limits = (statistic: string, confidenceWords: Html, level = ''): Html =>
    withLimits(
      results,
      id(statistic, level),
      id(withPart(statistic, 'lower'), level),
      id(withPart(statistic, 'upper'), level),
      confidenceWords,
      numberWithoutLink,
    )
  const causes = Object.entries(competing).map(
    ([cause, { label }]) => html`${userText(label)} in ${numberFor('events', cause)}`,
  )
  const hasMedian = results.get(id('median'))!.value !== null
  const hasFollowUp = results.get(id('follow-up'))!.value !== null
  const heights = at.filter((time) => results.get(id(`survival@${time}`))?.value !== null)
  const timeText = (time: number): Html => timeWords(time, unit, context.style)
  const observedWords = (rule: FollowUpRule): Html | null => {
    const name = `${rule}-time`
    return results.get(id(name))?.value == null
      ? null
      : html`; median observed time of ${rule === 'observed' ? 'all patients' : 'patients without any event'} ${limits(name, confidence)}${unitText}`
  }
  const tabled = lifeTable.filter((time) => results.get(id(`life-table@${time}`))?.value != null)
  const conditionalWords = (time: number, later: readonly number[]): Html | null => {
    const level = givenLevel(time)
    const known = later.filter((t) => results.get(id(`conditional-survival@${t}`, level))?.value !== null)
    const shown = known.map(
      (t) => html`${limits(`conditional-survival@${t}`, confidence, level)} at ${timeText(t)}`,
    )
    return known.length === 0
      ? null
      : html`; conditional ${userText(nounOf(analysis, context))} given no ${userText(event.label)} by ${timeText(time)}: ${joined(shown, ', ')}`
  }
  return html`${userText(title)}${userText(landmarkWords(analysis, context))}: ${userText(event.label)} in ${numberFor('events')} of ${numberFor('n')} ${plural(results.get(id('n'))!.value, 'patient')}${causes.length > 0 && html` (${joined(causes, '; ')})`}${hasFollowUp && html`; median follow-up was ${numberFor('follow-up')}${unitText}`}${followUp.map(observedWords)}. ${hasMedian ? html`The median was ${limits('median', medianConfidence)}${unitText}` : 'The median was not reached'}${
    heights.length > 0 &&
    html`; ${userText(nounOf(analysis, context))}: ${joined(
      heights.map((time) => html`${limits(`survival@${time}`, confidence)} at ${timeText(time)}`),
      ', ',
    )}`
  }${
    tabled.length > 0 &&
    html`; ${userText(nounOf(analysis, context))} by life table: ${joined(
      tabled.map((time) => html`${limits(`life-table@${time}`, confidence)} at ${timeText(time)}`),
      ', ',
    )}`
  }${given.map((time) => conditionalWords(time, timesAfter(time, { at })))}.`
}

/** Each main P value of a test with its effect. */
const testWords = (analysis: string, context: Context): Html | null => {
  const { all, input } = context
  const test = input.tests[analysis]!
  const names = mainPs(test.method)
  const ps = all.filter(
    ({ analysis: name, group, statistic, level }) =>
      name === analysis && group === '' && level === '' && names.includes(statistic),
  )
  if (ps.length === 0) return null
  const words = ps.map((p) => effectWords(p, test, context))
  return html`${userText(testTitle(analysis, context))}: ${joined(words, '; ')}.`
}

/** The name of the test as in Methods; for other P values, or without a value, the start of the result's method. */
const testName = ({ analysis, statistic, method }: Result, { input }: Context): string => {
  const [used] = testMethods(analysis, input.tests[analysis]!, input.testResults)
  return statistic === 'p' && used !== undefined ? used.short : method.split(',')[0]!
}

/** "odds ratio, negative versus positive, 2.28 (95% CI 0.19 to 36.9), p = 0.61 (Fisher's exact test)" */
const effectWords = (p: Result, test: Test, context: Context): Html => {
  const { results, confidence, variables } = context
  const { id, analysis, at, statistic } = p
  const suffix = at === null ? '' : `@${at}`
  const effect = groupTestOf(test.method).effects.find(
    (candidate) =>
      candidate.p === statistic && results.has(`${analysis}/${candidate.statistic}-lower${suffix}`),
  )
  const effectId = (end: string): string => `${analysis}/${effect?.statistic}${end}${suffix}`
  const { reference, versus } = results.get(effectId('')) ?? p
  const pair = versus === '' ? null : html`, ${userText(pairWords({ reference, versus }, variables))},`
  return html`${at !== null && html`at ${userText(showNumber(at, context.style))}: `}${effect !== undefined && html`${effect.words}${pair} ${withLimits(results, effectId(''), effectId('-lower'), effectId('-upper'), confidence, numberWithoutLink)}, `}${pInText(results, id)} (${planValue(testName(p, context))})`
}

/** The ratios of a model, after those of each covariate alone if the plan asks for both. */
const modelWords = (analysis: string, context: Context): Html | null => {
  const { models } = context.input
  const model = models[analysis]!
  if (univariableNames(models).has(analysis)) return null
  const terms = [
    ...termsWords(analysis, context),
    ...interactionWords(analysis, context),
    ...adjustedWords(analysis, context),
  ]
  const alone = isShownBoth(model)
    ? model.covariates.flatMap((covariate) => termsWords(univariableName(analysis, covariate), context))
    : []
  if (terms.length + alone.length === 0) return null
  const title = userText(modelTitle(analysis, context))
  return alone.length === 0
    ? html`${title}: ${joined(terms, '; ')}.`
    : html`${title}, univariable: ${joined(alone, '; ')}.${terms.length > 0 && html` Multivariable: ${joined(terms, '; ')}.`}`
}

/** The P value of the interaction of a model. */
const interactionWords = (analysis: string, { results }: Context): readonly Html[] => {
  const id = `${analysis}/interaction-likelihood-ratio-p`
  return results.has(id) ? [html`interaction, ${pInText(results, id)} (likelihood-ratio test)`] : []
}

/** Survival by a model at its times. */
const adjustedWords = (analysis: string, context: Context): readonly Html[] => {
  const { results, confidence, style } = context
  return adjustedOf(analysis, context).map(({ title, group, level, at, id }) => {
    const partId = (part: string): string => idOf(analysis, group, `adjusted-survival-${part}@${at}`, level)
    return html`survival by the model at ${userText(showNumber(at, style))}, ${userText(title)}, ${withLimits(results, id, partId('lower'), partId('upper'), confidence, numberWithoutLink)}`
  })
}

const termsWords = (analysis: string, context: Context): readonly Html[] => {
  const { results, all, confidence, input, variables } = context
  const model = input.models[analysis]!
  const ratio = ratioWords(model).toLowerCase()
  const { statistic: ofRatio } = modelKindOf(model.method)
  const terms = all.filter(({ analysis: name, statistic }) => name === analysis && statistic === ofRatio)
  return terms.map((term) => {
    const { id, group, level } = term
    const termId = (statistic: string): string => idOf(analysis, group, statistic, level)
    return html`${ratio}, ${userText(termTitle(term, variables, model))}, ${withLimits(results, id, termId(`${ofRatio}-lower`), termId(`${ofRatio}-upper`), confidence, numberWithoutLink)}, ${pInText(results, termId('p'))}`
  })
}
