import { cohortStage } from '../../pipeline/contracts.ts'
import { validateMemory } from './strategies/memory.ts'
import { isPooled, validatePool } from './strategies/pool.ts'
import { validateRegistry } from './strategies/registry.ts'
import { reads, writes } from './validated.ts'

/** A strategy for each kind of cohort: rows in memory, a registry counted by an engine, counts sent by centres. */
export const validate = cohortStage({
  name: '2-validate',
  summary: 'rows to typed subjects and a checked plan; every fault at once',
  module: 'stages/2-validate/stage.ts',
  scope: 'cohort',
  reads,
  writes,
  run: ({ rows, ...input }) => {
    if (isPooled(input.descriptors)) return validatePool(input)
    return rows === null ? validateMemory(input) : validateRegistry(input, rows)
  },
})
