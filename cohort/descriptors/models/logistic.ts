import { z } from 'zod'
import { method } from '../plan/shared-properties.ts'
import { type ModelKind, ofModelTable, ofOutcome } from './model-kind.ts'

const Schema = z.strictObject({
  method: method('logistic', 'odds of a yes-no outcome'),
  ...ofOutcome,
  ...ofModelTable,
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
