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
  /**
   * Package that the closure itself imports -> hash of the bytes of it and of all that it rests on, as bundled. What is made for one
   * machine (`.node` files) is not among them, as the lock is the same on every machine.
   */
  readonly packageBytes: Readonly<Record<string, string>>
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

/** An absent or unreadable lock records nothing, and so does a task in it of another form: what it would record runs. */
export const lockFrom = (bytes: Uint8Array | null): Lock => {
  if (bytes === null) return { tasks: {} }
  try {
    const { tasks }: { tasks?: unknown } = JSON.parse(new TextDecoder().decode(bytes))
    if (!isRecord(tasks)) return { tasks: {} }
    return {
      tasks: Object.fromEntries(
        Object.entries(tasks).flatMap(([stage, task]) => {
          const locked = lockedTask(task)
          return locked === null ? [] : [[stage, locked] as const]
        }),
      ),
    }
  } catch {
    return { tasks: {} } // no JSON, null, or torn
  }
}

const lockedTask = (task: unknown): LockedTask | null => {
  if (!isRecord(task) || !isRecord(task['trace'])) return null
  const { stage, code, packages, inputs, packageBytes = {} } = task['trace'] // older locks have no bytes
  const { outputs } = task
  return typeof stage === 'string' &&
    isOfTexts(code) &&
    isOfTexts(packages) &&
    isOfTexts(packageBytes) &&
    isOfTexts(inputs) &&
    isOfTexts(outputs)
    ? { trace: { stage, code, packages, packageBytes, inputs }, outputs }
    : null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isOfTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  isRecord(value) && Object.values(value).every((one) => typeof one === 'string')

export const lockBytes = (lock: Lock): Uint8Array => new TextEncoder().encode(canonicalJson(lock))
