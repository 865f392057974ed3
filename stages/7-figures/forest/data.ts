import type { Rules } from '../../../cohort/descriptors/conventions.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import type { Estimate } from '../../../cohort/descriptors/plan/estimate.ts'
import type { FigureOf } from '../../../cohort/descriptors/plan/figure.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import type { Test } from '../../../cohort/descriptors/plan/test.ts'
import { type Pair, type Result, resultId } from '../../../cohort/results/result.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import { type ResultsById, resultOf } from '../results-by-id.ts'
import { fittedDomain } from './axis.ts'
import { forestRows } from './rows.ts'
import { type Sides, sidesOf } from './sides.ts'

/** The sources of forest plots. */
export interface ForestSources {
  readonly results: ResultsById
  readonly estimates: Readonly<Record<string, Estimate>>
  readonly models: Readonly<Record<string, Model>>
  readonly tests: Readonly<Record<string, Test>>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly variables: ReadonlyMap<string, Variable>
  readonly rules: Rules
}

/** What a ratio is of. Ratios of two kinds have no common axis. */
export type RatioKind = 'hazard ratio' | 'subdistribution hazard ratio' | 'odds ratio'

/** A ratio with its limits and P value. */
export interface ForestRow {
  readonly analysis: string
  /** The title of the analysis, the heading of its rows. */
  readonly title: string
  /** The two groups that all rows of the analysis compare, where their labels name parts; else empty. */
  readonly compared: string
  /** The two groups, or the part (a centre); empty without two groups. */
  readonly label: string
  /** Of a model or test, of a part (a centre), or pooled over the parts above. */
  readonly role: 'effect' | 'part' | 'pooled'
  readonly kind: RatioKind
  readonly pair: Pair
  readonly ratio: Result
  readonly lower: Result | null
  readonly upper: Result | null
  readonly p: Result | null
  /** Of a part: its proportion of the weights. */
  readonly weight: Result | null
  /** Of the group named first and of its reference, or of all patients of the row. */
  readonly counts: readonly EventCount[]
}

/** Patients with the event or the outcome, and all patients. */
export interface EventCount {
  readonly events: Result
  readonly n: Result
}

/** Rows of one kind of ratio on one axis; a pooled ratio has a panel with its parts. */
export interface ForestPanel {
  readonly kind: RatioKind
  readonly rows: readonly ForestRow[]
  /** Whether the rows are parts of a pooled ratio, so that squares have a weight. */
  readonly isPooled: boolean
  readonly heterogeneity: Heterogeneity | null
  /** The ends of the axis. */
  readonly domain: readonly [low: number, high: number]
  readonly sides: Sides
}

export interface ForestData {
  readonly title: string
  readonly confidence: number
  readonly panels: readonly ForestPanel[]
  /** Whether the plan declares whom each side favours. */
  readonly declaresFavours: boolean
}

/** Cochran's Q with its degrees of freedom and P value, and I². */
export interface Heterogeneity {
  readonly q: Result
  readonly df: Result
  readonly p: Result
  readonly iSquared: Result
}

export const forestData = (figure: FigureOf<'forest'>, sources: ForestSources): ForestData => ({
  title: figure.title,
  confidence: sources.rules.confidence,
  panels: rowsOfPanels(figure.of.flatMap((name) => forestRows(name, sources))).map((rows) =>
    panelOf(rows, figure, sources),
  ),
  declaresFavours: figure.favours !== undefined,
})

/** Rows of one kind together, and each pooled ratio with its parts, in the order of the plan. */
const rowsOfPanels = (rows: readonly ForestRow[]): readonly (readonly ForestRow[])[] => {
  const panels = new Map<string, ForestRow[]>()
  for (const row of rows) {
    const key = JSON.stringify(row.role === 'effect' ? [row.kind] : [row.kind, row.analysis])
    const panel = panels.get(key)
    if (panel === undefined) panels.set(key, [row])
    else panel.push(row)
  }
  return [...panels.values()]
}

const panelOf = (
  rows: readonly ForestRow[],
  { axis, favours }: FigureOf<'forest'>,
  sources: ForestSources,
): ForestPanel => {
  const [{ kind, role, analysis }] = rows as readonly [ForestRow, ...ForestRow[]]
  return {
    kind,
    rows,
    isPooled: role !== 'effect',
    heterogeneity: role === 'effect' ? null : heterogeneityOf(analysis, sources),
    domain: axis ?? fittedDomain(rows),
    sides: sidesOf(rows, favours, sources.variables),
  }
}

const heterogeneityOf = (analysis: string, { results }: ForestSources): Heterogeneity => {
  const resultFor = (statistic: string): Result => resultOf(results, resultId({ analysis, statistic }))
  return { q: resultFor('q'), df: resultFor('df'), p: resultFor('p'), iSquared: resultFor('i-squared') }
}
