import { z } from 'zod'
import { method } from '../plan/shared-properties.ts'
import { checkCategories } from './shared/checks.ts'
import { PROPORTION_EFFECTS } from './shared/effects.ts'
import { type GroupTest, simpleName } from './shared/group-test.ts'
import { MonteCarlo, ofValues } from './shared/properties.ts'

const Schema = z.strictObject({
  method: method('fisher', "Fisher's exact test of a table of counts"),
  ...ofValues,
  midP: z.boolean().default(false).describe('adds the mid-p value'),
  monteCarlo: MonteCarlo.optional(),
})

/** Fisher's exact test of a contingency table, with the effects of a 2x2 table. */
export const fisher = {
  schema: Schema,
  compares: 'groups',
  name: () => simpleName("Fisher's exact test", "Fisher's exact test by Monte Carlo", "Fisher's exact test"),
  effects: PROPORTION_EFFECTS,
  ratio: 'odds-ratio',
  isOfOrder: true,
  testsRows: 'categories',
  check: checkCategories,
} satisfies GroupTest<z.infer<typeof Schema>>
