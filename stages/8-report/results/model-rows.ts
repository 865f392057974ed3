import { modelKindOf } from '../../../cohort/descriptors/models/index.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import { termTitle } from '../../../cohort/results/pair-words.ts'
import { type Context, idOf, modelTitle } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { plural } from '../html/list-words.ts'
import { letterOfP, number, planValue, userText, withLimits } from '../html/number.ts'
import type { EffectRow } from './effect-row.ts'
import { excludedWords, methodWords } from './method-words.ts'

/** The name of the ratio: a Fine-Gray model compares subdistribution hazards. */
export const ratioWords = ({ method }: Model): string =>
  modelKindOf(method).ratio.replace(/^./, (letter) => letter.toUpperCase())

/** A row for each term of a model; the first has the title, the numbers of patients and events, the tests of the model. */
export const modelRows = (analysis: string, context: Context): readonly EffectRow[] => {
  const { results, all, input, variables } = context
  const plan = input.models[analysis]!
  const terms = all.filter((result) => result.analysis === analysis && result.statistic === 'hazard-ratio')
  return terms.map((term, i) => {
    const { group, level, method, id } = term
    const termId = (statistic: string): string => idOf(analysis, group, statistic, level)
    const limits = withLimits(results, id, termId('hazard-ratio-lower'), termId('hazard-ratio-upper'), null)
    return {
      comparison: html`<span${i > 0 && html` class="vh"`}>${userText(modelTitle(analysis, context))}</span>`,
      groups: i === 0 ? modelSize(analysis, context) : html``,
      effect: html`${userText(termTitle(term, variables, plan))}: ${modelKindOf(plan.method).ratio} ${limits}`,
      p: number(results, termId('p')),
      method: methodWords(method, plan, context),
      isFirst: i === 0,
    }
  })
}

const TESTS = [
  ['likelihood-ratio-p', 'likelihood-ratio test'],
  ['score-p', 'score test'],
  ['wald-p', 'Wald test'],
  ['interaction-likelihood-ratio-p', 'likelihood-ratio test of the interaction'],
  ['interaction-wald-p', 'Wald test of the interaction'],
  ['zph-p', 'proportional hazards'],
] as const

/** Patients, events, excluded patients and the tests of the whole model. */
export const modelSize = (analysis: string, context: Context): Html => {
  const { results, style } = context
  const numberFor = (statistic: string): Html | null =>
    results.has(`${analysis}/${statistic}`) ? number(results, `${analysis}/${statistic}`) : null
  const sizeValue = (statistic: string): number | null =>
    results.get(`${analysis}/${statistic}`)?.value ?? null
  const excluded = results.get(`${analysis}/left-out`)
  const tests = TESTS.flatMap(([statistic, words]) => {
    const p = numberFor(statistic)
    return p === null ? [] : [html`${words} ${p}`]
  })
  return html`${numberFor('n')} ${plural(sizeValue('n'), 'patient')}${numberFor('events') && html`, ${numberFor('events')} ${plural(sizeValue('events'), 'event')}`}${excluded?.value ? html`, ${numberFor('left-out')} excluded (${planValue(excludedWords(excluded.method, context))})` : null}${tests.length > 0 && html`; ${letterOfP(style)} of the ${joined(tests, ', ')}`}${numberFor('aic') && html`; AIC ${numberFor('aic')}`}`
}
