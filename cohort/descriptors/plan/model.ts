import { z } from 'zod'
import { MODELS, type ModelMethodName } from '../models/index.ts'
import type { Resolved } from '../resolve-plan.ts'

type Schema = (typeof MODELS)[ModelMethodName]['schema']
const SCHEMAS: readonly Schema[] = Object.values(MODELS).map(({ schema }) => schema)

/** A regression on covariates: of the hazard, or of the odds of an outcome. */
export const Model = z.discriminatedUnion('method', SCHEMAS as [Schema, ...Schema[]])
export type Model = Resolved<'models', z.infer<typeof Model>>
export type ModelOf<M extends ModelMethodName> = Extract<Model, { method: M }>

/** A Cox model: the model that can be stratified. */
export type CoxModel = Extract<Model, { readonly strata: readonly string[] }>

export const isCoxModel = (model: Model): model is CoxModel => 'strata' in model

/** A model of the times of an endpoint, and a model of a yes-no outcome. */
export type TimeModel = Extract<Model, { readonly endpoint: string }>
export type OutcomeModel = Extract<Model, { readonly outcome: string }>

export const isTimeModel = (model: Model): model is TimeModel => 'endpoint' in model
