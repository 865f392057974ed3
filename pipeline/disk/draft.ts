import type { Closure } from '../history/closure.ts'
import type { Lock, LockedTask, Trace } from '../history/lock.ts'
import { lockBytes, lockPath } from '../history/lock.ts'
import { type Disk, sha256 } from './disk.ts'
import { isGeneratedPath } from './orphans.ts'

/**
 * The state of a cohort's artifacts as the run would leave it: the disk with what was written so far laid over it.
 * It goes to the disk as a whole or not at all, so a fault in the last stage leaves every artifact as it was.
 */
export interface Draft extends Pick<Disk, 'read' | 'hash' | 'size' | 'list' | 'others' | 'oddity'> {
  readonly cohort: string | null
  /** What the stage's last run (in this draft, or before it) wrote. */
  task(stage: string): LockedTask | undefined
  /** Takes over a task's result; says which paths hold other bytes than before. */
  put(stage: string, task: LockedTask, files: ReadonlyMap<string, Uint8Array>): readonly string[]
  /**
   * Takes over the trace of a task that is fresh: what the lock records, and the closure also where the table of code lost it.
   */
  confirm(trace: Trace): void
  /** The closures of the tasks, as far as they are known. */
  closures(): readonly Closure[]
  /** Writes what changed, deletes what no task writes any more, and then the lock. Says what was deleted. */
  commit(stages: readonly string[]): readonly string[]
}

export const openDraft = (disk: Disk, cohort: string | null, lock: Lock): Draft => {
  const staged = new Map<string, Uint8Array>()
  const hashes = new Map<string, string>()
  const tasks = new Map<string, LockedTask>(Object.entries(lock.tasks))
  const hash = (path: string): string | null => hashes.get(path) ?? disk.hash(path)
  return {
    cohort,
    hash,
    read: (path) => staged.get(path) ?? disk.read(path),
    size: (path) => staged.get(path)?.length ?? disk.size(path),
    list: disk.list,
    others: disk.others,
    oddity: disk.oddity,
    task: (stage) => tasks.get(stage),
    put: (stage, task, files) => {
      const changed = [...files.keys()].filter((path) => hash(path) !== task.outputs[path])
      for (const path of changed) {
        staged.set(path, files.get(path)!)
        hashes.set(path, task.outputs[path]!)
      }
      tasks.set(stage, task)
      return changed
    },
    confirm: (trace) => {
      const recorded = tasks.get(trace.stage)
      if (recorded) tasks.set(trace.stage, { ...recorded, trace })
    },
    closures: () => [...tasks.values()].flatMap(({ trace }) => trace.closure ?? []),
    commit: (stages) => {
      for (const stage of tasks.keys()) if (!stages.includes(stage)) tasks.delete(stage)
      const after: Lock = { tasks: Object.fromEntries(tasks) }
      const kept = outputsOf(after)
      const deleted = [...outputsOf(lock)].filter(
        (path) => !kept.has(path) && isGeneratedPath(path, cohort) && disk.hash(path) !== null,
      )
      const bytes = lockBytes(after)
      if (sha256(bytes) !== disk.hash(lockPath(cohort))) staged.set(lockPath(cohort), bytes)
      if (staged.size > 0 || deleted.length > 0) disk.replace(staged, deleted)
      return deleted
    },
  }
}

const outputsOf = (lock: Lock): ReadonlySet<string> =>
  new Set(Object.values(lock.tasks).flatMap((task) => Object.keys(task.outputs)))
