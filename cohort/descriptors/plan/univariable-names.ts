import { idPart } from '../../values/id-part.ts'
import type { Model } from './model.ts'

/** The models whose table may show each covariate alone: those that can be penalised. */
export type ModelWithTable = Extract<Model, { readonly firth: boolean }>

/** The name of the model of one covariate alone: `survival-cox-univariable-age`. */
export const univariableName = (model: string, covariate: string): string =>
  `${model}-univariable-${idPart(covariate)}`

/** Whether a table shows each covariate of the model alone beside the whole model. */
export const isShownBoth = (model: Model): model is ModelWithTable =>
  'table' in model && model.table === 'both'

/** The names of the models that stand beside a multivariable one in its table. */
export const univariableNames = (models: Readonly<Record<string, Model>>): ReadonlySet<string> =>
  new Set(
    Object.entries(models).flatMap(([name, model]) =>
      isShownBoth(model) ? model.covariates.map((covariate) => univariableName(name, covariate)) : [],
    ),
  )
