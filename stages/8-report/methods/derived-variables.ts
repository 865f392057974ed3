import { sentenceOf } from '../../../cohort/descriptors/conditions/condition-sentence.ts'
import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { userText } from '../html/number.ts'
import { openWords } from '../open-words.ts'

/** The populations, and how each derived variable is made; null without any. */
export const derivedVariables = ({ input, variables }: Context): Html | null => {
  const derived = input.variables.flatMap(({ title, derivation, taken }) =>
    (derivation ?? taken) ? [{ title, derivation: derivation ?? taken! }] : [],
  )
  const populations = Object.entries(input.populations)
  return derived.length + populations.length === 0
    ? null
    : html`<div id="derived">${populations.length > 0 && html`<h3>Populations</h3><ul>${populations.map(([name, { title, condition }]) => html`<li>${userText(title)}: ${userText(sentenceOf(condition, variables))}${openWords(input.sizes, { population: name })}</li>`)}</ul>`}${derived.length > 0 && html`<h3>Derived variables</h3>`}<dl>${derived.map(({ title, derivation }) => html`<dt><b>${userText(title)}</b></dt><dd>${userText(derivation)}</dd>`)}</dl></div>`
}
