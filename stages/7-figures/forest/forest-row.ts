import type { Rules } from '../../../cohort/descriptors/conventions.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import type { Estimate } from '../../../cohort/descriptors/plan/estimate.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import type { Test } from '../../../cohort/descriptors/plan/test.ts'
import type { Pair, Result } from '../../../cohort/results/result.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import type { Styled } from '../figure-kind.ts'
import type { ResultsById } from '../results-by-id.ts'

/** The sources of forest plots. */
export interface ForestSources extends Styled {
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
  /** Of the effects in subgroups: the P value of the interaction. */
  readonly interaction: Result | null
  /** Of the group named first and of its reference, or of all patients of the row. */
  readonly counts: readonly EventCount[]
}

/** Patients with the event or the outcome, and all patients. */
export interface EventCount {
  readonly events: Result
  readonly n: Result
}
