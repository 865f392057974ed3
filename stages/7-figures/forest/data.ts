import type { FigureOf } from '../../../cohort/descriptors/plan/figure.ts'
import { type Result, resultId } from '../../../cohort/results/result.ts'
import { resultOf } from '../results-by-id.ts'
import { fittedDomain } from './axis.ts'
import type { ForestRow, ForestSources, RatioKind } from './forest-row.ts'
import { forestRows } from './rows.ts'
import { type Sides, sidesOf } from './sides.ts'

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
