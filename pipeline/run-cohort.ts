import { performance } from 'node:perf_hooks'
import type { Disk } from './disk.ts'
import { type Draft, openDraft } from './draft.ts'
import type { Event, Failure, TaskName } from './events.ts'
import type { DataError, Fault } from './fault.ts'
import { readLock } from './lock.ts'
import type { Manifest } from './manifest.ts'
import { runTask } from './run-task.ts'
import { cohortsOf, RAW, type Task, tasksOf } from './tasks.ts'
import { causesOf, traceOf } from './trace.ts'

export interface Runner {
  readonly root: string
  readonly manifest: Manifest
  readonly disk: Disk
  readonly tell: (event: Event) => void
}

/** What a cohort is asked for: all of its stages, or those named and what they need. */
export interface CohortWork {
  /** Null for the stages over all cohorts. */
  readonly cohort: string | null
  readonly stages?: readonly string[] | undefined
}

/** One cohort's tasks in order; what they write goes to the disk as a whole at the end, or not at all. */
export const runCohort = async (runner: Runner, { cohort, stages }: CohortWork): Promise<void> => {
  const tasks = tasksOf(runner.manifest, cohort, stages)
  const draft = openDraft(runner.disk, cohort, readLock(runner.disk, cohort))
  for (const [i, task] of tasks.entries()) {
    const failure = await refresh(runner, task, draft)
    if (failure === null) continue
    runner.tell({ kind: 'failed', task: nameOf(task), failure })
    for (const rest of tasks.slice(i + 1))
      runner.tell({ kind: 'skipped', task: nameOf(rest), because: nameOf(task) })
    return
  }
  for (const path of draft.commit(runner.manifest.stages.map((stage) => stage.name)))
    runner.tell({ kind: 'deleted', path })
}

/** Runs the task if it is stale. */
const refresh = async (runner: Runner, task: Task, draft: Draft): Promise<Failure | null> => {
  try {
    const cohorts = cohortsOf(task, runner.disk, runner.manifest)
    const trace = traceOf(task, cohorts, draft, runner.manifest)
    const causes = causesOf(trace, draft.task(task.stage.name), draft.hash)
    if (causes.length === 0) {
      runner.tell({ kind: 'fresh', task: nameOf(task) })
      return null
    }
    runner.tell({ kind: 'started', task: nameOf(task), causes })
    const start = performance.now()
    const { files, locked } = await runTask(task, trace, cohorts, draft, runner.manifest, runner.root)
    const changed = draft.put(task.stage.name, locked, files)
    runner.tell({ kind: 'ran', task: nameOf(task), milliseconds: performance.now() - start, changed })
    return null
  } catch (error) {
    if (error instanceof Error && error.name === 'DataError')
      return { kind: 'data', faults: (error as DataError).faults.map((fault) => located(fault, task.cohort)) }
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error))
    return { kind: 'program', message, stack }
  }
}

const nameOf = ({ stage, cohort }: Task): TaskName => ({ stage: stage.name, cohort })

/** A stage does not know its cohort: a file that it names without a folder lies in the cohort's raw folder. */
const located = (fault: Fault, cohort: string | null): Fault =>
  cohort === null || fault.file.includes('/') ? fault : { ...fault, file: `${RAW}/${cohort}/${fault.file}` }
