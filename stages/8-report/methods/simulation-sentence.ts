import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
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
    ...(plans.some((plan) => 'test' in plan) ? ['type I error of tests'] : []),
    ...(plans.some((plan) => 'estimate' in plan) ? ['coverage of confidence intervals'] : []),
  ]
  const seeds = [...new Set(plans.map((plan) => `seed ${plan.seed}`))]
  const runs = [...new Set(plans.map((plan) => String(plan.runs)))]
  return `${sentenceCase(listText(what))} ${what.length === 1 ? 'was' : 'were'} estimated in ${listText(runs)} simulated series of the same size and censoring (${listText(seeds)}).`
}
