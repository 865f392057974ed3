import { z } from 'zod'
import { method } from '../plan/shared-properties.ts'
import { checkRanked } from './shared/checks.ts'
import { type GroupTest, simpleName } from './shared/group-test.ts'
import { ofValues } from './shared/properties.ts'

const Schema = z.strictObject({
  method: method('mann-whitney', 'rank test of numbers in two groups'),
  ...ofValues,
})

/** The Mann-Whitney test of two groups, with the Hodges-Lehmann shift of numbers. */
export const mannWhitney = {
  schema: Schema,
  compares: 'groups',
  name: () => simpleName('Mann-Whitney test', 'Mann-Whitney'),
  effects: [{ statistic: 'shift', p: 'p', words: 'Hodges-Lehmann shift' }],
  isOfOrder: true,
  testsRows: 'numbers',
  check: checkRanked,
} satisfies GroupTest<z.infer<typeof Schema>>
