import { z } from 'zod'
import { MODELS, type ModelMethodName } from '../models/index.ts'
import type { Resolved } from '../resolve-plan.ts'

type Schema = (typeof MODELS)[ModelMethodName]['schema']
const SCHEMAS: readonly Schema[] = Object.values(MODELS).map(({ schema }) => schema)

/** A regression of the hazard on covariates. */
export const Model = z.discriminatedUnion('method', SCHEMAS as [Schema, ...Schema[]])
export type Model = Resolved<'models', z.infer<typeof Model>>
export type ModelOf<M extends ModelMethodName> = Extract<Model, { method: M }>

/** A Cox model: the model that can be penalised. */
export type CoxModel = Extract<Model, { readonly firth: boolean }>

export const isCoxModel = (model: Model): model is CoxModel => 'firth' in model
