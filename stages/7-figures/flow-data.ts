import type { Endpoint, Estimate, FigureOf, Population } from '../../cohort/plan.ts'
import { type Result, resultId } from '../../cohort/result.ts'
import { type ResultsById, resultOf } from './results-by-id.ts'

/** What the flow of subjects is drawn from. */
export interface FlowSources {
  /** Subjects whom everything is about. */
  readonly analysed: number
  readonly results: ResultsById
  readonly estimates: Readonly<Record<string, Estimate>>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly populations: Readonly<Record<string, Population>>
}

export interface FlowData {
  readonly title: string
  /** Subjects in the tables. */
  readonly recorded: number
  readonly branches: readonly FlowBranch[]
}

/** From everybody to those that an estimate is of, and what became of them. */
export interface FlowBranch {
  readonly title: string
  readonly n: Result
  /** Those who are not of the estimate's population, and its name. */
  readonly excluded: { readonly count: number; readonly population: string } | null
  readonly outcomes: readonly { readonly label: string; readonly result: Result; readonly isOurs: boolean }[]
}

export const flowData = (figure: FigureOf<'flow'>, sources: FlowSources): FlowData => ({
  title: figure.title,
  recorded: sources.analysed,
  branches: (figure.estimates ?? Object.keys(sources.estimates)).map((name) => branchOf(name, sources)),
})

const branchOf = (
  analysis: string,
  { estimates, endpoints, populations, results, analysed }: FlowSources,
): FlowBranch => {
  const { endpoint: code = analysis, title } = estimates[analysis]!
  const endpoint = endpoints[code]!
  const of = (statistic: string, level = ''): Result =>
    resultOf(results, resultId({ analysis, level, statistic }))
  const n = of('n')
  const count = analysed - (n.value ?? 0)
  return {
    title: title ?? endpoint.title,
    n,
    excluded:
      endpoint.among === undefined && count === 0
        ? null
        : { count, population: endpoint.among === undefined ? '' : populations[endpoint.among]!.title },
    outcomes: [
      { label: endpoint.event.label, result: of('events'), isOurs: false },
      ...Object.entries(endpoint.competing ?? {}).map(([cause, { label }]) => ({
        label,
        result: of('events', cause),
        isOurs: false,
      })),
      { label: 'censored at last contact', result: of('censored'), isOurs: true },
    ],
  }
}
