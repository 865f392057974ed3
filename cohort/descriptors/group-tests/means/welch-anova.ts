import { z } from 'zod'
import { method } from '../../plan/shared-properties.ts'
import { checkNumbers } from '../shared/checks.ts'
import { type GroupTest, simpleName } from '../shared/group-test.ts'
import { ofValues } from '../shared/properties.ts'

const Schema = z.strictObject({
  method: method(
    'welch-anova',
    "Welch's analysis of variance of means in several groups, each with its own variance",
  ),
  ...ofValues,
})

/** Welch's analysis of variance of two or more groups. */
export const welchAnova = {
  schema: Schema,
  compares: 'groups',
  name: () => simpleName("Welch's analysis of variance", "Welch's analysis of variance"),
  effects: [],
  isOfOrder: false,
  testsRows: 'numbers',
  comparesMeans: true,
  check: checkNumbers,
} satisfies GroupTest<z.infer<typeof Schema>>
