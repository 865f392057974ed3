import { subgroupTitle } from '../../../cohort/results/pair-words.ts'
import { encodeValue } from '../../../cohort/values/value.ts'
import { type Context, idOf, levelTitle, modelTitle } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { planValue, userText, withRange } from '../html/number.ts'
import { type TableRow, table } from '../html/table.ts'
import { modelUnit, timeWords } from '../survival-words.ts'

/** Survival by a model at one time: of all its subjects as if in a group, or of a subject of declared values. */
export interface AdjustedSurvival {
  readonly id: string
  readonly title: string
  readonly group: string
  readonly level: string
  readonly at: number
  readonly method: string
}

/** The survival by a model, in the order of the plan. */
export const adjustedOf = (
  analysis: string,
  { all, variables }: Pick<Context, 'all' | 'variables'>,
): readonly AdjustedSurvival[] =>
  all
    .filter((result) => result.analysis === analysis && result.statistic === 'adjusted-survival')
    .map(({ id, group, level, at, method }) => ({
      ...{ id, group, level, at: at!, method },
      title: group === '' ? level : subgroupTitle(group, variables),
    }))

/** A table for each model with survival at declared times: a row for each group and each declared subject. */
export const adjustedTables = (context: Context): readonly Html[] =>
  Object.keys(context.input.models).flatMap((analysis) => {
    const found = adjustedOf(analysis, context)
    return found.length === 0 ? [] : [adjustedTable(analysis, found, context)]
  })

/** The values of a declared patient: `Treatment: new, Age: 60, Sex: female`. */
const declaredValues = (analysis: string, level: string, { input, variables }: Context): string => {
  const model = input.models[analysis]!
  const values = ('adjusted' in model ? model.adjusted?.patients?.[level] : undefined) ?? {}
  return model.covariates
    .map((covariate) => {
      const variable = variables.get(covariate)!
      const value = encodeValue(values[covariate]!)
      return `${variable.title}: ${levelTitle(value, variable)}`
    })
    .join(', ')
}

const adjustedTable = (analysis: string, found: readonly AdjustedSurvival[], context: Context): Html => {
  const { results, confidence, style } = context
  const unit = modelUnit(analysis, context)
  const times = [...new Set(found.map(({ at }) => at))]
  const rows = found
    .filter(({ at }) => at === times[0])
    .map(({ title, group, level, method }): TableRow => {
      const cells = times.map((at) => {
        const partId = (part: string): string =>
          idOf(analysis, group, `adjusted-survival${part}@${at}`, level)
        return withRange(results, partId(''), partId('-lower'), partId('-upper'))
      })
      const whose =
        level === ''
          ? planValue(method.replace(/^S\(t\) /, '').replace(/, Cox regression.*$/, ''))
          : userText(declaredValues(analysis, level, context))
      return { cells: [html`${userText(title)} <small>${whose}</small>`, ...cells] }
    })
  const caption = html`${userText(modelTitle(analysis, context))}: survival by the model <small>(${confidence}). Of a group: if all patients of the model were in it, averaged over their other covariates; associations, not effects, where a cause of both the group and the event is not among the covariates.</small>`
  const columns = [
    { title: 'Patients' },
    ...times.map((at) => ({ title: html`at ${timeWords(at, unit, style)}`, isNumber: true })),
  ]
  return table(`t-adjusted-${analysis}`, caption, columns, rows)
}
