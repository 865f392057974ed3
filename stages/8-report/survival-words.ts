import { survivalNoun } from '../../cohort/subjects/survival-noun.ts'
import { unitAfter } from '../../cohort/values/unit.ts'
import type { Context } from './context.ts'
import { type Html, html } from './html/html.ts'
import { userText } from './html/number.ts'

/** The endpoint that an estimate is of. */
export const endpointOf = (analysis: string, { input }: Context) =>
  input.endpoints[input.estimates[analysis]!.endpoint]!

/** The noun that stands beside every S(t) of an estimate: `overall survival`, `free of relapse`. */
export const nounOf = (analysis: string, context: Context): string =>
  survivalNoun(endpointOf(analysis, context)) + landmarkWords(analysis, context)

/** ` from the landmark at 60 days`, after what is counted from there; nothing where there is none. */
export const landmarkWords = (analysis: string, context: Context): string => {
  const { landmark } = endpointOf(analysis, context)
  return landmark === undefined
    ? ''
    : ` from the landmark at ${landmark}${unitAfter(landmark, unitOf(analysis, context))}`
}

/** ` months` after a number of an estimate's time. */
export const unitOf = (analysis: string, { results }: Context): string =>
  results.get(`${analysis}/median`)?.unit ?? '1'

/** `12 months`: a time of the plan with its unit. */
export const timeWords = (time: number, unit: string): Html =>
  html`${userText(String(time))}${unitAfter(time, unit)}`
