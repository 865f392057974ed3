import { isP } from '../../../cohort/results/statistic.ts'
import { showAlpha } from '../../../cohort/results/styles/show-number.ts'
import { fixed } from '../../../cohort/values/decimal.ts'
import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import { rational } from '../../../statistics/numbers/rational.ts'
import { analysedIn } from '../../2-validate/artifacts.ts'
import { type Context, idOf, modelTitle, titleOf } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { listText, plural } from '../html/list-words.ts'
import { letterOfP, number, planValue, pNumber, userText, withLimits } from '../html/number.ts'
import { multiplicitySentence } from '../methods/level-sentences.ts'
import { usedMethods } from '../methods/used.ts'
import { endpointOf, nounOf, timeWords, unitOf } from '../survival-words.ts'
import { simulated } from './simulated.ts'

/** Below this number of subjects the page adds limitations of small series. */
export const FEW = 50

/** The most items of the section. */
const MOST_LIMITS = 6

/**
 * Limits of the conclusions, with the numbers of this cohort: at most six. What the plan says is always there: where it
 * says more than there is room for, the last item has several of its sentences.
 */
export const limits = (context: Context): Html => {
  const { study, simulations, models } = context.input
  const { tests } = usedMethods(context)
  const computed = [
    smallSeries(context),
    comparisons(context),
    sentencesOf([
      ...tests.flatMap(({ comparison, across, analysis }) =>
        comparison === 'parts' && across !== null ? [heterogeneous(analysis, across, context)] : [],
      ),
      ...Object.keys(models).map((analysis) => notProportional(analysis, context)),
    ]),
    sentencesOf([
      ...Object.keys(simulations).map((analysis) => simulated(analysis, context)),
      analysedIn(context.input.sizes) < FEW ? densityInterval(context) : null,
    ]),
    study.engine === undefined
      ? null
      : html`The rows were counted in place and not read: listings, patient timelines and the search for explanations of reported numbers need single rows and are not available.`,
  ].filter((item) => item !== null)
  const room = MOST_LIMITS - computed.length
  const declared = study.limits.map((limit) => userText(limit))
  const shown = [
    ...computed,
    ...(declared.length <= room
      ? declared
      : [...declared.slice(0, room - 1), joined(declared.slice(room - 1), ' ')]),
  ]
  return html`
<section id="limits"><h2>Limits</h2>
${shown.length === 0 ? html`<p>The analysis plan names none.</p>` : html`<ul>\n${shown.map((item) => html`<li>${item}</li>\n`)}</ul>`}
</section>`
}

/** Sentences as one item; null if there are none. */
const sentencesOf = (sentences: readonly (Html | null)[]): Html | null => {
  const parts = sentences.filter((sentence) => sentence !== null)
  return parts.length === 0 ? null : joined(parts, ' ')
}

/** Of the last estimates, those that rest on the fewest patients. */
const MOST_LAST = 3

/** What one patient is of a small series, and on how many patients the last estimates rest. */
const smallSeries = (context: Context): Html | null => {
  const n = analysedIn(context.input.sizes)
  if (n >= FEW) return null
  const last = Object.keys(context.input.estimates)
    .flatMap((analysis) => lastLandmark(analysis, context) ?? [])
    .toSorted((a, b) => a.atRisk - b.atRisk)
    .slice(0, MOST_LAST)
  return html`${onePatient(n)}${
    last.length > 0 &&
    html` ${joined(
      last.map(({ words }) => words),
      '; ',
    )}.`
  }`
}

/** What P values of a small series do not show, and whether they are adjusted. */
const comparisons = (context: Context): Html | null => {
  const n = analysedIn(context.input.sizes)
  const { tests } = usedMethods(context)
  const isOpen =
    n < FEW &&
    tests.some(
      ({ comparison, analysis }) => GROUP_COMPARISONS.includes(comparison) && hasHighP(analysis, context),
    )
  return sentencesOf([
    isOpen ? noEvidence(n, context) : null,
    optionalItem(multiplicitySentence(tests, context)),
  ])
}

const GROUP_COMPARISONS: readonly string[] = ['groups', 'trend', 'pairs of groups']

const optionalItem = (sentence: string | null): Html | null =>
  sentence === null ? null : html`${planValue(sentence)}`

const onePatient = (n: number): Html =>
  html`One patient is <span data-count="subjects">${fixed(rational(100, n), 1)}%</span> of the series (n = <span data-count="subjects">${n}</span>).`

/** The number at risk at the last landmark of an estimate. */
const lastLandmark = (
  analysis: string,
  context: Context,
): { readonly atRisk: number; readonly words: Html } | null => {
  const { at } = context.input.estimates[analysis]!
  const last = at.length === 0 ? undefined : Math.max(...at)
  if (last === undefined) return null
  const { results, confidence } = context
  const id = (statistic: string): string => idOf(analysis, '', `${statistic}@${last}`)
  if (results.get(id('survival'))?.value == null) return null
  const noun = userText(sentenceCase(nounOf(analysis, context)))
  const estimate = withLimits(results, id('survival'), id('survival-lower'), id('survival-upper'), confidence)
  const atRisk = results.get(id('at-risk'))!.value ?? 0
  const words = html`${noun} at ${timeWords(last, unitOf(analysis, context), context.style)}: ${estimate} rests on ${number(results, id('at-risk'))} ${plural(atRisk, 'patient')} still at risk`
  return { atRisk, words }
}

const noEvidence = (n: number, { input, style }: Context): Html =>
  html`With <span data-count="subjects">${n}</span> ${plural(n, 'patient')}, a ${letterOfP(style)} value above ${planValue(showAlpha(input.rules.alpha, style))} is not evidence that groups are alike.`

/** Whether a P value of the test is not below the significance level. */
const hasHighP = (analysis: string, { input }: Context): boolean =>
  input.testResults.some(
    (row) => row.analysis === analysis && isP(row.statistic) && (row.value ?? 0) >= input.rules.alpha,
  )

const heterogeneous = (analysis: string, across: string, context: Context): Html => {
  const { alpha } = context.input.rules
  const id = `${analysis}/p`
  return (context.results.get(id)?.value ?? 1) < alpha
    ? html`Hazard ratios differ across ${userText(titleOf(across, context))} (${pNumber(context.results, id)}): the pooled ratio is an average of different effects.`
    : html`A ${letterOfP(context.style)} value above ${planValue(showAlpha(alpha, context.style))} in the test of heterogeneity is not evidence that hazard ratios are alike across ${userText(titleOf(across, context))}.`
}

/** A model whose test rejects proportional hazards. */
const notProportional = (analysis: string, context: Context): Html | null => {
  const id = `${analysis}/zph-p`
  const p = context.results.get(id)?.value ?? null
  return p === null || p >= context.input.rules.alpha
    ? null
    : html`Proportional hazards were rejected for the regression of ${userText(modelTitle(analysis, context))} (${pNumber(context.results, id)}): its hazard ratios are averages over time.`
}

/** A note on the SPSS interval of the median where its coverage was not simulated. */
const densityInterval = (context: Context): Html | null => {
  const { estimates, rules, simulations, simulationResults } = context.input
  if (rules.medianInterval !== 'spss-density') return null
  const isTried = (analysis: string): boolean =>
    Object.entries(simulations).some(
      ([name, plan]) =>
        'estimate' in plan &&
        plan.estimate === analysis &&
        simulationResults.some(
          (result) =>
            result.analysis === name && result.statistic === 'median-coverage' && result.value !== null,
        ),
    )
  const untried = Object.keys(estimates).filter(
    (analysis) => context.results.get(`${analysis}/median-lower`)?.value != null && !isTried(analysis),
  )
  const hasGroups = Object.values(estimates).some(({ by }) => by.length > 0)
  const titles = untried.map((analysis) => endpointOf(analysis, context).title)
  return titles.length === 0
    ? null
    : html`In small series the coverage of the density interval of the median (SPSS) can differ from its nominal level; it was not simulated for ${userText(listText(titles))}${hasGroups && ', nor for any group'}.`
}
