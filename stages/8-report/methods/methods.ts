import { sentenceOf } from '../../../cohort/descriptors/conditions/condition-sentence.ts'
import { PROFILES, type Rules } from '../../../cohort/descriptors/conventions.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import { covariateTitle } from '../../../cohort/results/pair-words.ts'
import { survivalNoun } from '../../../cohort/subjects/survival-noun.ts'
import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import { unitWords } from '../../../cohort/values/unit.ts'
import { type Context, modelTitle, titleOf } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { listText, plural } from '../html/list-words.ts'
import { planValue, userText } from '../html/number.ts'
import { openWords, populationWords, statedExclusions } from '../open-words.ts'
import { effectWords } from './effect-words.ts'
import { beginningOf, landmarkSentence, timeZeroSentence } from './endpoint-words.ts'
import { estimateSentences, furtherSentence, summarySentence } from './estimate-sentences.ts'
import { confidenceSentence, levelSentence, multiplicitySentence } from './level-sentences.ts'
import { membersOf } from './members.ts'
import { simulationSentence } from './simulation-sentence.ts'
import { furtherOfModel, modelPhrase, usedTests } from './test-sentences.ts'
import { type UsedMethods, usedMethods } from './used.ts'

/** The methods and their rules: every method with a result, and no other. */
export const methods = (context: Context): Html => {
  const { study, rules, endpoints, sizes } = context.input
  const excluded = statedExclusions(sizes)
  const used = usedMethods(context)
  const shared = sharedSentences(context)
  return html`
<section id="methods"><h2>Methods</h2>
<p>Analysis plan version ${userText(study.version)}${study.amendments.length > 0 && ', amended (below)'}; ${planValue(profileWords(study.profile, rules))}</p>
${study.members !== undefined && membersOf(study.members)}
${
  Object.keys(endpoints).length > 0 &&
  html`<h3>Endpoints</h3>
<ul>${Object.keys(endpoints).map((name) => html`<li>${endpointSentence(name, shared, context)}</li>`)}</ul>
${shared.length > 0 && html`<p>All endpoints: ${shared.map((markup) => html` ${{ markup }}`)}</p>`}`
}
${excluded.length > 0 && html`<h3>Excluded</h3><ul>${excluded.map(({ title, count, exclusion }) => html`<li>${userText(title)}: ${planValue(String(count))}${openWords(sizes, { exclusion })}</li>`)}</ul>`}
${analyses(used, context)}
${study.amendments.length > 0 && html`<h3>Amendments to the plan</h3><dl>${study.amendments.map(({ date, what, why }) => html`<dt><b>${userText(date)}</b> ${userText(what)}</dt><dd>${userText(why)}</dd>`)}</dl>`}
</section>`
}

const PROGRAMS: Readonly<Record<Context['input']['study']['profile'], string>> = { spss: 'SPSS', r: 'R' }

/** The profile of conventions, and how many of them the plan changes. */
const profileWords = (profile: Context['input']['study']['profile'], rules: Rules): string => {
  const profiled: Readonly<Record<string, unknown>> = PROFILES[profile]
  const changed = Object.entries(profiled).filter(
    ([name, value]) => (rules as unknown as Readonly<Record<string, unknown>>)[name] !== value,
  ).length
  return `computed as ${PROGRAMS[profile]} does${changed === 0 ? '' : `, with ${changed} ${plural(changed, 'convention')} changed by the plan`}.`
}

/** The methods of estimates, tests, models and simulations; null if there are none. */
const analyses = (used: UsedMethods, context: Context): Html | null => {
  const { rules } = context.input
  const estimates = [
    ...estimateSentences(used.estimates, rules),
    summarySentence(used.estimates, rules),
    furtherSentence(used.estimates, rules),
    // the sentence on survival names the level
    used.estimates.hasBand ? null : confidenceSentence(context),
  ].filter((sentence) => sentence !== null)
  const tests = usedTests(used.tests, context).map(
    ({ phrase }) => html`<li>${planValue(sentenceCase(phrase))}</li>`,
  )
  const models = used.models.map((model) => {
    const more = [
      ...furtherOfModel(model, context),
      ...(model.hasProfileLimits ? ['limits by profile likelihood where the likelihood is monotone'] : []),
      ...(model.hasTestOfProportionality ? ['proportional hazards tested by a score test'] : []),
    ]
    return html`<li>${planValue(sentenceCase(modelPhrase(model, context)))}: ${userText(modelTitle(model.analysis, context))}; covariates: ${userText(model.covariates.map((name) => covariateTitle(name, context.variables, model)).join('; '))}${more.length > 0 && `; ${listText(more)}`}</li>`
  })
  const effects = effectWords(context)
  const tail = [
    ...(effects.length > 0 ? [`Effect sizes. ${sentenceCase(effects.join('; '))}.`] : []),
    levelSentence(used, context),
    multiplicitySentence(used.tests, context),
    simulationSentence(context),
  ].filter((sentence) => sentence !== null)
  const all = [
    ...estimates.map((sentence) => html`<li>${planValue(sentence)}</li>`),
    ...tests,
    ...models,
    ...tail.map((sentence) => html`<li>${planValue(sentence)}</li>`),
  ]
  return all.length === 0 ? null : html`<h3>Estimates and tests</h3>\n<ul>${all}</ul>`
}

/** An endpoint: origin, event, competing events and censoring. */
const endpointSentence = (name: string, shared: readonly string[], context: Context): Html => {
  const endpoint = context.input.endpoints[name]!
  const { title, code, among, event, competing, enters, description } = endpoint
  const noun = survivalNoun(endpoint)
  const single = closingSentences(endpoint, context).filter(({ markup }) => !shared.includes(markup))
  const condition = (when: Endpoint['event']['when']): Html => userText(sentenceOf(when, context.variables))
  const [landmark, timeZero] = [landmarkSentence(endpoint, context), timeZeroSentence(name, context)]
  return html`<b>${userText(title)}</b> (${userText(code)})${among !== undefined && html`, among ${populationWords(among, context.input)}`}:
from ${userText(beginningOf(endpoint, context))} to ${userText(event.label)} (${condition(event.when)}; time: ${userText(titleOf(event.at, context))}).${noun.toLowerCase() !== title.toLowerCase() && html` Its curve shows: ${userText(noun)}.`}
${enters !== undefined && html`Observation begins at ${userText(titleOf(enters, context))} (delayed entry). `}${Object.values(competing).map(({ label, when }) => html`Competing event: ${userText(label)} (${condition(when)}). `)}${joined(single, ' ')}${landmark !== null && html` ${planValue(landmark)}`}${timeZero !== null && html` ${planValue(timeZero)}`}${description !== undefined && html` ${userText(description)}`}`
}

/** Censoring, data cut-off and unit of time of an endpoint. */
const closingSentences = ({ until, cutoff, in: converted }: Endpoint, context: Context): readonly Html[] => [
  censoringSentence(until, context),
  ...(cutoff === undefined
    ? []
    : [html`Data cut-off: ${userText(cutoff)}; later events are ignored, and follow-up is censored then.`]),
  ...(converted === undefined
    ? []
    : [
        html`Times are whole days divided by ${planValue(String(converted.divisor))} (${unitWords(converted.unit)}).`,
      ]),
]

/** The closing sentences that all endpoints share, which are said once; none of a single endpoint. */
const sharedSentences = (context: Context): readonly string[] => {
  const [first = [], ...others] = Object.values(context.input.endpoints).map((endpoint) =>
    closingSentences(endpoint, context).map(({ markup }) => markup),
  )
  return others.length === 0
    ? []
    : first.filter((markup) => others.every((sentences) => sentences.includes(markup)))
}

/** Where patients without an event are censored: at their last contact, or at one day that the plan declares. */
const censoringSentence = (until: string, context: Context): Html => {
  const variable = context.variables.get(until)
  // only a declared day is derived from nothing
  const isDeclared = variable !== undefined && variable.derivation !== null && variable.of.length === 0
  return isDeclared
    ? html`Patients without a recorded event were taken to be followed until ${userText(titleOf(until, context))} and are censored then.`
    : html`Patients without an event are censored at last contact (${userText(titleOf(until, context))}).`
}
