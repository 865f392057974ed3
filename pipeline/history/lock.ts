import type { Disk } from '../disk/disk.ts'
import { canonicalJson } from '../formats/canonical-json.ts'
import { type Closure, digestOf, type Hashes } from './closure.ts'
import { closuresIn } from './code-table.ts'

/** All that a task's outputs depend on; no machine, clock or node version. The difference of two traces is why a task is stale. */
export interface Trace {
  readonly stage: string
  /** Digest of the closure, which the lock keeps. */
  readonly digest: string
  /** Null if no code table lists the digest. */
  readonly closure: Closure | null
  /** Artifact or raw file -> sha256. */
  readonly inputs: Hashes
  /**
   * The tool that wrote the outputs, or confirmed that it would write the same: `casebook 0.1.0`. It makes no task stale,
   * since the digest does; it names the version in which the code changed. Undefined in locks of earlier versions.
   */
  readonly tool?: string | undefined
}

export const newTrace = (stage: string, closure: Closure, inputs: Hashes, tool?: string): Trace => ({
  ...{ stage, closure, inputs, tool },
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
 * Ignores an absent or unreadable lock, and tasks of an unknown form in it; such tasks run again.
 * @param closureOf looks up the closure of a digest, when it is first needed
 */
export const lockFrom = (bytes: Uint8Array | null, closureOf: (digest: string) => Closure | null): Lock => {
  if (bytes === null) return { tasks: {} }
  try {
    const { tasks, tool }: { tasks?: unknown; tool?: unknown } = JSON.parse(new TextDecoder().decode(bytes))
    if (!isRecord(tasks)) return { tasks: {} }
    return {
      tasks: Object.fromEntries(
        Object.entries(tasks).flatMap(([stage, task]) => {
          const locked = lockedTask(stage, task, tool, closureOf) ?? wholeTask(stage, task)
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
  tool: unknown,
  closureOf: (digest: string) => Closure | null,
): LockedTask | null => {
  if (!isRecord(task)) return null
  const { code: digest, inputs, outputs, tool: ownTool = tool } = task
  if (typeof digest !== 'string' || !isOfTexts(inputs) || !isOfTexts(outputs)) return null
  const trace = {
    ...{ stage, digest, inputs },
    tool: typeof ownTool === 'string' ? ownTool : undefined,
    get closure() {
      return closureOf(digest)
    },
  }
  return { trace, outputs }
}

/** A task with its whole closure, as in the locks of commits before there was a code table. */
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
  isRecord(value) && Object.values(value).every((entry) => typeof entry === 'string')

export const lockBytes = ({ tasks }: Lock): Uint8Array => {
  const tool = commonTool(Object.values(tasks))
  const kept = Object.entries(tasks).map(([stage, { trace, outputs }]) => {
    const own = trace.tool === tool || trace.tool === undefined ? {} : { tool: trace.tool }
    return [stage, { code: trace.digest, inputs: trace.inputs, outputs, ...own }] as const
  })
  const lock = { tasks: Object.fromEntries(kept), ...(tool === undefined ? {} : { tool }) }
  return new TextEncoder().encode(canonicalJson(lock))
}

/** The tool of most tasks; the other tasks record their own. */
const commonTool = (tasks: readonly LockedTask[]): string | undefined => {
  const tools = tasks.flatMap(({ trace }) => trace.tool ?? []).sort()
  const count = (tool: string): number => tools.filter((one) => one === tool).length
  return tools.reduce<string | undefined>(
    (best, tool) => (best === undefined || count(tool) > count(best) ? tool : best),
    undefined,
  )
}
