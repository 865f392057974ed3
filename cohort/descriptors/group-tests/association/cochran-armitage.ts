import { z } from 'zod'
import { method } from '../../plan/shared-properties.ts'
import { checkScores } from '../shared/checks.ts'
import { type GroupTest, simpleName } from '../shared/group-test.ts'
import { ofValues, Scores } from '../shared/properties.ts'

const Schema = z.strictObject({
  method: method('cochran-armitage', 'trend of a proportion over ordered groups'),
  ...ofValues,
  scores: Scores.optional().describe('a score for each declared group, in order; absent: 0, 1, 2 and so on'),
})

/** The test for trend of a proportion of Cochran and Armitage. */
export const cochranArmitage = {
  schema: Schema,
  compares: 'trend',
  name: () => simpleName('Cochran-Armitage test', 'Cochran-Armitage'),
  effects: [],
  isOfOrder: true,
  check: (test, path, check) => {
    if (check.levels(test.variable) !== 2 || check.variables.get(test.variable)?.type === 'list')
      check.addProblem([...path, 'variable'], 'yes and no, or two categories', test.variable)
    checkScores(test, path, check)
  },
} satisfies GroupTest<z.infer<typeof Schema>>
