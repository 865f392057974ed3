import { z } from 'zod'
import { Conventions } from '../conventions.ts'
import { Id, VariableName } from '../plan-words.ts'
import type { Resolved } from '../resolve-plan.ts'
import { AnalysisTitle, Cause, method, Strata } from './shared-properties.ts'

const Scale = z.number().positive()

const ofModel = {
  title: AnalysisTitle,
  endpoint: Id.describe('the endpoint whose hazard is modelled'),
  covariates: z.array(VariableName).min(1).describe('what the hazard may depend on'),
  per: z
    .union([Scale, z.record(VariableName, Scale)])
    .optional()
    .describe(
      'the units that the ratio of a numeric covariate is for (10: per 10 years): one number for each covariate by name, or just the number if only one covariate is numeric; absent: 1',
    ),
}

/** A regression of the hazard on covariates. */
export const Model = z.discriminatedUnion('method', [
  z.strictObject({
    method: method('cox', 'proportional hazards'),
    ...ofModel,
    strata: Strata,
    ties: Conventions.shape.coxTies
      .optional()
      .describe('the method for tied events; absent: the convention coxTies'),
    firth: z.boolean().default(false).describe('penalised likelihood, for monotone likelihoods'),
  }),
  z.strictObject({
    method: method('fine-gray', 'proportional hazards of the cumulative incidence'),
    ...ofModel,
    cause: Cause,
  }),
])
export type Model = Resolved<'models', z.infer<typeof Model>>
