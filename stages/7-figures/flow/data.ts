import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import type { Estimate } from '../../../cohort/descriptors/plan/estimate.ts'
import type { FigureOf } from '../../../cohort/descriptors/plan/figure.ts'
import type { Population } from '../../../cohort/descriptors/plan/population.ts'
import { type Result, resultId } from '../../../cohort/results/result.ts'
import { unitAfter } from '../../../cohort/values/unit.ts'
import { analysedIn, openIn, type SizeRow } from '../../2-validate/artifacts.ts'
import { type ResultsById, resultOf } from '../results-by-id.ts'

/** The sources of the flow diagram. */
export interface FlowSources {
  /** Numbers recorded, excluded for each reason, and analysed. */
  readonly sizes: readonly SizeRow[]
  readonly results: ResultsById
  readonly estimates: Readonly<Record<string, Estimate>>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly populations: Readonly<Record<string, Population>>
}

export interface FlowData {
  readonly title: string
  /** Subjects in the tables. */
  readonly recorded: number
  /** Subjects that the plan excludes from all analyses, by reason, in its order. */
  readonly exclusions: readonly {
    readonly reason: string
    readonly count: number
    readonly open: readonly FlowOpen[]
  }[]
  readonly included: number
  readonly branches: readonly FlowBranch[]
}

/** Subjects whose exclusion or membership is undecided because of a missing value: "Age not recorded". */
export interface FlowOpen {
  readonly missing: string
  readonly count: number
}

/** The subjects of an estimate and their outcomes. */
export interface FlowBranch {
  readonly title: string
  readonly n: Result
  /** Analysed subjects that the estimate excludes, and why. */
  readonly excluded: {
    readonly count: number
    readonly reason: string
    /** Those of them whose membership of the population is undecided. */
    readonly open: readonly FlowOpen[]
  } | null
  readonly outcomes: readonly { readonly label: string; readonly result: Result; readonly isOurs: boolean }[]
}

export const flowData = (figure: FigureOf<'flow'>, sources: FlowSources): FlowData => ({
  title: figure.title,
  recorded: sources.sizes.find(({ size }) => size === 'recorded')!.count,
  exclusions: sources.sizes
    .filter(({ size }) => size === 'excluded')
    .map(({ title, count, exclusion }) => ({
      ...{ reason: title, count, open: openOf(sources.sizes, { exclusion }) },
    }))
    .filter(({ count, open }) => count > 0 || open.length > 0),
  included: analysedIn(sources.sizes),
  branches: (figure.estimates ?? Object.keys(sources.estimates)).map((name) => branchOf(name, sources)),
})

const openOf = (
  sizes: readonly SizeRow[],
  scope: Partial<Pick<SizeRow, 'exclusion' | 'population'>>,
): readonly FlowOpen[] => openIn(sizes, scope).map(({ reason, count }) => ({ missing: reason, count }))

const branchOf = (
  analysis: string,
  { estimates, endpoints, populations, results, sizes }: FlowSources,
): FlowBranch => {
  const { endpoint: code, title } = estimates[analysis]!
  const endpoint = endpoints[code]!
  const resultFor = (statistic: string, level = ''): Result =>
    resultOf(results, resultId({ analysis, level, statistic }))
  const n = resultFor('n')
  const count = analysedIn(sizes) - (n.value ?? 0)
  return {
    title: title ?? endpoint.title,
    n,
    excluded:
      endpoint.among === undefined && count === 0
        ? null
        : {
            count,
            reason: exclusionReason(endpoint, populations, resultFor('median').unit),
            open: endpoint.among === undefined ? [] : openOf(sizes, { population: endpoint.among }),
          },
    outcomes: [
      { label: endpoint.event.label, result: resultFor('events'), isOurs: false },
      ...Object.entries(endpoint.competing).map(([cause, { label }]) => ({
        label,
        result: resultFor('events', cause),
        isOurs: false,
      })),
      {
        label: `censored at last contact${endpoint.cutoff === undefined ? '' : ' or data cut-off'}`,
        result: resultFor('censored'),
        isOurs: true,
      },
    ],
  }
}

/** Why an endpoint excludes subjects: outside its population, or not followed beyond its landmark. */
const exclusionReason = (
  { among, landmark }: Endpoint,
  populations: Readonly<Record<string, Population>>,
  unit: string,
): string => {
  const reasons = [
    ...(among === undefined ? [] : [`not ${populations[among]!.title}`]),
    ...(landmark === undefined ? [] : [`not followed beyond ${landmark}${unitAfter(landmark, unit)}`]),
  ]
  return reasons.length === 0 ? 'no time' : reasons.join(', or ')
}
