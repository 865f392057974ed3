import type { Rules } from '../../../cohort/descriptors/conventions.ts'
import { groupTestOf } from '../../../cohort/descriptors/group-tests/index.ts'
import { modelKindOf } from '../../../cohort/descriptors/models/index.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import type { FigureOf } from '../../../cohort/descriptors/plan/figure.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import type { Test } from '../../../cohort/descriptors/plan/test.ts'
import { pairWords, termTitle } from '../../../cohort/results/pair-words.ts'
import { type Result, resultId } from '../../../cohort/results/result.ts'
import { declaredGroups } from '../../../cohort/values/group.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import { type ResultsById, resultOf } from '../results-by-id.ts'

/** The sources of forest plots. */
export interface ForestSources {
  readonly results: ResultsById
  readonly models: Readonly<Record<string, Model>>
  readonly tests: Readonly<Record<string, Test>>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly variables: ReadonlyMap<string, Variable>
  readonly rules: Rules
}

/** A ratio with its limits and P value; the label names the two groups. */
export interface ForestRow {
  readonly label: string
  /** From a regression, from a 2x2 table, one-step for a part (a centre), or pooled over the parts above. */
  readonly kind: 'hazard ratio' | 'subdistribution hazard ratio' | 'odds ratio' | 'part' | 'pooled'
  readonly ratio: Result
  readonly lower: Result | null
  readonly upper: Result | null
  readonly p: Result | null
}

export interface ForestData {
  readonly title: string
  readonly confidence: number
  readonly rows: readonly ForestRow[]
  /** Tests of heterogeneity, shown below the rows. */
  readonly heterogeneity: readonly Heterogeneity[]
  /** The ends of the axis as decimal logarithms. */
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

/** Cochran's Q with its degrees of freedom and P value, and I². */
export interface Heterogeneity {
  readonly q: Result
  readonly df: Result
  readonly p: Result
  readonly iSquared: Result
}

export const forestData = (figure: FigureOf<'forest'>, sources: ForestSources): ForestData => {
  const rows = figure.of.flatMap((name) => ratioRows(name, sources))
  const values = rows.flatMap(({ ratio, lower, upper }) =>
    [ratio, lower, upper].flatMap((result) => (result?.value ? [Math.log10(result.value)] : [])),
  )
  // the axis ends at 1/100 and 100; arrows mark longer intervals
  const low = Math.max(-2, Math.floor(Math.min(-0.3, ...values) * 2) / 2)
  const high = Math.min(2, Math.ceil(Math.max(0.3, ...values) * 2) / 2)
  return {
    title: figure.title,
    confidence: sources.rules.confidence,
    rows,
    heterogeneity: figure.of.flatMap((name) => heterogeneityOf(name, sources)),
    domain: [low, high],
    ticks: TICKS.filter((tick) => Math.log10(tick) >= low - 1e-9 && Math.log10(tick) <= high + 1e-9),
  }
}

const RATIO_WORDS = { 'odds-ratio': 'odds ratio', 'hazard-ratio': 'hazard ratio' } as const

const TICKS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100]

const ratioRows = (name: string, sources: ForestSources): readonly ForestRow[] => {
  const { results, models, tests, endpoints, variables } = sources
  const test = Object.hasOwn(tests, name) ? tests[name]! : null
  if (test && 'across' in test) return partRows(name, test, sources)
  const model = Object.hasOwn(models, name) ? models[name]! : null
  const statistic = test ? groupTestOf(test.method).ratio! : 'hazard-ratio'
  const title = model ? (model.title ?? endpoints[model.endpoint]!.title) : (tests[name]!.title ?? name)
  return [...results.values()]
    .filter((result) => result.analysis === name && result.statistic === statistic)
    .map((ratio) => {
      const { analysis, group, level } = ratio
      const companion = (other: string): Result | null =>
        results.get(resultId({ analysis, group, level, statistic: other })) ?? null
      return {
        label: `${title}: ${model ? termTitle(ratio, variables, model) : pairWords(ratio, variables)}`,
        kind: model === null ? RATIO_WORDS[statistic] : modelKindOf(model.method).ratio,
        ratio,
        lower: companion(`${statistic}-lower`),
        upper: companion(`${statistic}-upper`),
        p: companion('p'),
      }
    })
}

type TestInParts = Extract<Test, { across: string }>

/** A row for each part (centre), then the pooled ratio. */
const partRows = (
  analysis: string,
  { across, title }: TestInParts,
  { results, variables }: ForestSources,
): readonly ForestRow[] => {
  const ratioOf = (group: string, label: string, kind: ForestRow['kind']): readonly ForestRow[] => {
    const resultFor = (end: string): Result =>
      resultOf(results, resultId({ analysis, group, statistic: `hazard-ratio${end}` }))
    if (!results.has(resultId({ analysis, group, statistic: 'hazard-ratio' }))) return []
    const ratio = resultFor('')
    const pair = ratio.versus === '' ? '' : `, ${pairWords(ratio, variables)}`
    return [
      {
        label: `${label}${pair}`,
        kind,
        ratio,
        lower: resultFor('-lower'),
        upper: resultFor('-upper'),
        p: resultFor('-p'),
      },
    ]
  }
  return [
    ...declaredGroups(variables.get(across)!).flatMap(({ name, label }) => ratioOf(name, label, 'part')),
    ...ratioOf('', `Pooled: ${title ?? analysis}`, 'pooled'),
  ]
}

const heterogeneityOf = (analysis: string, { tests, results }: ForestSources): readonly Heterogeneity[] => {
  if (!Object.hasOwn(tests, analysis) || !('across' in tests[analysis]!)) return []
  const resultFor = (statistic: string): Result => resultOf(results, resultId({ analysis, statistic }))
  return [{ q: resultFor('q'), df: resultFor('df'), p: resultFor('p'), iSquared: resultFor('i-squared') }]
}
