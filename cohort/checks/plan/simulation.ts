import type { Simulation } from '../../descriptors/plan/simulation.ts'
import { isOfTimes } from '../../results/simulations/test-of-times.ts'
import type { Path, PlanChecker } from './checker.ts'

/** What a simulation names, and that its results have a name of their own. */
export const checkSimulation = (of: Simulation, name: string, path: Path, check: PlanChecker): void => {
  const { plan } = check
  if ('test' in of) {
    const isDeclared = check.declared('test', plan.tests, of.test, [...path, 'test'])
    if (isDeclared && !isOfTimes(plan.tests[of.test]!))
      check.addProblem(
        [...path, 'test'],
        'a log-rank, gray, landmark-difference or restricted-mean test',
        of.test,
      )
  } else check.declared('estimate', plan.estimates, of.estimate, [...path, 'estimate'])
  const isUsed = [plan.summaries, plan.estimates, plan.tests, plan.models].some((section) =>
    Object.hasOwn(section, name),
  )
  if (isUsed)
    check.addProblem(path, 'another name than that of what has results of its own', name, 'name it otherwise')
}
