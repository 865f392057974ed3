import type { Model } from '../descriptors/plan/model.ts'
import type { Plan } from '../descriptors/plan/plan.ts'
import { isShownBoth, type ModelWithTable, univariableName } from '../descriptors/plan/univariable-names.ts'
import { isQuantity, type Variable } from '../values/value.ts'

type Variables = ReadonlyMap<string, Variable>

/**
 * The plan with a model of each covariate alone after each model with `table: both`: same endpoint, strata, ties and scale,
 * on all subjects who have a value of this covariate and of the strata.
 */
export const withUnivariableModels = (plan: Plan, variables: Variables): Plan => ({
  ...plan,
  models: Object.fromEntries(
    Object.entries(plan.models).flatMap(([name, model]): [string, Model][] =>
      isShownBoth(model)
        ? [
            [name, model],
            ...model.covariates.map((covariate): [string, Model] => [
              univariableName(name, covariate),
              univariableModel(model, variables.get(covariate)!, plan, variables),
            ]),
          ]
        : [[name, model]],
    ),
  ),
})

const univariableModel = (
  { title, table, per, covariateTests, ...all }: ModelWithTable,
  variable: Variable,
  { endpoints }: Pick<Plan, 'endpoints'>,
  variables: Variables,
): Model => {
  const { interaction, adjusted, select, ...model } = {
    ...{ interaction: undefined, adjusted: undefined, select: undefined },
    ...all,
  }
  const scale = typeof per === 'object' ? per[variable.name] : per
  return {
    title: `${title ?? titleOf(all, endpoints, variables)}, ${variable.title} alone`,
    ...model,
    covariates: [variable.name],
    ...(scale !== undefined && isQuantity(variable) && { per: scale }),
    levelCounts: true,
  }
}

const titleOf = (
  model: { readonly endpoint: string } | { readonly outcome: string },
  endpoints: Plan['endpoints'],
  variables: Variables,
): string => ('endpoint' in model ? endpoints[model.endpoint]!.title : variables.get(model.outcome)!.title)
