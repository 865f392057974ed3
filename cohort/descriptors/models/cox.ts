import { z } from 'zod'
import { Conventions } from '../conventions.ts'
import { method, named, Strata } from '../plan/shared-properties.ts'
import { VariableName } from '../plan-words.ts'
import { type ModelKind, ofModel, ofModelTable } from './model-kind.ts'

const Interaction = z.strictObject({
  of: VariableName.describe('the covariate whose effect is compared, such as the treatment'),
  with: VariableName.describe('the covariate whose categories are the subgroups'),
})

const Select = z.strictObject({
  rule: z
    .enum(['backward', 'screen'])
    .describe(
      'backward: of the covariates in the model that with the largest p is removed, again and again; screen: each covariate alone',
    ),
  above: z
    .number()
    .gt(0)
    .lt(1)
    .describe('a covariate with a larger p of the likelihood-ratio test is removed'),
})

const Adjusted = z.strictObject({
  at: z.array(z.number().nonnegative()).min(1).describe('times, in the unit of the endpoint'),
  by: VariableName.optional().describe(
    'a covariate: survival if all subjects of the model were in each of its categories, averaged over their other covariates (g-formula)',
  ),
  patients: named(z.record(VariableName, z.union([z.number(), z.string(), z.boolean()])))
    .optional()
    .describe('survival of subjects with declared values: by a name, a value of each covariate of the model'),
})

const Schema = z.strictObject({
  method: method('cox', 'proportional hazards'),
  ...ofModel,
  strata: Strata,
  ties: Conventions.shape.coxTies
    .optional()
    .describe('the method for tied events; absent: the convention coxTies'),
  ...ofModelTable,
  interaction: Interaction.optional().describe(
    'the effect of a covariate in each category of another (subgroups), and the test that these effects are equal; absent: one effect for all',
  ),
  select: Select.optional().describe(
    'to reproduce a model whose covariates were selected by their p: its limits and p-values do not account for that; absent: all covariates',
  ),
  concordance: z
    .boolean()
    .optional()
    .describe(
      "also Harrell's C: of all pairs of subjects whose order in time is known, the proportion in which the model expects the earlier event where it was; absent: none",
    ),
  concordanceUntil: z
    .number()
    .positive()
    .optional()
    .describe(
      "also Uno's C of the events up to this time, in the unit of the endpoint, weighted against the effect of censoring; absent: none",
    ),
  adjusted: Adjusted.optional().describe(
    'survival by the model, of a model without strata; absent: ratios only',
  ),
  robust: z
    .boolean()
    .optional()
    .describe(
      'robust (sandwich) standard errors, limits and p-values (Lin and Wei), which hold where the hazards are not proportional; absent: those of the model',
    ),
  cluster: VariableName.optional().describe(
    'robust standard errors for subjects who are alike within a group, such as a centre: the variable of the groups; the subject itself where its follow-up is in parts; absent: independent subjects',
  ),
  firth: z.boolean().default(false).describe('penalised likelihood, for monotone likelihoods'),
})

/** What the method of results says of robust standard errors; empty without them. */
export const robustWords = (model: object): readonly string[] => {
  const { robust, cluster }: { readonly robust?: boolean; readonly cluster?: string } = model
  if (cluster !== undefined) return [`robust standard errors clustered by ${cluster}`]
  return robust === true ? ['robust standard errors'] : []
}

/** Cox regression. */
export const cox = {
  schema: Schema,
  name: 'Cox regression',
  short: 'Cox model',
  ratio: 'hazard ratio',
  statistic: 'hazard-ratio',
  letters: 'HR',
  known: () => ['Cox regression'],
  allowsDelayedEntry: true,
  followsCoxTies: true,
  curves: 'kaplan-meier',
  hasResiduals: true,
} satisfies ModelKind<z.infer<typeof Schema>>
