import { showNumber } from '../../cohort/results/styles/show-number.ts'
import type { Style } from '../../cohort/results/styles/style.ts'
import { survivalNoun } from '../../cohort/subjects/survival-noun.ts'
import { unitAfter } from '../../cohort/values/unit.ts'
import type { Context } from './context.ts'
import { type Html, html } from './html/html.ts'
import { userText } from './html/number.ts'

/** The endpoint of an estimate. */
export const endpointOf = (analysis: string, { input }: Context) =>
  input.endpoints[input.estimates[analysis]!.endpoint]!

/** The noun for S(t) of an estimate: `overall survival`, `free of relapse`. */
export const nounOf = (analysis: string, context: Context): string =>
  survivalNoun(endpointOf(analysis, context)) + landmarkWords(analysis, context)

/** ` from the landmark at 60 days`; empty without a landmark. */
export const landmarkWords = (analysis: string, context: Context): string => {
  const { landmark } = endpointOf(analysis, context)
  return landmark === undefined
    ? ''
    : ` from the landmark at ${showNumber(landmark, context.style)}${unitAfter(landmark, unitOf(analysis, context))}`
}

/** The unit of an estimate's times. */
export const unitOf = (analysis: string, { results }: Context): string =>
  results.get(`${analysis}/median`)?.unit ?? '1'

/** The unit of a model's times. */
export const modelUnit = (analysis: string, { input, variables }: Context): string => {
  const model = input.models[analysis]!
  const endpoint = 'endpoint' in model ? input.endpoints[model.endpoint] : undefined
  return endpoint?.in?.unit ?? variables.get(endpoint?.until ?? '')?.unit ?? '1'
}

/** `18 months`, `2 years`: a time of the plan with its unit; whole years of months are years. */
export const timeWords = (time: number, unit: string, style: Style): Html => {
  const [shown, shownUnit] = inYears(time, unit)
  return html`${userText(showNumber(shown, style))}${unitAfter(shown, shownUnit)}`
}

/** A time as it is written: 24 months are 2 years. */
export const inYears = (time: number, unit: string): readonly [time: number, unit: string] =>
  unit === 'mo' && time > 0 && time % 12 === 0 ? [time / 12, 'a'] : [time, unit]
