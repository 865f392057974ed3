import type { Disk } from './disk.ts'
import { canonicalJson } from './formats/canonical-json.ts'

/**
 * All that a task's outputs depend on. It is kept whole, so that *why* a task is stale is the difference of two
 * of these and can never be wrong. No machine, clock or node version is in it.
 */
export interface Trace {
  readonly stage: string
  /** Source file -> hash of its code, over the stage's import closure. */
  readonly code: Readonly<Record<string, string>>
  /** Package -> locked version, over what the closure imports. */
  readonly packages: Readonly<Record<string, string>>
  /** Artifact or raw file -> sha256. */
  readonly inputs: Readonly<Record<string, string>>
}

export interface LockedTask {
  readonly trace: Trace
  /** Path -> sha256 of what the task wrote. */
  readonly outputs: Readonly<Record<string, string>>
}

/** One per cohort, and one for the stages over all cohorts. */
export interface Lock {
  readonly tasks: Readonly<Record<string, LockedTask>>
}

/** @param cohort null for the stages over all cohorts */
export const lockPath = (cohort: string | null): string =>
  cohort === null ? 'data/derived/lock.json' : `data/derived/${cohort}/lock.json`

export const readLock = (disk: Pick<Disk, 'read'>, cohort: string | null): Lock =>
  lockFrom(disk.read(lockPath(cohort)))

/** An absent or unreadable lock records nothing, so that everything runs. */
export const lockFrom = (bytes: Uint8Array | null): Lock => {
  if (bytes === null) return { tasks: {} }
  try {
    const lock = JSON.parse(new TextDecoder().decode(bytes)) as Lock
    return typeof lock.tasks === 'object' && lock.tasks !== null ? lock : { tasks: {} }
  } catch {
    return { tasks: {} }
  }
}

export const lockBytes = (lock: Lock): Uint8Array => new TextEncoder().encode(canonicalJson(lock))
