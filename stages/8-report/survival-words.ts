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
    : ` from the landmark at ${landmark}${unitAfter(landmark, unitOf(analysis, context))}`
}

/** The unit of an estimate's times. */
export const unitOf = (analysis: string, { results }: Context): string =>
  results.get(`${analysis}/median`)?.unit ?? '1'

/** `12 months`: a time of the plan with its unit. */
export const timeWords = (time: number, unit: string): Html =>
  html`${userText(String(time))}${unitAfter(time, unit)}`
