import { medianConfidence } from '../../../cohort/results/methods/estimate-method.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { isSimulated, statisticOf } from '../../../cohort/results/statistic.ts'
import { percent } from '../../../cohort/values/percent.ts'
import { type Context, idOf, testTitle } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { number, planValue, userText, withLimits } from '../html/number.ts'
import { endpointOf, nounOf, timeWords, unitOf } from '../survival-words.ts'

/** Type I error or coverage in simulated series like this one, with the simulation error. */
export const simulated = (analysis: string, context: Context): Html => {
  const { input, results } = context
  const simulation = input.simulations[analysis]!
  const isTest = 'test' in simulation
  const name = isTest ? simulation.test : simulation.estimate
  const title =
    simulation.title ??
    (isTest ? testTitle(name, context) : (input.estimates[name]!.title ?? endpointOf(name, context).title))
  const rows = input.simulationResults.filter(
    (result) => result.analysis === analysis && isSimulated(result.statistic),
  )
  const series = isTest
    ? 'of the same size, groups and censoring, in which groups do not differ'
    : 'of the same size and censoring'
  const runs =
    results.has(`${analysis}/runs`) &&
    html`, ${number(results, `${analysis}/runs`)} simulated series ${series} (seed ${userText(String(simulation.seed))})`
  return html`${userText(title)}${runs}:<ul>${rows.map((row) => html`<li>${simulatedRow(row, name, context)}.</li>`)}</ul>`
}

const simulatedRow = (row: Result, name: string, context: Context): Html => {
  const { input, results } = context
  const { analysis, statistic, at } = row
  const what = html`${userText(simulatedQuantity(row, name, context))}${at !== null && html` at ${timeWords(at, timeUnitOf(name, context))}`}`
  if (row.value === null) return html`${what}: not available (${planValue(row.reason)})`
  const id = (end: string): string => idOf(analysis, '', `${statistic}${end}${at === null ? '' : `@${at}`}`)
  const error = html`${planValue(percent(input.rules.confidence))} simulation error`
  const nominal = statistic.endsWith('size')
    ? input.rules.alpha
    : statistic === 'median-coverage'
      ? medianConfidence(input.rules)
      : input.rules.confidence
  const missing = results.get(id('-undefined'))?.value
  return html`${what}: ${withLimits(results, row.id, id('-lower'), id('-upper'), error)}, nominal ${planValue(percent(nominal))}${missing != null && missing !== 0 && html`; not estimable in ${number(results, id('-undefined'))} of the series`}`
}

/** The unit of time of an estimate, or of the estimate of a test's endpoint. */
const timeUnitOf = (name: string, context: Context): string => {
  const { tests, estimates } = context.input
  if (Object.hasOwn(estimates, name)) return unitOf(name, context)
  const test = tests[name]!
  const estimate = Object.entries(estimates).find(
    ([estimateName, { endpoint = estimateName }]) => 'endpoint' in test && endpoint === test.endpoint,
  )
  return estimate === undefined ? '1' : unitOf(estimate[0], context)
}

const simulatedQuantity = ({ statistic, method }: Result, name: string, context: Context): string => {
  switch (statistic) {
    case 'pairwise-size':
      return `family-wise error of the ${method.includes('adjusted by none') ? 'unadjusted' : 'adjusted'} pairwise tests`
    case 'median-coverage':
      return 'coverage of the confidence interval of the median'
    case 'survival-coverage':
      return `coverage of the confidence interval: ${nounOf(name, context)}`
    default:
      return statisticOf(statistic).words
  }
}
