import type { Fault } from './fault.ts'

/** A task's name for people: `my-cohort/4-estimate`, or `5-index` for a stage over all cohorts. */
export interface TaskName {
  readonly stage: string
  readonly cohort: string | null
}

/** Why a task is out of date. One cause is enough; all are listed. */
export type Cause =
  | { readonly kind: 'first run' }
  | { readonly kind: 'code'; readonly file: string; readonly change: Change }
  | {
      readonly kind: 'package'
      readonly name: string
      readonly before: string | null
      readonly after: string | null
    }
  /** Another version of Casebook, whose code of the stage differs: `casebook 0.1.0`. */
  | { readonly kind: 'tool'; readonly stage: string; readonly before: string; readonly after: string }
  /** The files differ, even if the version is the same: edited, or installed from elsewhere. */
  | { readonly kind: 'package bytes'; readonly name: string; readonly change: Change }
  /** Other code or packages; no code table records which any longer. */
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
  /** The RO-Crate and Data Package of a cohort were made again; this is not a task. */
  | {
      readonly kind: 'described'
      readonly cohort: string
      readonly causes: readonly Cause[]
      readonly changed: readonly string[]
      /** Properties that the raw descriptor lacks and that the standards require. */
      readonly lacks: readonly ('created' | 'licenses')[]
    }
  | { readonly kind: 'deleted'; readonly path: string }
  /** A cohort's files were written without its long searches, which start now. */
  | { readonly kind: 'early'; readonly cohort: string }
  /** A sentence that each run prints; it does not change the exit code. */
  | { readonly kind: 'notice'; readonly cohort: string; readonly text: string }
  /** The same of what is as it should be. */
  | { readonly kind: 'remark'; readonly cohort: string; readonly text: string }
  /** Files of other bytes than those that the cohort was converted from; each run prints it until they are renewed. */
  | { readonly kind: 'sources changed'; readonly cohort: string; readonly files: readonly string[] }
  /** The cohort was written without a part because of faults in a file that only this part reads. */
  | {
      readonly kind: 'incomplete'
      readonly cohort: string
      readonly without: string
      readonly faults: readonly Fault[]
    }
  /** Warnings about the cohort's data and plan; each run prints them until their cause is fixed. */
  | {
      readonly kind: 'warned'
      readonly cohort: string
      /** The table with all warnings. */
      readonly path: string
      readonly warnings: readonly Warned[]
    }

/** A warning; if several subjects have it, the place of the first and their number. */
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

/** Progress of a task that reports it. */
export type Step = Pick<Extract<Event, { kind: 'progress' }>, 'done' | 'total' | 'what'>

/** Progress of a run. */
export interface Progress {
  readonly done: number
  readonly tasks: number
  /** The running tasks; several with several jobs. */
  readonly current: readonly { readonly task: TaskName; readonly step: Step | null }[]
  /** From the durations of earlier runs; null if none is recorded. */
  readonly millisecondsLeft: number | null
}
