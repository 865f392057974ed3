import { methodsWith } from '../../descriptors/group-tests/index.ts'
import type { Simulation } from '../../descriptors/plan/simulation.ts'
import { isOfTimes } from '../../results/simulations/test-of-times.ts'
import { orOf } from '../../values/problem.ts'
import type { Path, PlanChecker } from './checker.ts'

/** Checks the test or estimate of a simulation, and that its name is unique. */
export const checkSimulation = (
  simulation: Simulation,
  name: string,
  path: Path,
  check: PlanChecker,
): void => {
  const { plan } = check
  if ('test' in simulation) {
    const isDeclared = check.declared('test', plan.tests, simulation.test, [...path, 'test'])
    if (isDeclared && !isOfTimes(plan.tests[simulation.test]!))
      check.addProblem([...path, 'test'], `a ${orOf(methodsWith('isSimulated', true))} test`, simulation.test)
  } else check.declared('estimate', plan.estimates, simulation.estimate, [...path, 'estimate'])
  const isUsed = [plan.summaries, plan.estimates, plan.tests, plan.models].some((section) =>
    Object.hasOwn(section, name),
  )
  if (isUsed)
    check.addProblem(
      path,
      'a name that no summary, estimate, test or model has',
      name,
      'rename the simulation',
    )
}
