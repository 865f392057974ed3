import type { Context } from '../context.ts'
import { listText } from '../html/list-words.ts'

/** What was tried in simulated series, and how many there were; null where none were drawn. */
export const simulationSentence = ({ input }: Context): string | null => {
  const drawn = Object.entries(input.simulations).filter(([analysis]) =>
    input.simulationResults.some((one) => one.analysis === analysis && one.statistic === 'runs'),
  )
  if (drawn.length === 0) return null
  const plans = drawn.map(([, plan]) => plan)
  const what = [
    ...(plans.some((plan) => 'test' in plan) ? ['the type I error of tests'] : []),
    ...(plans.some((plan) => 'estimate' in plan) ? ['the coverage of confidence intervals'] : []),
  ]
  const runs = [...new Set(plans.map((plan) => `${plan.runs} (seed ${plan.seed})`))]
  return `Simulation estimated ${listText(what)} in series of the same size and censoring; series drawn: ${listText(runs)}.`
}
