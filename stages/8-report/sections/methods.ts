import { sentenceOf } from '../../../cohort/condition-sentence.ts'
import type { Rules } from '../../../cohort/conventions.ts'
import { endpointUnit } from '../../../cohort/endpoint-unit.ts'
import type { Endpoint } from '../../../cohort/plan.ts'
import { unitWords } from '../../../cohort/unit.ts'
import { type Context, titleOf } from '../context.ts'
import { type Html, html } from '../html.ts'
import { quoted, rule } from '../number.ts'
import { membersOf } from './members.ts'

/** What was computed and by which rules, from the plan and from nothing else. */
export const methods = (context: Context): Html => {
  const { study, rules, endpoints, variables, populations, sizes } = context.input
  const excluded = sizes.filter(({ size, count }) => size === 'excluded' && count > 0)
  const derived = variables.flatMap(({ title, derivation, taken }) =>
    (derivation ?? taken) ? [{ title, derivation: derivation ?? taken! }] : [],
  )
  return html`
<section id="methods"><h2>Methods</h2>
<p>Analysis plan version ${quoted(study.version)}, conventions of ${PROGRAMS[study.profile]}${study.amendments.length > 0 && ', with the amendments below'}.
${rules.fisher === 'one-sided' ? "Tests, two-sided except for Fisher's," : 'Two-sided tests'} at a significance level of ${rule(String(rules.alpha))}; intervals at a confidence level of ${rule(String(rules.confidence))}.</p>
${study.members !== undefined && membersOf(study.members)}
<h3>Endpoints</h3>
<ul>${Object.values(endpoints).map((endpoint) => html`<li>${endpointSentence(endpoint, context)}</li>`)}</ul>
${excluded.length > 0 && html`<h3>Left out</h3><ul>${excluded.map(({ title, count }) => html`<li>${quoted(title)}: ${rule(String(count))}</li>`)}</ul>`}
<h3>Estimates and tests</h3>
<ul>${ruleSentences(rules).map((sentence) => html`<li>${rule(sentence)}</li>`)}</ul>
${Object.keys(populations).length > 0 && html`<h3>Populations</h3><ul>${Object.values(populations).map(({ title, condition }) => html`<li>${quoted(title)}: ${quoted(sentenceOf(condition, context.variables))}</li>`)}</ul>`}
${derived.length > 0 && html`<details><summary>Derived variables</summary><dl>${derived.map(({ title, derivation }) => html`<dt><b>${quoted(title)}</b></dt><dd>${quoted(derivation)}</dd>`)}</dl></details>`}
${study.amendments.length > 0 && html`<h3>Amendments to the plan</h3><dl>${study.amendments.map(({ date, what, why }) => html`<dt><b>${quoted(date)}</b> ${quoted(what)}</dt><dd>${quoted(why)}</dd>`)}</dl>`}
</section>`
}

const PROGRAMS: Readonly<Record<Context['input']['study']['profile'], string>> = { spss: 'SPSS', r: 'R' }

/** From when, to what, what competes, who is censored when. */
const endpointSentence = (endpoint: Endpoint, context: Context): Html => {
  const { title, code, among, from, event, competing = {}, until, enters, description } = endpoint
  const { populations, study } = context.input
  const condition = (when: Endpoint['event']['when']): Html => quoted(sentenceOf(when, context.variables))
  return html`<b>${quoted(title)}</b> (${quoted(code)})${among !== undefined && html`, among ${quoted(populations[among]!.title)}`}:
from ${quoted(from === undefined ? study.origin : titleOf(from, context))} to ${quoted(event.label)} (${condition(event.when)}; at ${quoted(titleOf(event.at, context))}).
${enters !== undefined && html`Observation begins at ${quoted(titleOf(enters, context))}. `}${Object.values(competing).map(({ label, when }) => html`A competing event is ${quoted(label)} (${condition(when)}); Kaplan-Meier curves censor it, cumulative incidences do not. `)}Without an event a subject is censored at last contact (${quoted(titleOf(until, context))}).${endpoint.cutoff !== undefined && html` The data were cut off at ${quoted(endpoint.cutoff)}: what came later is not looked at, and a subject is censored then.`}${endpoint.in !== undefined && html` Whole days were counted and divided by ${rule(String(endpoint.in.divisor))} (${unitWords(endpoint.in.unit)}).`}${endpoint.atOrigin !== undefined && html` Who ended at the origin itself counts with a time of ${rule(String(endpoint.atOrigin))} ${unitWords(context.variables.get(until)?.type === 'date' ? 'd' : endpointUnit(endpoint, context.variables))}.`}${description !== undefined && html` ${quoted(description)}`}`
}

const ruleSentences = (rules: Rules): readonly string[] => [
  `Survival: Kaplan-Meier; interval of S(t): ${rules.band} transformation, Greenwood's variance.`,
  `Median survival: ${MEDIANS[rules.median]}; its interval: ${MEDIAN_INTERVALS[rules.medianInterval]}.`,
  `Sample quartiles: Hyndman-Fan type ${rules.quartiles}.`,
  `Follow-up: reverse Kaplan-Meier, ties ${rules.followUp}.`,
  `Competing risks: cumulative incidence of Aalen and Johansen; interval: ${rules.incidenceBand}, variance of ${rules.incidenceVariance === 'aalen' ? 'Aalen' : 'R survfit'}.`,
  `Times between groups: log-rank test. Categories: Fisher's exact test, ${FISHER[rules.fisher]}. Numbers: Mann-Whitney test, ${MANN_WHITNEY[rules.mannWhitney]}.`,
  'Durations are recorded times or differences of recorded times, counted exactly. Whether a curve equals one half is decided in whole numbers.',
]

export const MEDIANS: Readonly<Record<Rules['median'], string>> = {
  'first-at-or-below': 'the first time at which S is at or below one half',
  'r-middle': 'the middle of the flat where S equals one half',
  'r-print': 'the middle of the flat where S equals one half, its beginning where the curve ends there',
  sas: 'the middle of the flat where S equals one half',
}

const MEDIAN_INTERVALS: Readonly<Record<Rules['medianInterval'], string>> = {
  'spss-density': 'from the density at the median, with z = 1.96, as SPSS computes it',
  'inverted-band': 'the pointwise band inverted',
  'sas-sign': 'the sign test with the transformation of the band',
}

const FISHER: Readonly<Record<Rules['fisher'], string>> = {
  probability: 'two-sided by the probability of the tables',
  doubled: 'two-sided by doubling',
  'one-sided': 'one-sided by the smaller tail',
}

const MANN_WHITNEY: Readonly<Record<Rules['mannWhitney'], string>> = {
  asymptotic: 'normal approximation without continuity correction',
  'asymptotic-corrected': 'normal approximation with continuity correction',
  exact: 'exact, of all assignments as far from the mean',
  'exact-doubled': 'exact, twice the smaller tail',
}
