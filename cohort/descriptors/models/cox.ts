import { z } from 'zod'
import { Conventions } from '../conventions.ts'
import { method, Strata } from '../plan/shared-properties.ts'
import { type ModelKind, ofModel } from './model-kind.ts'

const Schema = z.strictObject({
  method: method('cox', 'proportional hazards'),
  ...ofModel,
  strata: Strata,
  ties: Conventions.shape.coxTies
    .optional()
    .describe('the method for tied events; absent: the convention coxTies'),
  table: z
    .enum(['multivariable', 'both'])
    .optional()
    .describe(
      'both: the table also shows a model of each covariate alone, on all subjects with a value of this covariate; absent: multivariable',
    ),
  levelCounts: z
    .boolean()
    .optional()
    .describe('also the subjects and events in each category of the covariates; absent: none'),
  firth: z.boolean().default(false).describe('penalised likelihood, for monotone likelihoods'),
})

/** Cox regression. */
export const cox = {
  schema: Schema,
  name: 'Cox regression',
  short: 'Cox model',
  ratio: 'hazard ratio',
  known: () => ['Cox regression'],
  allowsDelayedEntry: true,
  followsCoxTies: true,
  curves: 'kaplan-meier',
  hasResiduals: true,
} satisfies ModelKind<z.infer<typeof Schema>>
