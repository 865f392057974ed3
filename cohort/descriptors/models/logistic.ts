import { z } from 'zod'
import { method } from '../plan/shared-properties.ts'
import { type ModelKind, ofOutcome } from './model-kind.ts'

const Schema = z.strictObject({
  method: method('logistic', 'odds of a yes-no outcome'),
  ...ofOutcome,
  table: z
    .enum(['multivariable', 'both'])
    .optional()
    .describe(
      'both: the table also shows a model of each covariate alone, on all subjects with a value of this covariate; absent: multivariable',
    ),
  levelCounts: z
    .boolean()
    .optional()
    .describe('also the subjects and outcomes in each category of the covariates; absent: none'),
  covariateTests: z
    .boolean()
    .optional()
    .describe(
      'also a test of each covariate, of all of its categories together (Wald and likelihood ratio), and the information criterion of Akaike (AIC); absent: none',
    ),
  riskGroups: z
    .int()
    .min(3)
    .max(100)
    .optional()
    .describe('the number of groups of risk of the Hosmer-Lemeshow test; absent: 10'),
  firth: z
    .boolean()
    .default(false)
    .describe('penalised likelihood, for outcomes that the covariates separate'),
})

/** Logistic regression. */
export const logistic = {
  schema: Schema,
  name: 'logistic regression',
  short: 'logistic model',
  ratio: 'odds ratio',
  statistic: 'odds-ratio',
  letters: 'OR',
  known: () => ['logistic regression'],
  allowsDelayedEntry: true,
  followsCoxTies: false,
  curves: null,
} satisfies ModelKind<z.infer<typeof Schema>>
