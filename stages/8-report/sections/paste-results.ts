import { testMethods } from '../../../cohort/methods/test-method.ts'
import { unitWords } from '../../../cohort/unit.ts'
import { type Context, idOf, modelTitle, termTitle, testTitle } from '../context.ts'
import { type Html, html, joined } from '../html.ts'
import { plural } from '../list-words.ts'
import { bareNumber, quoted, rule, withLimits } from '../number.ts'
import { endpointOf, nounOf, timeWords, unitOf } from '../survival-words.ts'

/** What came out, in sentences for a manuscript; its numbers are no links, so that they are pasted as text. */
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
  const { at } = context.input.estimates[analysis]!
  const { event, competing = {}, title } = endpointOf(analysis, context)
  const id = (statistic: string, level = ''): string => idOf(analysis, '', statistic, level)
  const of = (statistic: string, level = ''): Html => bareNumber(results, id(statistic, level))
  const unit = unitOf(analysis, context)
  const after = unitWords(unit) === '' ? '' : ` ${unitWords(unit)}`
  const limits = (statistic: string, level: Html): Html =>
    withLimits(
      results,
      ...([statistic, lowerOf(statistic), upperOf(statistic)].map((one) => id(one)) as [
        string,
        string,
        string,
      ]),
      level,
      bareNumber,
    )
  const causes = Object.entries(competing).map(
    ([cause, { label }]) => html`${quoted(label)} in ${of('events', cause)}`,
  )
  const hasMedian = results.get(id('median'))!.value !== null
  const hasFollowUp = results.get(id('follow-up'))!.value !== null
  const heights = at.filter((time) => results.get(id(`survival@${time}`))?.value !== null)
  return html`${quoted(title)}: ${quoted(event.label)} in ${of('events')} of ${of('n')} ${plural(results.get(id('n'))!.value, 'patient')}${causes.length > 0 && html` (${joined(causes, '; ')})`}${hasFollowUp && html`; median follow-up was ${of('follow-up')}${after}`}. ${hasMedian ? html`The median was ${limits('median', medianConfidence)}${after}` : 'The median was not reached'}${
    heights.length > 0 &&
    html`; ${quoted(nounOf(analysis, context))}: ${joined(
      heights.map((time) => html`${limits(`survival@${time}`, confidence)} at ${timeWords(time, unit)}`),
      ', ',
    )}`
  }.`
}

/** `survival@12` has its limit at `survival-lower@12`. */
const lowerOf = (statistic: string): string => statistic.replace(/^[a-z-]+/, '$&-lower')
const upperOf = (statistic: string): string => statistic.replace(/^[a-z-]+/, '$&-upper')

const EFFECTS: Readonly<Record<string, string>> = {
  'hazard-ratio': 'pooled hazard ratio',
  'odds-ratio': 'odds ratio',
  shift: 'shift',
  'survival-difference': 'difference of survival',
  difference: 'difference',
}

/** The effect with its limits, where the test has one, and p with its method. */
const testWords = (analysis: string, context: Context): Html | null => {
  const { results, all, confidence } = context
  const ps = all.filter(
    ({ analysis: of, statistic, level }) => of === analysis && statistic === 'p' && level === '',
  )
  if (ps.length === 0) return null
  const words = ps.map(({ id, at, method, value }) => {
    const suffix = at === null ? '' : `@${at}`
    const effect = Object.keys(EFFECTS).find((name) => results.has(`${analysis}/${name}-lower${suffix}`))
    const own = (end: string): string => `${analysis}/${effect}${end}${suffix}`
    return html`${at !== null && html`at ${quoted(String(at))}: `}${effect !== undefined && html`${EFFECTS[effect]} ${withLimits(results, own(''), own('-lower'), own('-upper'), confidence, bareNumber)}, `}p ${relation(value)}${bareNumber(results, id)} (${rule(nameOf(method, analysis, context))})`
  })
  return html`${quoted(testTitle(analysis, context))}: ${joined(words, '; ')}.`
}

/** The test by the name that the methods have for it; the first words of its method where nothing could be computed. */
const nameOf = (method: string, analysis: string, { input }: Context): string => {
  const [own] = testMethods(analysis, input.tests[analysis]!, input.testResults)
  return own?.short ?? method.split(',')[0]!
}

const modelWords = (analysis: string, context: Context): Html | null => {
  const { results, all, confidence, input } = context
  const terms = all.filter(({ analysis: of, statistic }) => of === analysis && statistic === 'hazard-ratio')
  if (terms.length === 0) return null
  const plan = input.models[analysis]!
  const words = terms.map((term) => {
    const { id, level } = term
    const own = (statistic: string): string => idOf(analysis, '', statistic, level)
    return html`hazard ratio of ${termTitle(term, plan.covariates, context)} ${withLimits(results, id, own('hazard-ratio-lower'), own('hazard-ratio-upper'), confidence, bareNumber)}, p ${relation(results.get(own('p'))?.value ?? null)}${bareNumber(results, own('p'))}`
  })
  return html`${quoted(modelTitle(analysis, context))}: ${joined(words, '; ')}.`
}

/** A p that is shown as a bound brings its own sign. */
const relation = (p: number | null): string => (p === null || p < 0.001 || p > 0.99 ? '' : '= ')
