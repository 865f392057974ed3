import { z } from 'zod'
import { method } from '../../plan/shared-properties.ts'
import { checkNumbers, checkTwoGroups } from '../shared/checks.ts'
import { MEAN_EFFECTS } from '../shared/effects.ts'
import { type GroupTest, simpleName } from '../shared/group-test.ts'
import { ofValues } from '../shared/properties.ts'

const Schema = z.strictObject({
  method: method('welch', "Welch's t test of means in two groups, each with its own variance"),
  ...ofValues,
})

/** Welch's t test of two groups, with the difference of means. */
export const welch = {
  schema: Schema,
  compares: 'groups',
  name: () => simpleName("Welch's t test", "Welch's t test"),
  effects: MEAN_EFFECTS,
  isOfOrder: false,
  testsRows: 'numbers',
  comparesMeans: true,
  check: (test, path, check) => {
    checkNumbers(test, path, check)
    checkTwoGroups(test, path, check)
  },
} satisfies GroupTest<z.infer<typeof Schema>>
