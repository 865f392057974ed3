import { z } from 'zod'
import { haveSameOrder } from '../../values/same-order.ts'
import { isQuantity } from '../../values/value.ts'
import { method } from '../plan/shared-properties.ts'
import { type GroupTest, simpleName } from './shared/group-test.ts'
import { ofPairs } from './shared/properties.ts'

const Schema = z.strictObject({
  method: method('signed-rank', 'change of numbers or ordered categories in pairs'),
  ...ofPairs,
})

/** Wilcoxon's signed-rank test of the differences after minus before. */
export const signedRank = {
  schema: Schema,
  compares: 'paired values',
  name: () => simpleName("Wilcoxon's signed-rank test", 'Wilcoxon signed-rank'),
  effects: [],
  isOfOrder: false,
  check: ({ before, after }, path, check) => {
    const [first, second] = [check.variables.get(before)!, check.variables.get(after)!]
    const areAlike =
      (isQuantity(first) && isQuantity(second) && first.unit === second.unit) || haveSameOrder(first, second)
    if (!areAlike)
      check.addProblem(
        path,
        'two numbers in the same unit, or two variables with the same ordered categories',
        [before, after],
      )
  },
} satisfies GroupTest<z.infer<typeof Schema>>
