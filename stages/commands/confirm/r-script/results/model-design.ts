import { isCoxModel, type Model } from '../../../../../cohort/descriptors/plan/model.ts'
import { scaleOf } from '../../../../../cohort/results/models/scale.ts'
import { isQuantity, levelsOf, type Variable } from '../../../../../cohort/values/value.ts'
import { factorCode } from '../data/group-code.ts'
import { isPlainName, rColumn, rNumber } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'

/** The columns of a model in the data of R. */
export interface Design {
  /** Lines that make the columns of the model. */
  readonly lines: readonly string[]
  /** The names of the covariates and of the strata in the formula. */
  readonly names: ReadonlyMap<string, string>
  /** The name of a term's coefficient in R, by the name of the term. */
  readonly terms: ReadonlyMap<string, string>
  readonly variables: ConfirmedStudy['variables']
}

/** Columns that no variable of the cohort may be mixed up with: `covariate.margin`, or `covariate.1`. */
export const designOf = (model: Model, { variables }: ConfirmedStudy): Design => {
  const strata = isCoxModel(model) ? model.strata : []
  const names = new Map(
    [
      ...model.covariates.map((name) => ['model', name] as const),
      ...strata.map((name) => ['stratum', name] as const),
    ].map(([kind, name], i) => [
      `${kind} ${name}`,
      isPlainName(name) ? `${kind}.${name}` : `${kind}.${i + 1}`,
    ]),
  )
  const terms = new Map<string, string>()
  const lines = model.covariates.map((covariate) => {
    const variable = variables.get(covariate)!
    const name = names.get(`model ${covariate}`)!
    for (const [term, coefficient] of termsOf(variable, name)) terms.set(term, coefficient)
    return `d$${name} <- ${columnCode(variable, scaleOf(model, covariate))}`
  })
  return {
    lines: [
      ...lines,
      ...strata.map(
        (name) =>
          `d$${names.get(`stratum ${name}`)!} <- ${factorCode(rColumn('d', name), variables.get(name)!)}`,
      ),
    ],
    names,
    terms,
    variables,
  }
}

const columnCode = (variable: Variable, per: number): string => {
  const column = rColumn('d', variable.name)
  if (!isQuantity(variable)) return factorCode(column, variable)
  return per === 1 ? column : `${column} / ${rNumber(per)}`
}

const termsOf = (variable: Variable, name: string): readonly (readonly [string, string])[] =>
  isQuantity(variable)
    ? [[variable.name, name]]
    : (levelsOf(variable) ?? []).map(({ value }) => {
        return [`${variable.name} ${value}`, `${name}${levelText(variable, value)}`]
      })

/** A level as R writes it. */
export const levelText = ({ type }: Variable, value: string): string =>
  type === 'boolean' ? (value === 'yes' ? 'TRUE' : 'FALSE') : value
