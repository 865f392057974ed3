import type { Rules } from '../../cohort/conventions.ts'
import type { Endpoint, FigureOf, Model, Test } from '../../cohort/plan.ts'
import type { Result } from '../../cohort/result.ts'
import { type ResultsById, resultOf } from './results-by-id.ts'

/** What forest plots are drawn from. */
export interface ForestSources {
  readonly results: ResultsById
  readonly models: Readonly<Record<string, Model>>
  readonly tests: Readonly<Record<string, Test>>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly rules: Rules
}

/** A ratio with its limits and p; of a test, that of its first group against the second. */
export interface ForestRow {
  readonly label: string
  /** What the ratio is of: `hazard ratio`, `odds ratio`. */
  readonly kind: string
  readonly ratio: Result
  readonly lower: Result | null
  readonly upper: Result | null
  readonly p: Result | null
}

export interface ForestData {
  readonly title: string
  readonly confidence: number
  readonly rows: readonly ForestRow[]
  /** The axis, in powers of ten. */
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

export const forestData = (figure: FigureOf<'forest'>, sources: ForestSources): ForestData => {
  const rows = figure.of.flatMap((name) => rowsOf(name, sources))
  const values = rows.flatMap(({ ratio, lower, upper }) =>
    [ratio, lower, upper].flatMap((result) => (result?.value ? [Math.log10(result.value)] : [])),
  )
  // beyond hundredfold an arrow says that the interval goes on
  const low = Math.max(-2, Math.floor(Math.min(-0.3, ...values) * 2) / 2)
  const high = Math.min(2, Math.ceil(Math.max(0.3, ...values) * 2) / 2)
  return {
    title: figure.title,
    confidence: sources.rules.confidence,
    rows,
    domain: [low, high],
    ticks: TICKS.filter((tick) => Math.log10(tick) >= low - 1e-9 && Math.log10(tick) <= high + 1e-9),
  }
}

const TICKS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100]

const rowsOf = (name: string, sources: ForestSources): readonly ForestRow[] => {
  const { results, models, tests, endpoints } = sources
  const model = Object.hasOwn(models, name) ? models[name]! : null
  const statistic = model ? 'hazard-ratio' : 'odds-ratio'
  const title = model ? (model.title ?? endpoints[model.endpoint]!.title) : (tests[name]!.title ?? name)
  return [...results.values()]
    .filter((result) => result.analysis === name && result.statistic === statistic)
    .map((ratio) => {
      const beside = (other: string): Result | null => {
        const id = `${ratio.id.slice(0, -statistic.length)}${other}`
        return results.has(id) ? resultOf(results, id) : null
      }
      return {
        label: ratio.level === '' ? title : `${title}: ${ratio.level}`,
        kind: model ? 'hazard ratio' : 'odds ratio',
        ratio,
        lower: beside(`${statistic}-lower`),
        upper: beside(`${statistic}-upper`),
        p: beside('p'),
      }
    })
}
