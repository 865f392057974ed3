import type { DescriptorProblem } from '../values/problem.ts'
import type { Variable } from '../values/value.ts'

/**
 * Variables that change during follow-up, in a registry: an engine counts each subject in one group and splits no
 * follow-up.
 */
export const registryChanges = (variables: Iterable<Variable>): readonly DescriptorProblem[] =>
  [...variables].flatMap(({ name, changesAt }) =>
    changesAt === undefined
      ? []
      : [
          {
            path: ['variables', name, 'changesAt'],
            expected:
              'rows in memory, because an engine does not split the follow-up of a patient at a change',
            found: 'rows that an engine counts',
            remedy: 'remove "engine" in datapackage.json, or leave this variable out',
          },
        ],
  )
