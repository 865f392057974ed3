import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import { covariateTitle } from '../../../cohort/results/pair-words.ts'
import { unitWords } from '../../../cohort/values/unit.ts'
import { analysedIn } from '../../2-validate/artifacts.ts'
import { type Context, titleOf } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { listText, plural } from '../html/list-words.ts'
import { planValue, userText } from '../html/number.ts'
import { beginningOf, cutoffsOf, landmarkSentence, timeZeroSentence } from '../methods/endpoint-words.ts'
import { estimateSentences, summarySentence } from '../methods/estimate-sentences.ts'
import { levelSentence, multiplicitySentence } from '../methods/level-sentences.ts'
import { simulationSentence } from '../methods/simulation-sentence.ts'
import { furtherOfModel, modelPhrase, testSentences } from '../methods/test-sentences.ts'
import { type UsedMethods, usedMethods } from '../methods/used.ts'
import { populationWords } from '../open-words.ts'

/** The methods as a paragraph for a manuscript: the methods of the report, and no other. */
export const methodsParagraph = (context: Context): Html => {
  const { rules, endpoints } = context.input
  const all = Object.values(endpoints)
  const used = usedMethods(context)
  const htmlOf = (sentences: readonly (string | null)[]): readonly Html[] =>
    sentences.flatMap((sentence) => (sentence === null ? [] : [planValue(sentence)]))
  return joined(
    [
      patients(context),
      ...all.map((endpoint) => endpointWords(endpoint, context)),
      ...censoring(all),
      ...htmlOf([
        ...new Set(
          Object.keys(endpoints).flatMap((name) => [
            landmarkSentence(endpoints[name]!, context),
            timeZeroSentence(name, context),
          ]),
        ),
      ]),
      ...htmlOf(estimateSentences(used.estimates, rules)),
      ...htmlOf(testSentences(used.tests, context)),
      ...htmlOf(modelSentences(used, context)),
      ...htmlOf([summarySentence(used.estimates, rules)]),
      ...htmlOf([levelSentence(used, context), multiplicitySentence(used.tests, context)]),
      ...htmlOf([simulationSentence(context)]),
      software(context),
    ],
    ' ',
  )
}

/** The number of patients analysed and their centres, and the number excluded by reason. */
const patients = ({ input }: Context): Html => {
  const { sizes, study } = input
  const n = analysedIn(sizes)
  const excluded = sizes.filter(({ size, count }) => size === 'excluded' && count > 0)
  const total = excluded.reduce((sum, { count }) => sum + count, 0)
  const keeping = sizes.filter(({ size, exclusion }) => size === 'open' && exclusion !== '')
  const members = study.members ?? []
  const centreExclusions = members
    .flatMap(({ excluded: exclusions }) => exclusions)
    .filter(({ subjects }) => subjects > 0)
  return html`We analysed ${count(n)}${total > 0 && html` of ${count(n + total)}`} ${plural(n + total, 'patient')}${members.length > 0 && html` from ${members.length === 1 ? 'one centre' : html`${count(members.length, 'centres')} centres`} (${userText(listText(members.map(({ title }) => title)))}), which sent counts and no rows of patients; the counts were added up`}.${
    total > 0 &&
    html` We excluded ${count(total)} ${plural(total, 'patient')} (${
      excluded.length === 1
        ? userText(excluded[0]!.title)
        : joined(
            excluded.map((exclusion) => html`${userText(exclusion.title)}: ${count(exclusion.count)}`),
            '; ',
          )
    }).`
  }${
    keeping.length > 0 &&
    html` Included, although a missing value leaves their exclusion open: ${joined(
      keeping.map((kept) => html`${count(kept.count)} (${userText(kept.title)}; ${userText(kept.reason)})`),
      ', ',
    )}.`
  }${
    total === 0 &&
    centreExclusions.length > 0 &&
    html` Before that the centres excluded ${joined(
      centreExclusions.map((exclusion) => html`${count(exclusion.subjects)} (${userText(exclusion.title)})`),
      ', ',
    )}.`
  }`
}

const count = (number: number, what = 'subjects'): Html => html`<span data-count="${what}">${number}</span>`

const endpointWords = (endpoint: Endpoint, context: Context): Html => {
  const { title, among, enters, event, competing } = endpoint
  const causes = Object.values(competing).map(({ label }) => label)
  return html`${userText(title)}${among !== undefined && html`, among ${populationWords(among, context.input)},`} was measured from ${userText(beginningOf(endpoint, context))} to ${userText(event.label)}${enters !== undefined && html`, observed from ${userText(titleOf(enters, context))} on (delayed entry)`}${causes.length > 0 && html`, with ${userText(listText(causes))} as ${plural(causes.length, 'a competing event', 'competing events')}`}.`
}

/** The rule of censoring, and how times between dates were counted. */
const censoring = (endpoints: readonly Endpoint[]): readonly Html[] => {
  if (endpoints.length === 0) return []
  const cutoffs = cutoffsOf(endpoints)
  const units = [
    ...new Set(
      endpoints.flatMap((endpoint) =>
        endpoint.in === undefined ? [] : [`${endpoint.in.divisor} (${unitWords(endpoint.in.unit)})`],
      ),
    ),
  ]
  return [
    html`Patients without any of these events were censored at last contact${cutoffs.length > 0 && html` or at the data cut-off (${userText(listText(cutoffs))}), whichever came first`}.`,
    ...(units.length === 0
      ? []
      : [html`Times were counted in whole days and divided by ${planValue(listText(units))}.`]),
  ]
}

/** A sentence for the models of each kind of ratio; those of hazards share one. */
const modelSentences = ({ models }: UsedMethods, context: Context): readonly (string | null)[] => [
  modelSentence(
    models.filter(({ isOfOutcome }) => !isOfOutcome),
    'Hazard',
    context,
  ),
  modelSentence(
    models.filter(({ isOfOutcome }) => isOfOutcome),
    'Odds',
    context,
  ),
]

const modelSentence = (
  models: UsedMethods['models'],
  of: 'Hazard' | 'Odds',
  context: Context,
): string | null => {
  if (models.length === 0) return null
  const phrases = models.map((model) => {
    const on = listText(model.covariates.map((name) => `“${covariateTitle(name, context.variables, model)}”`))
    const further = furtherOfModel(model, context).map((words) =>
      words.replace(/^each covariate also/, 'each also'),
    )
    return `${modelPhrase(model, context)} on ${on}${further.length === 0 ? '' : `, ${listText(further)}`}`
  })
  const distinct = [...new Set(phrases)]
  // a model with words of its own is long
  const isLong = models.some((model) => furtherOfModel(model, context).length > 0)
  return `${of} ratios are from ${isLong ? distinct.join('; ') : listText(distinct)}.`
}

const software = ({ input }: Context): Html => {
  const { study, provenance } = input
  const dates = [...new Set(study.amendments.map(({ date }) => date))]
  return html`Analyses used Casebook ${userText(provenance.version, 'package.json')} and version ${userText(study.version)} of the analysis plan${dates.length > 0 && html`, amended ${userText(listText(dates))}`}.`
}
