import { z } from 'zod'
import { method } from '../plan/shared-properties.ts'
import { type GroupTest, simpleName } from './shared/group-test.ts'
import { ofPairs } from './shared/properties.ts'

const Schema = z.strictObject({ method: method('mcnemar', 'change of yes and no in pairs'), ...ofPairs })

/** McNemar's test of a yes-no variable, before versus after. */
export const mcnemar = {
  schema: Schema,
  compares: 'paired values',
  name: () => simpleName("McNemar's test", 'McNemar'),
  effects: [{ statistic: 'odds-ratio', p: 'p', words: 'odds ratio of change' }],
  ratio: 'odds-ratio',
  isOfOrder: true,
  check: ({ before, after }, path, check) => {
    if ([before, after].some((name) => check.variables.get(name)?.type !== 'boolean'))
      check.addProblem(path, 'two variables with yes and no', [before, after])
  },
} satisfies GroupTest<z.infer<typeof Schema>>
