import type { Disk } from '../disk/disk.ts'
import type { Event } from '../events.ts'
import type { Closure } from '../history/closure.ts'
import type { Manifest } from '../manifest.ts'
import type { Places } from '../places.ts'

export interface Runner {
  readonly places: Places
  readonly manifest: Manifest
  readonly disk: Disk
  readonly tell: (event: Event) => void
  /** Whether a second thread may take the last of a cohort's stages. */
  readonly mayShare?: boolean
  /** Whether an engine may show the keys of rows with problems. */
  readonly showKeys?: boolean
  /** Whether tasks that are up to date run too. */
  readonly again?: boolean
}

/** A runner during a run. */
export interface CohortRunner extends Runner {
  /**
   * Adds closures to a table of code, before a lock names them.
   * @param owner the cohort that owns the table; null for the shared one
   */
  keepCode(owner: string | null, closures: readonly Closure[]): void | Promise<void>
}

/** The work on a cohort: all stages, or the named ones with those that they need. */
export interface CohortWork {
  /** Null for the stages over all cohorts. */
  readonly cohort: string | null
  readonly stages?: readonly string[] | undefined
  /** The stages that were stale when the run began, and those that wait for one. */
  readonly stale?: readonly string[] | undefined
}
