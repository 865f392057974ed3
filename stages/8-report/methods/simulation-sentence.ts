import type { Context } from '../context.ts'
import { listText } from '../html/list-words.ts'

/** The quantities estimated by simulation and the number of series; null without simulations. */
export const simulationSentence = ({ input }: Context): string | null => {
  const simulated = Object.entries(input.simulations).filter(([analysis]) =>
    input.simulationResults.some((result) => result.analysis === analysis && result.statistic === 'runs'),
  )
  if (simulated.length === 0) return null
  const plans = simulated.map(([, plan]) => plan)
  const what = [
    ...(plans.some((plan) => 'test' in plan) ? ['the type I error of tests'] : []),
    ...(plans.some((plan) => 'estimate' in plan) ? ['the coverage of confidence intervals'] : []),
  ]
  const runs = [...new Set(plans.map((plan) => `${plan.runs} (seed ${plan.seed})`))]
  return `Simulation estimated ${listText(what)} in series of the same size and censoring; series drawn: ${listText(runs)}.`
}
