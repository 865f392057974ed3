import { z } from 'zod'
import { method } from '../../plan/shared-properties.ts'
import { checkTwoRanked } from '../shared/checks.ts'
import { type GroupTest, simpleName } from '../shared/group-test.ts'
import { ofTwo } from '../shared/properties.ts'

const Schema = z.strictObject({
  method: method('spearman', 'rank correlation of two numbers or ordered categories'),
  ...ofTwo,
})

/** Spearman's rank correlation. */
export const spearman = {
  schema: Schema,
  compares: 'two variables',
  name: () => simpleName("Spearman's rank correlation", "Spearman's rank correlation"),
  effects: [{ statistic: 'correlation', p: 'p', words: "Spearman's rho" }],
  isOfOrder: true,
  check: checkTwoRanked,
} satisfies GroupTest<z.infer<typeof Schema>>
