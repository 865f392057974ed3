import { z } from 'zod'
import { Cause, method } from '../plan/shared-properties.ts'
import { type ModelKind, ofModel } from './model-kind.ts'

const Schema = z.strictObject({
  method: method('fine-gray', 'proportional hazards of the cumulative incidence'),
  ...ofModel,
  cause: Cause,
})
type Written = z.infer<typeof Schema>

/** Fine and Gray's model of the event, or of a competing cause. */
export const fineGray = {
  schema: Schema,
  name: 'Fine-Gray regression of the subdistribution hazard',
  short: 'Fine-Gray model',
  ratio: 'subdistribution hazard ratio',
  statistic: 'hazard-ratio',
  letters: 'SHR',
  known: ({ cause }) => [`Fine-Gray model of ${cause}`],
  allowsDelayedEntry: false,
  followsCoxTies: false,
  curves: 'cumulative-incidence',
} satisfies ModelKind<Written, Written & { readonly cause: string }>
