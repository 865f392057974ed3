import type { Disk } from '../disk/disk.ts'
import type { Event } from '../events.ts'
import type { Closure } from '../history/closure.ts'
import type { Manifest } from '../manifest.ts'

export interface Runner {
  readonly root: string
  readonly manifest: Manifest
  readonly disk: Disk
  readonly tell: (event: Event) => void
  /** Whether a second thread may take the last of a cohort's stages. */
  readonly mayShare?: boolean
  /** Whether an engine may show the names of rows at fault. */
  readonly showKeys?: boolean
  /** Whether every task runs, also one that is up to date. */
  readonly again?: boolean
}

/** A runner whose run has begun. */
export interface CohortRunner extends Runner {
  /**
   * Adds closures to a table of code, before a lock names them.
   * @param owner the cohort whose own table it is; null for the shared one
   */
  keepCode(owner: string | null, closures: readonly Closure[]): void | Promise<void>
}

/** What a cohort is asked for: all of its stages, or those named and what they need. */
export interface CohortWork {
  /** Null for the stages over all cohorts. */
  readonly cohort: string | null
  readonly stages?: readonly string[] | undefined
  /** The stages that the run found stale when it began, and those that wait for one. */
  readonly stale?: readonly string[] | undefined
}
