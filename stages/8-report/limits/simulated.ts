import { medianConfidence } from '../../../cohort/results/methods/estimate-method.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { isSimulated, statisticOf } from '../../../cohort/results/statistic.ts'
import { groupBy } from '../../../cohort/values/group-by.ts'
import { percent } from '../../../cohort/values/percent.ts'
import { type Context, idOf, testTitle } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
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
    ? 'of the same size, groups and censoring without a difference between groups'
    : 'of the same size and censoring'
  const runs =
    results.has(`${analysis}/runs`) &&
    html` in ${number(results, `${analysis}/runs`)} simulated series ${series} (seed ${userText(String(simulation.seed))})`
  const byStatistic = [...groupBy(rows, ({ statistic }) => statistic).values()]
  return html`${userText(title)}${runs}: ${joined(
    byStatistic.map((same) => simulatedRows(same, name, context)),
    '; ',
  )}.`
}

/** A quantity with its simulation error; of several times the values only, since their errors are alike. */
const simulatedRows = (rows: readonly Result[], name: string, context: Context): Html => {
  const { input, results } = context
  const [first] = rows
  const { statistic, method } = first!
  const id = ({ analysis, at }: Result, end: string): string =>
    idOf(analysis, '', `${statistic}${end}${at === null ? '' : `@${at}`}`)
  const error = html`${planValue(percent(input.rules.confidence))} simulation error`
  const nominal = statistic.endsWith('size')
    ? input.rules.alpha
    : statistic === 'median-coverage'
      ? medianConfidence(input.rules)
      : input.rules.confidence
  const values = rows.map((row) => {
    if (row.value === null) return html`not available (${planValue(row.reason)})`
    const value =
      rows.length === 1
        ? withLimits(results, row.id, id(row, '-lower'), id(row, '-upper'), error)
        : number(results, row.id)
    return html`${value}${row.at !== null && html` at ${timeWords(row.at, timeUnitOf(name, context), context.style)}`}`
  })
  return html`${userText(simulatedQuantity({ statistic, method }, name, context))} ${joined(values, ', ')}, nominal ${planValue(percent(nominal))}${missingWords(rows, id, context)}`
}

/** The largest proportion of series in which a quantity cannot be estimated; null if there is none. */
const missingWords = (
  rows: readonly Result[],
  id: (row: Result, end: string) => string,
  { results }: Context,
): Html | null => {
  const missing = rows
    .flatMap((row) => results.get(id(row, '-undefined')) ?? [])
    .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0]
  return (missing?.value ?? 0) > 0
    ? html`; not estimable in ${rows.length > 1 && 'up to '}${number(results, missing!.id)} of the series`
    : null
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

const simulatedQuantity = (
  { statistic, method }: Pick<Result, 'statistic' | 'method'>,
  name: string,
  context: Context,
): string => {
  switch (statistic) {
    case 'pairwise-size':
      return `family-wise error of the ${method.includes('adjusted by none') ? 'unadjusted' : 'adjusted'} pairwise tests`
    case 'median-coverage':
      return 'coverage of the confidence interval of the median'
    case 'survival-coverage':
      return `coverage of the confidence interval of ${nounOf(name, context)}`
    default:
      return statisticOf(statistic).words
  }
}
