import { z } from 'zod'
import { method } from '../../plan/shared-properties.ts'
import { checkNumbers, checkTwoGroups } from '../shared/checks.ts'
import { MEAN_EFFECTS } from '../shared/effects.ts'
import { type GroupTest, simpleName } from '../shared/group-test.ts'
import { ofValues } from '../shared/properties.ts'

const Schema = z.strictObject({
  method: method('student', "Student's t test of means in two groups, with one variance for both"),
  ...ofValues,
})

/** Student's t test of two groups, with the difference of means. */
export const student = {
  schema: Schema,
  compares: 'groups',
  name: () => simpleName("Student's t test", "Student's t test"),
  effects: MEAN_EFFECTS,
  isOfOrder: false,
  testsRows: 'numbers',
  comparesMeans: true,
  check: (test, path, check) => {
    checkNumbers(test, path, check)
    checkTwoGroups(test, path, check)
  },
} satisfies GroupTest<z.infer<typeof Schema>>
