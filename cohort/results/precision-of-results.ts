import type { CountRow } from '../counts/count-rows.ts'
import { countedVariables } from '../counts/counting.ts'
import type { EventRow } from '../counts/event-rows.ts'
import { endpointPrecisions, type Precision, variablePrecisions } from '../counts/recorded-precision.ts'
import type { Rules } from '../descriptors/conventions.ts'
import type { Estimate } from '../descriptors/plan/estimate.ts'
import type { Summary } from '../descriptors/plan/summary.ts'
import type { Test } from '../descriptors/plan/test.ts'
import type { Variable } from '../values/value.ts'
import type { Digits } from './shown-decimals.ts'
import { styleOf } from './styles/style-of.ts'

interface Counts {
  readonly eventRows: readonly EventRow[]
  readonly countRows: readonly CountRow[]
  readonly variables: ReadonlyMap<string, Variable>
}

interface Analyses {
  readonly summaries?: Readonly<Record<string, Summary>>
  readonly estimates?: Readonly<Record<string, Estimate>>
  readonly tests?: Readonly<Record<string, Test>>
}

/** What the decimals of a plan's results depend on, from the counts. */
export const digitsOf = (
  { summaries = {}, estimates = {}, tests = {} }: Analyses,
  { eventRows, countRows, variables }: Counts,
  { alpha, confidence, median, shown = {} }: Pick<Rules, 'alpha' | 'confidence' | 'median' | 'shown'>,
): Digits => {
  const variablePrecision = variablePrecisions(countRows, variables)
  const endpointPrecision = endpointPrecisions(eventRows)
  const precisionOfTest = (test: Test): Precision | undefined => {
    if ('endpoint' in test) return endpointPrecision.get(test.endpoint)
    return variablePrecision.get(countedVariables(test).variable)
  }
  const precisions = new Map([
    ...Object.entries(estimates).map(
      ([name, { endpoint }]) => [name, endpointPrecision.get(endpoint)] as const,
    ),
    ...Object.entries(tests).map(([name, test]) => [name, precisionOfTest(test)] as const),
    ...Object.entries(summaries).map(
      ([name, { variable }]) => [name, variablePrecision.get(variable)] as const,
    ),
  ])
  return {
    alpha,
    confidence,
    style: styleOf(shown),
    precision: (analysis) => precisions.get(analysis) ?? null,
    quantilesAreRecorded: (analysis) => Object.hasOwn(estimates, analysis) && median === 'first-at-or-below',
  }
}
