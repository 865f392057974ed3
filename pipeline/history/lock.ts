import type { Disk } from '../disk/disk.ts'
import { canonicalJson } from '../formats/canonical-json.ts'
import { type Closure, digestOf, type Hashes } from './closure.ts'
import { closuresIn } from './code-table.ts'

/** All that a task's outputs depend on. Why a task is stale is the difference of two of these. No machine, clock or node version is in it. */
export interface Trace {
  readonly stage: string
  /** What the lock keeps of the closure. */
  readonly digest: string
  /** Null where no table of code lists the digest any more. */
  readonly closure: Closure | null
  /** Artifact or raw file -> sha256. */
  readonly inputs: Hashes
}

export const newTrace = (stage: string, closure: Closure, inputs: Hashes): Trace => ({
  ...{ stage, closure, inputs },
  digest: digestOf(closure),
})

export interface LockedTask {
  readonly trace: Trace
  /** Path -> sha256 of what the task wrote. */
  readonly outputs: Hashes
}

/** One per cohort, and one for the stages over all cohorts. */
export interface Lock {
  readonly tasks: Readonly<Record<string, LockedTask>>
}

/** @param cohort null for the stages over all cohorts */
export const lockPath = (cohort: string | null): string =>
  cohort === null ? 'data/derived/lock.json' : `data/derived/${cohort}/lock.json`

export const readLock = (disk: Pick<Disk, 'read'>, cohort: string | null): Lock =>
  lockFrom(disk.read(lockPath(cohort)), closuresIn(disk.read)(cohort))

/**
 * An absent or unreadable lock records nothing, and so does a task in it of another form: what it would record runs.
 * @param closureOf the closure of a digest, looked up when a trace's closure is asked for
 */
export const lockFrom = (bytes: Uint8Array | null, closureOf: (digest: string) => Closure | null): Lock => {
  if (bytes === null) return { tasks: {} }
  try {
    const { tasks }: { tasks?: unknown } = JSON.parse(new TextDecoder().decode(bytes))
    if (!isRecord(tasks)) return { tasks: {} }
    return {
      tasks: Object.fromEntries(
        Object.entries(tasks).flatMap(([stage, task]) => {
          const locked = lockedTask(stage, task, closureOf) ?? wholeTask(stage, task)
          return locked === null ? [] : [[stage, locked] as const]
        }),
      ),
    }
  } catch {
    return { tasks: {} } // no JSON, null, or torn
  }
}

const lockedTask = (
  stage: string,
  task: unknown,
  closureOf: (digest: string) => Closure | null,
): LockedTask | null => {
  if (!isRecord(task)) return null
  const { code: digest, inputs, outputs } = task
  if (typeof digest !== 'string' || !isOfTexts(inputs) || !isOfTexts(outputs)) return null
  const trace = {
    ...{ stage, digest, inputs },
    get closure() {
      return closureOf(digest)
    },
  }
  return { trace, outputs }
}

/** A task as locks kept it before there was a table: with all of its closure. Earlier commits hold such locks. */
const wholeTask = (stage: string, task: unknown): LockedTask | null => {
  if (!isRecord(task) || !isRecord(task['trace'])) return null
  const { code, packages, inputs, packageBytes = {} } = task['trace'] // the oldest have no bytes
  const { outputs } = task
  return isOfTexts(code) &&
    isOfTexts(packages) &&
    isOfTexts(packageBytes) &&
    isOfTexts(inputs) &&
    isOfTexts(outputs)
    ? { trace: newTrace(stage, { code, packages, packageBytes }, inputs), outputs }
    : null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isOfTexts = (value: unknown): value is Hashes =>
  isRecord(value) && Object.values(value).every((one) => typeof one === 'string')

export const lockBytes = ({ tasks }: Lock): Uint8Array => {
  const kept = Object.entries(tasks).map(
    ([stage, { trace, outputs }]) => [stage, { code: trace.digest, inputs: trace.inputs, outputs }] as const,
  )
  return new TextEncoder().encode(canonicalJson({ tasks: Object.fromEntries(kept) }))
}
