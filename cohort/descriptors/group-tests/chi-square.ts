import { z } from 'zod'
import { method } from '../plan/shared-properties.ts'
import { checkCategories } from './shared/checks.ts'
import { PROPORTION_EFFECTS } from './shared/effects.ts'
import { type GroupTest, simpleName } from './shared/group-test.ts'
import { ofValues } from './shared/properties.ts'

const Schema = z.strictObject({
  method: method('chi-square', "Pearson's test of a table of counts"),
  ...ofValues,
})

/** Pearson's chi-square test of a contingency table, with the effects of a 2x2 table. */
export const chiSquare = {
  schema: Schema,
  compares: 'groups',
  name: () => simpleName("Pearson's chi-square test", "Pearson's chi-square test"),
  effects: PROPORTION_EFFECTS,
  ratio: 'odds-ratio',
  isOfOrder: true,
  testsRows: 'categories',
  check: checkCategories,
} satisfies GroupTest<z.infer<typeof Schema>>
