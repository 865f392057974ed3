import { z } from 'zod'
import { isQuantity } from '../../../values/value.ts'
import { method } from '../../plan/shared-properties.ts'
import { MEAN_EFFECTS } from '../shared/effects.ts'
import { type GroupTest, simpleName } from '../shared/group-test.ts'
import { ofPairs } from '../shared/properties.ts'

const Schema = z.strictObject({
  method: method('paired-t', 'paired t test of the mean change of numbers'),
  ...ofPairs,
})

/** Student's t test of the differences after minus before. */
export const pairedT = {
  schema: Schema,
  compares: 'paired values',
  name: () => simpleName('paired t test', 'paired t test'),
  effects: MEAN_EFFECTS,
  isOfOrder: false,
  comparesMeans: true,
  check: ({ before, after }, path, check) => {
    const [first, second] = [check.variables.get(before)!, check.variables.get(after)!]
    if (!(isQuantity(first) && isQuantity(second) && first.unit === second.unit))
      check.addProblem(path, 'two numbers in the same unit', [before, after])
  },
} satisfies GroupTest<z.infer<typeof Schema>>
