import type { Fault } from './fault.ts'

/** A task's name for people: `my-cohort/4-estimate`, or `5-index` for a stage over all cohorts. */
export interface TaskName {
  readonly stage: string
  readonly cohort: string | null
}

/** Why a task is not fresh. The first that holds is enough; all are kept. */
export type Cause =
  | { readonly kind: 'first run' }
  | { readonly kind: 'code'; readonly file: string; readonly change: Change }
  | {
      readonly kind: 'package'
      readonly name: string
      readonly before: string | null
      readonly after: string | null
    }
  /** The same version perhaps, but other bytes: edited, or installed from elsewhere. */
  | { readonly kind: 'package bytes'; readonly name: string; readonly change: Change }
  /** Other code or packages, of which no table of code says any more which they were. */
  | { readonly kind: 'code unrecorded' }
  | { readonly kind: 'input'; readonly path: string; readonly change: Change }
  | { readonly kind: 'output missing'; readonly path: string }
  | { readonly kind: 'output edited'; readonly path: string }
  | { readonly kind: 'output undeclared'; readonly path: string }
  | { readonly kind: 'waits'; readonly stage: string }

export type Change = 'added' | 'changed' | 'removed'

/** Everything that can happen in a run, as data. words.ts turns it into text. */
export type Event =
  | { readonly kind: 'fresh'; readonly task: TaskName }
  | { readonly kind: 'started'; readonly task: TaskName; readonly causes: readonly Cause[] }
  | {
      readonly kind: 'progress'
      readonly task: TaskName
      readonly done: number
      readonly total: number
      readonly what: string
    }
  | {
      readonly kind: 'ran'
      readonly task: TaskName
      readonly milliseconds: number
      readonly changed: readonly string[]
    }
  | { readonly kind: 'failed'; readonly task: TaskName; readonly failure: Failure }
  | { readonly kind: 'skipped'; readonly task: TaskName; readonly because: TaskName }
  /** The files that describe a cohort's folder to outsiders were made again; it is no task. */
  | {
      readonly kind: 'described'
      readonly cohort: string
      readonly causes: readonly Cause[]
      readonly changed: readonly string[]
      /** What the raw descriptor does not say, though outsiders need it. */
      readonly lacks: readonly ('created' | 'licenses')[]
    }
  | { readonly kind: 'deleted'; readonly path: string }
  /** A cohort's files were written without its long searches, which begin now. */
  | { readonly kind: 'early'; readonly cohort: string }
  /** What the run says each time, and ends as it would without it. */
  | { readonly kind: 'notice'; readonly cohort: string; readonly text: string }
  /** The cohort was written without a part, because of faults in a file that only this part needs. */
  | {
      readonly kind: 'incomplete'
      readonly cohort: string
      readonly without: string
      readonly faults: readonly Fault[]
    }
  /** What is worth a second look in the cohort's data and plan: told by each run until it is not so any more. */
  | {
      readonly kind: 'warned'
      readonly cohort: string
      /** The table in which every warning stands. */
      readonly path: string
      readonly warnings: readonly Warned[]
    }

/** A warning; of several subjects the first one's place, and how many there are. */
export interface Warned {
  readonly file: string
  readonly line: number | null
  /** The variable, or the place in the plan. */
  readonly field: string
  readonly warning: string
  readonly title: string
  readonly times: number
}

export type Failure =
  | { readonly kind: 'data'; readonly faults: readonly Fault[] }
  | { readonly kind: 'program'; readonly message: string; readonly stack: string }

/** How far a task is that tells so. */
export type Step = Pick<Extract<Event, { kind: 'progress' }>, 'done' | 'total' | 'what'>

/** How far a run is. */
export interface Progress {
  readonly done: number
  readonly tasks: number
  /** What is running now; several with several jobs. */
  readonly current: readonly { readonly task: TaskName; readonly step: Step | null }[]
  /** From what the tasks took when they last ran; null where nothing is known of any. */
  readonly millisecondsLeft: number | null
}
