import type { PlanChecker } from './checker.ts'

/**
 * Pairs of sections that may not share a name, because both have results of one id: `<name>/n` is of a summary, an estimate
 * and a model, `<name>/left-out` of a test and a model.
 */
const PAIRS = [
  ['estimates', 'summaries', 'summary', 'rename the estimate and declare its endpoint'],
  ['models', 'summaries', 'summary', 'rename the model'],
  ['models', 'estimates', 'estimate', 'rename the model'],
  ['models', 'tests', 'test', 'rename the model'],
] as const

/** Checks that no two results of the plan have one id. */
export const checkNames = ({ plan, addProblem }: PlanChecker): void => {
  for (const [section, other, word, remedy] of PAIRS)
    for (const name of Object.keys(plan[section]))
      if (Object.hasOwn(plan[other], name))
        addProblem(
          [section, name],
          `a name that no ${word} has, because results are named by it`,
          name,
          remedy,
        )
}
