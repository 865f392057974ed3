import type { CountRow } from '../cohort/counts/count-rows.ts'
import type { CountsRequest, EventTableRequest } from '../cohort/counts/counting.ts'
import type { EventRow } from '../cohort/counts/event-rows.ts'
import type { RowsPlan } from '../cohort/descriptors/rows-plan.ts'
import type { OpenCondition } from '../cohort/subjects/open-conditions.ts'

/** Whatever counts a cohort: subjects in memory, counts of a pool, files, a database. Each answers the same requests with the same whole numbers, and rows in the order of their key. */
export interface RowSource {
  /** All at once, so that the rows are read once; the tables of each request in the order of the requests. */
  eventTables(requests: readonly EventTableRequest[]): Promise<readonly EventRow[]>
  counts(requests: readonly CountsRequest[]): Promise<readonly CountRow[]>
  close(): Promise<void>
}

/** Rows that stay where they are, so that their engine has to validate them as well. */
export interface RegistryRows extends RowSource {
  /** Everything that the descriptors expect of the rows, as counts. */
  validate(): Promise<Validation>
}

/** Counts a request at once, of what is in memory already. */
export interface Counter {
  eventTable(request: EventTableRequest): readonly EventRow[]
  counts(request: CountsRequest): readonly CountRow[]
}

/** The same as a source. */
export const rowSourceOf = (counter: Counter): RowSource => ({
  eventTables: async (requests) => requests.flatMap((request) => counter.eventTable(request)),
  counts: async (requests) => requests.flatMap((request) => counter.counts(request)),
  close: async () => {},
})

/** What an engine's `connect` gives the stages: the rows, once the plan for them is known. */
export type OpenRows = (rows: RowsPlan) => Promise<RegistryRows>

export interface Validation {
  /** Whether the names of rows at fault could be shown, were they asked for; of shards they never are. */
  readonly canName: boolean
  /** Subjects in the files; those left out, by the first reason of the plan; those who stay. */
  readonly recorded: number
  readonly excluded: readonly { readonly exclusion: string; readonly count: number }[]
  readonly analysed: number
  /** Exclusions and populations that a missing value leaves open, among those who stay. */
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

/** Rows that are not as they should be: how many, and of what; 0 where there are none at all. */
export interface Violation {
  readonly file: string
  readonly field: string
  readonly expected: string
  readonly count: number
  /** The shards that they are in, or the value of the column that divides them; none where there are no shards. */
  readonly within: readonly string[]
  /** Who they are, where the terminal may show it. */
  readonly keys: readonly string[]
}
