import { type Context, modelTitle, testTitle, titleOf } from '../context.ts'

/** The title of an analysis of the plan, whatever its section; its name if it is in none. */
export const analysisTitle = (analysis: string, context: Context): string => {
  const { summaries, estimates, tests, models, simulations, endpoints } = context.input
  if (Object.hasOwn(estimates, analysis)) {
    const { title, endpoint } = estimates[analysis]!
    return title ?? endpoints[endpoint]!.title
  }
  if (Object.hasOwn(tests, analysis)) return testTitle(analysis, context)
  if (Object.hasOwn(models, analysis)) return modelTitle(analysis, context)
  if (Object.hasOwn(simulations, analysis)) return simulationTitle(analysis, context)
  if (!Object.hasOwn(summaries, analysis)) return analysis
  const { title, variable, by } = summaries[analysis]!
  return `${title ?? titleOf(variable, context)}${by === undefined ? '' : ` by ${titleOf(by, context)}`}`
}

/** The declared title of a simulation, or that of what it simulates. */
const simulationTitle = (analysis: string, context: Context): string => {
  const simulation = context.input.simulations[analysis]!
  return (
    simulation.title ??
    `${analysisTitle('test' in simulation ? simulation.test : simulation.estimate, context)}, simulated`
  )
}
