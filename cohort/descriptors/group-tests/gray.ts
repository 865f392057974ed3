import { z } from 'zod'
import { Cause, method, Strata } from '../plan/shared-properties.ts'
import { type GroupTest, simpleName } from './shared/group-test.ts'
import { ofTimes } from './shared/properties.ts'

const Schema = z.strictObject({
  method: method('gray', "Gray's test of cumulative incidences"),
  ...ofTimes,
  strata: Strata,
  cause: Cause,
})
type Written = z.infer<typeof Schema>

/** Gray's test of the cumulative incidence of the event, or of a competing cause. */
export const gray = {
  schema: Schema,
  compares: 'groups',
  name: ({ cause }) =>
    simpleName("Gray's test", "Gray's test", 'rho = 0', `cumulative incidence of ${cause}`),
  effects: [],
  isOfOrder: true,
  isSimulated: true,
  curves: 'cumulative-incidence',
} satisfies GroupTest<Written, Written & { readonly cause: string }>
