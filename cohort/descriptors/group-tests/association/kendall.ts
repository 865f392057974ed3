import { z } from 'zod'
import { method } from '../../plan/shared-properties.ts'
import { checkTwoRanked } from '../shared/checks.ts'
import { type GroupTest, simpleName } from '../shared/group-test.ts'
import { ofTwo } from '../shared/properties.ts'

const Schema = z.strictObject({
  method: method('kendall', 'rank correlation of two numbers or ordered categories by concordant pairs'),
  ...ofTwo,
})

/** Kendall's rank correlation, tau-b. */
export const kendall = {
  schema: Schema,
  compares: 'two variables',
  name: () => simpleName("Kendall's rank correlation", "Kendall's rank correlation"),
  effects: [{ statistic: 'correlation', p: 'p', words: "Kendall's tau-b" }],
  isOfOrder: true,
  check: checkTwoRanked,
} satisfies GroupTest<z.infer<typeof Schema>>
