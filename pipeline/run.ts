import { performance } from 'node:perf_hooks'
import type { Disk } from './disk.ts'
import { type Draft, openDraft } from './draft.ts'
import type { Event, Failure, TaskName } from './events.ts'
import { DataError, type Fault } from './fault.ts'
import { readLock } from './lock.ts'
import type { Manifest } from './manifest.ts'
import { planOf } from './plan.ts'
import { runTask } from './run-task.ts'
import { cohortNames, RAW, type Targets, type Task, tasksOf } from './tasks.ts'
import { causesOf, traceOf } from './trace.ts'

export interface Runner {
  readonly root: string
  readonly manifest: Manifest
  readonly disk: Disk
  readonly tell: (event: Event) => void
  /** Whether an engine may show the names of rows at fault. */
  readonly showKeys?: boolean
}

/**
 * Runs what is stale: the cohorts side by side where several are stale, then what is over all cohorts. A failed
 * cohort stops only itself. The bytes do not depend on the number of jobs, as no cohort reads another's artifacts.
 */
export const run = async (runner: Runner, targets: Targets, jobs = 1): Promise<void> => {
  const stale: CohortWork[] = []
  for (const cohort of targets.cohorts) {
    const work = { cohort, stages: targets.stages.get(cohort) }
    if (jobs > 1 && isStale(runner, targets, cohort)) stale.push(work)
    else await runCohort(runner, work)
  }
  if (stale.length > 1) await (await import('./pool.ts')).runSideBySide(runner, stale, jobs)
  else for (const work of stale) await runCohort(runner, work)
  if (targets.all) await runTasks(runner, null, tasksOf(runner.manifest, null), complete(runner))
}

/** What a cohort is asked for: all of its stages, or those named and what they need. */
export interface CohortWork {
  readonly cohort: string
  readonly stages: readonly string[] | undefined
}

export const runCohort = (runner: Runner, { cohort, stages }: CohortWork): Promise<void> =>
  runTasks(runner, cohort, tasksOf(runner.manifest, cohort, stages), [cohort])

const isStale = ({ disk, manifest }: Runner, { stages }: Targets, cohort: string): boolean => {
  try {
    return planOf(disk, manifest, { cohorts: [cohort], stages, all: false }).length > 0
  } catch (error) {
    if (error instanceof DataError) return true // a raw file is missing, which the run itself says
    throw error
  }
}

/** The cohorts whose artifacts are all there: one that never ran to its end has nothing to show yet. */
const complete = ({ manifest, disk }: Runner): readonly string[] => {
  const stages = manifest.stages.filter((stage) => stage.scope === 'cohort')
  return cohortNames(disk).filter((cohort) => {
    const { tasks } = readLock(disk, cohort)
    return stages.every((stage) =>
      Object.keys(tasks[stage.name]?.outputs ?? { none: '' }).every((path) => disk.hash(path) !== null),
    )
  })
}

/** One cohort's tasks in order; what they write goes to the disk as a whole at the end, or not at all. */
const runTasks = async (
  runner: Runner,
  cohort: string | null,
  tasks: readonly Task[],
  cohorts: readonly string[],
): Promise<void> => {
  const draft = openDraft(runner.disk, cohort, readLock(runner.disk, cohort))
  for (const [i, task] of tasks.entries()) {
    const failure = await refresh(runner, task, cohorts, draft)
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
const refresh = async (
  runner: Runner,
  task: Task,
  cohorts: readonly string[],
  draft: Draft,
): Promise<Failure | null> => {
  try {
    const trace = traceOf(task, cohorts, draft, runner.manifest)
    const causes = causesOf(trace, draft.task(task.stage.name), draft.hash)
    if (causes.length === 0) {
      runner.tell({ kind: 'fresh', task: nameOf(task) })
      return null
    }
    runner.tell({ kind: 'started', task: nameOf(task), causes })
    const start = performance.now()
    const { root, manifest, showKeys = false } = runner
    const { files, locked } = await runTask(task, trace, cohorts, draft, manifest, { root, showKeys })
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
