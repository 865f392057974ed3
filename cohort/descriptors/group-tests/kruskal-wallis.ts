import { z } from 'zod'
import { method } from '../plan/shared-properties.ts'
import { checkRanked } from './shared/checks.ts'
import { type GroupTest, simpleName } from './shared/group-test.ts'
import { ofValues } from './shared/properties.ts'

const Schema = z.strictObject({
  method: method('kruskal-wallis', 'rank test of numbers in several groups'),
  ...ofValues,
})

/** The Kruskal-Wallis test of two or more groups. */
export const kruskalWallis = {
  schema: Schema,
  compares: 'groups',
  name: () => simpleName('Kruskal-Wallis test', 'Kruskal-Wallis'),
  effects: [],
  isOfOrder: true,
  testsRows: 'numbers',
  check: checkRanked,
} satisfies GroupTest<z.infer<typeof Schema>>
