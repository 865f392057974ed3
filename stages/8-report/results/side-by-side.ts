import { modelKindOf } from '../../../cohort/descriptors/models/index.ts'
import {
  isShownBoth,
  type ModelWithTable,
  univariableName,
} from '../../../cohort/descriptors/plan/univariable-names.ts'
import { covariateTitle } from '../../../cohort/results/pair-words.ts'
import { levelGroup } from '../../../cohort/values/group.ts'
import { levelsOf } from '../../../cohort/values/value.ts'
import { type Context, idOf, modelTitle } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { number, planValue, userText, withRange } from '../html/number.ts'
import { type TableRow, table } from '../html/table.ts'
import { methodWords } from './method-words.ts'
import { modelSize } from './model-rows.ts'

/** A table for each model that is shown beside the models of its covariates alone; empty if the plan has none. */
export const sideBySide = (context: Context): readonly Html[] =>
  Object.entries(context.input.models).flatMap(([name, model]) =>
    isShownBoth(model) ? [modelTable(name, model, context)] : [],
  )

/** Each level with its patients and events, and its ratio alone and adjusted for the other covariates. */
const modelTable = (name: string, model: ModelWithTable, context: Context): Html => {
  const { results, variables, confidence } = context
  const { name: modelName, ratio, letters } = modelKindOf(model.method)
  const rows = model.covariates.flatMap((covariate): readonly TableRow[] => {
    const alone = univariableName(name, covariate)
    const title = userText(covariateTitle(covariate, variables, model))
    const variable = variables.get(covariate)!
    const levels = levelsOf(variable)
    if (levels === null)
      return [{ cells: [title, eventsOf(alone, '', context), ...ratiosOf(name, alone, covariate, context)] }]
    const reference = referenceOf(alone, covariate, context)
    return [
      {
        cells:
          model.covariateTests === true
            ? [title, '', '', testOf(alone, '', context), '', testOf(name, covariate, context)]
            : [title],
      },
      ...levels.flatMap(({ value, label }): readonly TableRow[] => {
        const group = levelGroup(variable, value)
        const cells =
          group === reference
            ? ['reference', '', 'reference']
            : ratiosOf(name, alone, `${covariate} ${value}`, context)
        return [{ className: 'sub', cells: [userText(label), eventsOf(alone, group, context), ...cells] }]
      }),
    ]
  })
  const method = results.get(idOf(name, '', 'n'))?.method
  const caption = html`${userText(modelTitle(name, context))}: univariable and multivariable ${modelName} <small>Events/n and univariable ${ratio}s: all patients with a value of the variable. Multivariable: ${modelSize(name, context)}${method !== undefined && html` (${planValue(methodWords(method, model, context).replace(/^subjects, /, ''))})`}. ${'outcome' in model && 'Limits and '}P by the Wald test${model.covariateTests === true && ', in the row of a categorical variable of all its categories by the likelihood-ratio test'}. CI, confidence interval; ${letters}, ${ratio}.</small>`
  const columns = [
    { title: 'Variable' },
    { title: 'Events/n', isNumber: true },
    { title: html`Univariable ${letters} (${confidence})`, isNumber: true },
    { title: 'P', isNumber: true },
    { title: html`Multivariable ${letters} (${confidence})`, isNumber: true },
    { title: 'P', isNumber: true },
  ]
  return table(`t-model-${name}`, caption, columns, rows)
}

/** The likelihood-ratio test of a covariate, or of all terms of a model. */
const testOf = (analysis: string, covariate: string, { results }: Context): Html => {
  const id = idOf(analysis, '', 'likelihood-ratio-p', covariate)
  return results.has(id) ? number(results, id) : html``
}

const eventsOf = (analysis: string, group: string, { results }: Context): Html => {
  const id = (statistic: string): string => idOf(analysis, group, statistic)
  // a model without terms has no size
  return results.has(id('n')) ? html`${number(results, id('events'))}/${number(results, id('n'))}` : html``
}

/** The reference of a covariate's terms, a group; undefined if no model has a term of it. */
const referenceOf = (analysis: string, covariate: string, { all }: Context): string | undefined =>
  all.find(
    (result) =>
      result.analysis === analysis &&
      (result.statistic === 'hazard-ratio' || result.statistic === 'odds-ratio') &&
      result.level.startsWith(`${covariate} `),
  )?.reference

/** Univariable ratio and P, then multivariable ones; empty where a model has no such term. */
const ratiosOf = (name: string, alone: string, term: string, { results }: Context): readonly Html[] =>
  [alone, name].flatMap((analysis) => {
    const id = (statistic: string): string => idOf(analysis, '', statistic, term)
    const ratio = ['hazard-ratio', 'odds-ratio'].find((statistic) => results.has(id(statistic)))
    if (ratio === undefined) return [html``, html``]
    return [
      withRange(results, id(ratio), id(`${ratio}-lower`), id(`${ratio}-upper`)),
      number(results, id('p')),
    ]
  })
