import type { Plan } from './plan/plan.ts'
import type { Simulation } from './plan/simulation.ts'
import type { Looker } from './plan-looker.ts'
import { isOfTimes } from './simulations/test-of-times.ts'

type Path = readonly (string | number)[]

/** What a simulation names, and that its results bear a name of their own. */
export const checkSimulation = (of: Simulation, name: string, path: Path, plan: Plan, look: Looker): void => {
  if ('test' in of) {
    const there = look.named('test', plan.tests, of.test, [...path, 'test'])
    if (there && !isOfTimes(plan.tests[of.test]!))
      look.complain(
        [...path, 'test'],
        'a log-rank, gray, landmark-difference or restricted-mean test',
        of.test,
      )
  } else look.named('estimate', plan.estimates, of.estimate, [...path, 'estimate'])
  const taken = [plan.summaries, plan.estimates, plan.tests, plan.models].some((section) =>
    Object.hasOwn(section, name),
  )
  if (taken)
    look.complain(path, 'another name than that of what has results of its own', name, 'name it otherwise')
}
