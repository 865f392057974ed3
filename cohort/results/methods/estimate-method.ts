import type { Rules } from '../../descriptors/conventions.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import { type Estimate, FollowUpRule } from '../../descriptors/plan/estimate.ts'
import type { Figure } from '../../descriptors/plan/figure.ts'
import type { Summary } from '../../descriptors/plan/summary.ts'
import type { Table } from '../../descriptors/plan/table.ts'
import type { Result } from '../result.ts'
import type { StatisticName } from '../statistic.ts'

/** The kinds of estimates that have a value in any analysis: a section on methods names only these. */
export interface EstimateMethods {
  readonly hasCurves: boolean
  readonly hasBand: boolean
  readonly hasExactBand: boolean
  readonly hasMedianInterval: boolean
  readonly hasFollowUp: boolean
  readonly hasIncidence: boolean
  readonly hasIncidenceBand: boolean
  /** Whether an estimated endpoint has competing events. */
  readonly hasCompeting: boolean
  readonly restrictedTo: readonly number[]
  readonly hasConditional: boolean
  readonly hasLifeTable: boolean
  /** Rules of follow-up beside reverse Kaplan-Meier. */
  readonly observedTimes: readonly FollowUpRule[]
  /** Further estimates, which only the results table lists, in words. */
  readonly further: readonly string[]
  readonly hasQuantities: boolean
  /** Whether a table shows numbers as mean and standard deviation. */
  readonly hasMeans: boolean
  readonly hasCategories: boolean
  readonly hasProportionLimits: boolean
  readonly hasStandardizedDifferences: boolean
}

/** The parts of the plan that decide which methods are named. */
interface MethodSources {
  readonly estimates: Readonly<Record<string, Estimate>>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly summaries: Readonly<Record<string, Summary>>
  readonly figures: Readonly<Record<string, Figure>>
  readonly tables: Readonly<Record<string, Table>>
  readonly rules: Rules
}

export const estimateMethods = (
  results: readonly Result[],
  { estimates, endpoints, summaries, figures, tables, rules }: MethodSources,
): EstimateMethods => {
  const known = results.filter(({ value }) => value !== null)
  const names = new Set(Object.keys(estimates))
  const has = (...statistics: readonly string[]): boolean =>
    known.some(({ analysis, statistic }) => names.has(analysis) && statistics.includes(statistic))
  const isSummarised = (statistic: string): boolean =>
    known.some((result) => Object.hasOwn(summaries, result.analysis) && result.statistic === statistic)
  const hasCurves = has('n')
  const hasMedianInterval = has('median-lower', 'median-upper')
  const isCompeting = (name: string): boolean =>
    Object.keys(endpoints[estimates[name]!.endpoint]!.competing).length > 0
  const drawn = Object.values(figures).filter((figure) => 'estimate' in figure)
  const isDrawn = (kind: Figure['kind']): boolean => hasCurves && drawn.some((figure) => figure.kind === kind)
  const isBandDrawn = (kind: Figure['kind']): boolean =>
    hasCurves && drawn.some((figure) => figure.kind === kind && figure.band)
  const isIncidenceDrawn = (hasBand: boolean): boolean =>
    drawn.some(
      (figure) =>
        figure.kind === 'cumulative-incidence' && isCompeting(figure.estimate) && (figure.band || !hasBand),
    )
  return {
    hasCurves,
    hasBand:
      has('survival-lower', 'survival-upper') ||
      isBandDrawn('kaplan-meier') ||
      (hasMedianInterval && rules.medianInterval !== 'spss-density'),
    hasExactBand: has('survival-exact-lower', 'survival-exact-upper'),
    hasMedianInterval,
    hasFollowUp: has('follow-up') || isDrawn('follow-up'),
    hasIncidence: has('cumulative-incidence') || isIncidenceDrawn(false),
    hasIncidenceBand:
      has('cumulative-incidence-lower', 'cumulative-incidence-upper') || isIncidenceDrawn(true),
    hasCompeting: Object.keys(estimates).some(isCompeting),
    restrictedTo: [
      ...new Set(
        known.flatMap(({ analysis, statistic, at }) =>
          names.has(analysis) && statistic === 'restricted-mean' && at !== null ? [at] : [],
        ),
      ),
    ].sort((a, b) => a - b),
    hasConditional: has('conditional-survival'),
    hasLifeTable: has('life-table'),
    observedTimes: FollowUpRule.options.filter((rule) => has(`${rule}-time`)),
    further: FURTHER.flatMap(({ statistic, words, figure }) =>
      has(statistic) || (figure !== undefined && isDrawn(figure)) ? [words] : [],
    ),
    hasQuantities: isSummarised('q1'),
    hasMeans: Object.values(tables).some((table) => 'means' in table && (table.means ?? []).length > 0),
    hasCategories: isSummarised('share'),
    hasProportionLimits: isSummarised('share-lower'),
    hasStandardizedDifferences: isSummarised('standardized-difference'),
  }
}

interface FurtherEstimate {
  readonly statistic: StatisticName
  readonly words: string
  /** A figure that shows it although no result has it. */
  readonly figure?: Figure['kind']
}

/** Estimates without a sentence of their own, in the order of the sentence on all of them. */
const FURTHER: readonly FurtherEstimate[] = [
  {
    statistic: 'mean',
    words: 'mean times (area under the Kaplan-Meier curve up to the last time, as in SPSS)',
  },
  {
    statistic: 'cumulative-hazard',
    words: 'cumulative hazards (Nelson-Aalen; Fleming-Harrington at tied times)',
    figure: 'cumulative-hazard',
  },
  { statistic: 'rate', words: 'events per person-time (exact Poisson limits)' },
]

/** The confidence level of a median's interval: SPSS always uses 95%. */
export const medianConfidence = ({ medianInterval, confidence }: Rules): number =>
  medianInterval === 'spss-density' ? 0.95 : confidence
