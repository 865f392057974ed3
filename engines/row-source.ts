import type { CountRow } from '../cohort/counts/count-rows.ts'
import type { CountsRequest, EventTableRequest } from '../cohort/counts/counting.ts'
import type { EventRow } from '../cohort/counts/event-rows.ts'
import type { RowsPlan } from '../cohort/descriptors/rows-plan.ts'
import type { OpenCondition } from '../cohort/subjects/open-conditions.ts'

/**
 * Counts a cohort: subjects in memory, pooled counts, files or a database. Each answers the same requests with the same
 * whole numbers, rows in the order of their key.
 */
export interface RowSource {
  /** All requests together, so that the rows are read once; tables in the order of the requests. */
  eventTables(requests: readonly EventTableRequest[]): Promise<readonly EventRow[]>
  counts(requests: readonly CountsRequest[]): Promise<readonly CountRow[]>
  close(): Promise<void>
}

/** Rows that only their engine reads, so that it also has to validate them. */
export interface RegistryRows extends RowSource {
  /** Checks the rows against the descriptors; answers with counts. */
  validate(): Promise<Validation>
}

/** Counts synchronously, from memory. */
export interface Counter {
  eventTable(request: EventTableRequest): readonly EventRow[]
  counts(request: CountsRequest): readonly CountRow[]
}

/** A counter as a row source. */
export const rowSourceOf = (counter: Counter): RowSource => ({
  eventTables: async (requests) => requests.flatMap((request) => counter.eventTable(request)),
  counts: async (requests) => requests.flatMap((request) => counter.counts(request)),
  close: async () => {},
})

/** The result of an engine's `connect`: opens the rows for a plan. */
export type OpenRows = (rows: RowsPlan) => Promise<RegistryRows>

export interface Validation {
  /** Whether names of rows at fault can be shown on request; never for shards. */
  readonly canName: boolean
  /** Subjects in the files; excluded, by the first reason of the plan that applies; analysed. */
  readonly recorded: number
  readonly excluded: readonly { readonly exclusion: string; readonly count: number }[]
  readonly analysed: number
  /** Exclusions and populations that a missing value leaves undecided, among analysed subjects. */
  readonly open: readonly OpenCondition[]
  readonly cells: number
  readonly checks: readonly {
    readonly check: string
    readonly title: string
    readonly looked: number
    readonly passed: number
  }[]
  readonly violations: readonly Violation[]
}

/** Rows that violate an expectation, with their number; 0 where a file has no rows. */
export interface Violation {
  readonly file: string
  readonly field: string
  readonly expected: string
  readonly count: number
  /** The shards with such rows, or the values of the dividing column; empty where there are no shards. */
  readonly within: readonly string[]
  /** The names of these rows, where they may be shown on the terminal. */
  readonly keys: readonly string[]
}
