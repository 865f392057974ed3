import { z } from 'zod'
import { isQuantity } from '../../../values/value.ts'
import { method } from '../../plan/shared-properties.ts'
import { type GroupTest, simpleName } from '../shared/group-test.ts'
import { ofTwo } from '../shared/properties.ts'

const Schema = z.strictObject({ method: method('pearson', "Pearson's correlation of two numbers"), ...ofTwo })

/** Pearson's correlation of two numbers. */
export const pearson = {
  schema: Schema,
  compares: 'two variables',
  name: () => simpleName("Pearson's correlation", "Pearson's correlation"),
  effects: [{ statistic: 'correlation', p: 'p', words: "Pearson's r" }],
  isOfOrder: false,
  check: ({ x, y }, path, check) => {
    for (const [name, property] of [
      [x, 'x'],
      [y, 'y'],
    ] as const)
      if (!isQuantity(check.variables.get(name)!)) check.addProblem([...path, property], 'numbers', name)
  },
} satisfies GroupTest<z.infer<typeof Schema>>
