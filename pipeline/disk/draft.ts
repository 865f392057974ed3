import type { Closure } from '../history/closure.ts'
import type { Lock, LockedTask, Trace } from '../history/lock.ts'
import { lockBytes, lockPath } from '../history/lock.ts'
import { type Disk, sha256 } from './disk.ts'
import { isGeneratedPath } from './orphans.ts'

/**
 * A cohort's artifacts as the run will leave them: the disk overlaid with the files written so far. All of it is written
 * to the disk at once or not at all, so that a fault in the last stage changes no artifact.
 */
export interface Draft extends Pick<Disk, 'read' | 'hash' | 'size' | 'list' | 'others' | 'oddity'> {
  readonly cohort: string | null
  /** The record of the stage's last run, in this draft or before. */
  task(stage: string): LockedTask | undefined
  /** Adds a task's result. Returns the paths whose bytes changed. */
  put(stage: string, task: LockedTask, files: ReadonlyMap<string, Uint8Array>): readonly string[]
  /**
   * Replaces the trace of a fresh task by an equal one that has its closure, even if the code table lost it.
   */
  confirm(trace: Trace): void
  /** The known closures of the tasks. */
  closures(): readonly Closure[]
  /** Writes changed files and the lock, and deletes files that no task writes any longer. Returns the deleted paths. */
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
