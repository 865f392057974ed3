import { modelKindOf } from '../../../cohort/descriptors/models/index.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import { covariateTitle, termTitle } from '../../../cohort/results/pair-words.ts'
import { type Context, idOf, modelTitle } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { plural } from '../html/list-words.ts'
import { letterOfP, number, planValue, userText, withLimits } from '../html/number.ts'
import { modelUnit, timeWords } from '../survival-words.ts'
import type { EffectRow } from './effect-row.ts'
import { excludedWords, methodWords } from './method-words.ts'

/** The name of the ratio: a Fine-Gray model compares subdistribution hazards. */
export const ratioWords = ({ method }: Model): string =>
  modelKindOf(method).ratio.replace(/^./, (letter) => letter.toUpperCase())

/** A row for each term of a model; the first has the title, the numbers of patients and events, the tests of the model. */
export const modelRows = (analysis: string, context: Context): readonly EffectRow[] => {
  const { results, all, input, variables } = context
  const plan = input.models[analysis]!
  const { ratio, statistic } = modelKindOf(plan.method)
  const terms = all.filter((result) => result.analysis === analysis && result.statistic === statistic)
  return terms.map((term, i) => {
    const { group, level, method, id } = term
    const termId = (name: string): string => idOf(analysis, group, name, level)
    const limits = withLimits(results, id, termId(`${statistic}-lower`), termId(`${statistic}-upper`), null)
    return {
      comparison: html`<span${i > 0 && html` class="vh"`}>${userText(modelTitle(analysis, context))}</span>`,
      groups: i === 0 ? modelSize(analysis, context) : html``,
      effect: html`${userText(termTitle(term, variables, plan))}: ${ratio} ${limits}${profileOf(results, termId)}`,
      p: number(results, termId('p')),
      method: methodWords(method, plan, context),
      isFirst: i === 0,
    }
  })
}

/** Limits by profile likelihood beside those by Wald, of a model that has both. */
const profileOf = (results: Context['results'], termId: (statistic: string) => string): Html => {
  const [lower, upper] = [termId('odds-ratio-profile-lower'), termId('odds-ratio-profile-upper')]
  return results.has(lower)
    ? html`; by profile likelihood ${number(results, lower)} to ${number(results, upper)}`
    : html``
}

const TESTS = [
  ['likelihood-ratio-p', 'likelihood-ratio test'],
  ['score-p', 'score test'],
  ['wald-p', 'Wald test'],
  ['interaction-likelihood-ratio-p', 'likelihood-ratio test of the interaction'],
  ['interaction-wald-p', 'Wald test of the interaction'],
  ['zph-p', 'proportional hazards'],
  ['hosmer-lemeshow-p', 'Hosmer-Lemeshow test'],
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
  return html`${numberFor('n')} ${plural(sizeValue('n'), 'patient')}${numberFor('events') && html`, ${numberFor('events')} ${plural(sizeValue('events'), 'event')}`}${excluded?.value ? html`, ${numberFor('left-out')} excluded (${planValue(excludedWords(excluded.method, context))})` : null}${tests.length > 0 && html`; ${letterOfP(style)} of the ${joined(tests, ', ')}`}${numberFor('aic') && html`; AIC ${numberFor('aic')}`}${numberFor('auc') && html`; area under the ROC curve ${withLimits(results, `${analysis}/auc`, `${analysis}/auc-lower`, `${analysis}/auc-upper`, null)}`}${concordances(analysis, context)}${removedCovariates(analysis, context)}`
}

/** The covariates that a rule of selection removed, in the order of their removal, with the p of it. */
const removedCovariates = (analysis: string, { results, all, input, variables, style }: Context): Html => {
  const model = input.models[analysis]!
  const isInTurn = 'select' in model && model.select?.rule === 'backward'
  const removed = all
    .filter((one) => one.analysis === analysis && one.statistic === 'selection-step')
    .toSorted((a, b) => a.value! - b.value!)
    .map(
      ({ level }) =>
        html`${userText(covariateTitle(level, variables, model))} (${letterOfP(style)} ${number(results, idOf(analysis, '', 'selection-p', level))})`,
    )
  return removed.length === 0
    ? html``
    : html`; removed ${isInTurn ? 'in turn ' : ''}by the rule: ${joined(removed, ', ')}`
}

/** Harrell's C and Uno's, with limits. */
const concordances = (analysis: string, context: Context): Html => {
  const { results, style } = context
  const shown = (part: (suffix: string) => string, words: Html): Html =>
    results.has(part(''))
      ? html`; ${words} ${withLimits(results, part(''), part('-lower'), part('-upper'), null)}`
      : html``
  const at =
    context.all.find((one) => one.analysis === analysis && one.statistic === 'uno-concordance')?.at ?? 0
  return html`${shown((suffix) => `${analysis}/concordance${suffix}`, html`Harrell's C`)}${shown(
    (suffix) => `${analysis}/uno-concordance${suffix}@${at}`,
    html`Uno's C up to ${timeWords(at, modelUnit(analysis, context), style)}`,
  )}`
}
