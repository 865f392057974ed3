import { z } from 'zod'
import { method } from '../../plan/shared-properties.ts'
import { checkNumbers } from '../shared/checks.ts'
import { type GroupTest, simpleName } from '../shared/group-test.ts'
import { ofValues } from '../shared/properties.ts'

const Schema = z.strictObject({
  method: method('anova', 'analysis of variance of means in several groups, with one variance for all'),
  ...ofValues,
})

/** One-way analysis of variance of two or more groups. */
export const anova = {
  schema: Schema,
  compares: 'groups',
  name: () => simpleName('one-way analysis of variance', 'one-way analysis of variance'),
  effects: [],
  isOfOrder: false,
  testsRows: 'numbers',
  comparesMeans: true,
  check: checkNumbers,
} satisfies GroupTest<z.infer<typeof Schema>>
