import { performance } from 'node:perf_hooks'
import type { ReportProgress } from '../contracts.ts'
import { CRATE } from '../crate/crate-trace.ts'
import { describe } from '../crate/describe.ts'
import { sha256 } from '../disk/disk.ts'
import { type Draft, openDraft } from '../disk/draft.ts'
import { isPublished } from '../disk/published.ts'
import type { TaskName } from '../events.ts'
import { failureOf } from '../failure.ts'
import { readLock } from '../history/lock.ts'
import { announcementsOf } from '../tasks/announcements.ts'
import { resolveTask } from '../tasks/task-reads.ts'
import { cohortsOf, type Task, tasksOf } from '../tasks/tasks.ts'
import { causesOf, isStaleInItself, traceOf } from '../tasks/trace.ts'
import { isWorthAnEarlyPass, withoutLongWork } from './early-pass.ts'
import { compute, gather } from './run-task.ts'
import type { CohortRunner, CohortWork, Runner } from './runner.ts'
import type { SecondThread } from './second-thread.ts'

/**
 * Runs one cohort's tasks in order. Before a long search, everything is written without it, so that the report is
 * available early; then the search completes it.
 */
export const runCohort = async (runner: CohortRunner, work: CohortWork): Promise<void> => {
  if (!isWorthAnEarlyPass(runner, work)) {
    await runOnce(runner, work)
    return
  }
  const early = withoutLongWork(runner)
  if (!(await runOnce(early.runner, work))) return
  runner.tell({ kind: 'early', cohort: work.cohort! })
  await runOnce({ ...runner, tell: early.remembered }, work)
}

/** Writes all outputs to the disk at the end, or none. Returns whether every task succeeded. */
const runOnce = async (runner: CohortRunner, { cohort, stages }: CohortWork): Promise<boolean> => {
  const tasks = tasksOf(runner.manifest, cohort, stages)
  const draft = openDraft(runner.disk, cohort, readLock(runner.disk, cohort))
  const second = await secondThread(runner, tasks, draft)
  try {
    if (!(await refreshAll(runner, tasks, draft, second))) return false
    if (cohort !== null && !(await describeAgain(runner, cohort, tasks, draft))) return false
  } finally {
    second?.close()
  }
  try {
    const said = announcementsOf(tasks, draft)
    await runner.keepCode(ownerOf(cohort, draft, runner.manifest), draft.closures())
    for (const path of draft.commit([...runner.manifest.stages.map((stage) => stage.name), CRATE]))
      runner.tell({ kind: 'deleted', path })
    for (const event of said) runner.tell(event)
    return true
  } catch (error) {
    runner.tell({ kind: 'failed', task: nameOf(tasks.at(-1)!), failure: failureOf(error, cohort) })
    return false
  }
}

/** The owner of the code table for the closures: an unpublished cohort itself, else null. */
const ownerOf = (cohort: string | null, draft: Draft, manifest: Runner['manifest']): string | null =>
  cohort === null || isPublished(cohort, manifest, draft) ? null : cohort

/** Starts a worker only if at least two stages are stale. */
const secondThread = async (
  { mayShare, places, again }: Runner,
  tasks: readonly Task[],
  draft: Draft,
): Promise<SecondThread | null> => {
  if (!mayShare) return null
  const sure = tasks.filter(
    ({ stage }) => again || isStaleInItself(stage, draft.task(stage.name), draft.hash),
  )
  if (sure.length < 2) return null
  const { openSecondThread } = await import('./second-thread.ts')
  return openSecondThread(
    places,
    sure.map(({ stage }) => stage),
  )
}

/** Returns whether every task succeeded. */
const refreshAll = async (
  runner: Runner,
  tasks: readonly Task[],
  draft: Draft,
  second: SecondThread | null,
): Promise<boolean> => {
  for (const [i, task] of tasks.entries()) {
    try {
      await refresh(runner, task, draft, second)
    } catch (error) {
      runner.tell({ kind: 'failed', task: nameOf(task), failure: failureOf(error, task.cohort) })
      for (const rest of tasks.slice(i + 1))
        runner.tell({ kind: 'skipped', task: nameOf(rest), because: nameOf(task) })
      return false
    }
  }
  return true
}

/** Updates the RO-Crate and Data Package after the tasks. Returns whether it succeeded. */
const describeAgain = async (
  { manifest, tell, again = false }: Runner,
  cohort: string,
  done: readonly Task[],
  draft: Draft,
): Promise<boolean> => {
  try {
    const event = await describe(cohort, done, draft, manifest, again)
    if (event) tell(event)
    return true
  } catch (error) {
    tell({ kind: 'failed', task: { stage: CRATE, cohort }, failure: failureOf(error, cohort) })
    return false
  }
}

/** Runs the task if it is stale, or if `again` is set. */
const refresh = async (
  { places, manifest, disk, tell, again = false, showKeys = false }: Runner,
  task: Task,
  draft: Draft,
  second: SecondThread | null,
): Promise<void> => {
  const resolved = resolveTask(task, cohortsOf(task, disk, manifest), draft, manifest)
  const trace = traceOf(resolved, draft)
  const causes = causesOf(trace, draft.task(task.stage.name), draft.hash)
  if (causes.length === 0 && !again) {
    draft.confirm(trace)
    return tell({ kind: 'fresh', task: nameOf(task) })
  }
  tell({ kind: 'started', task: nameOf(task), causes })
  const start = performance.now()
  const call = gather(resolved, draft, showKeys)
  const step: ReportProgress = (done, total, what) =>
    tell({ kind: 'progress', task: nameOf(task), done, total, what })
  const files = await (second?.takes(task.stage) ? second.compute(call, step) : compute(call, places, step))
  const outputs = Object.fromEntries([...files].map(([path, bytes]) => [path, sha256(bytes)]))
  const changed = draft.put(task.stage.name, { trace, outputs }, files)
  tell({ kind: 'ran', task: nameOf(task), milliseconds: performance.now() - start, changed })
}

const nameOf = ({ stage, cohort }: Task): TaskName => ({ stage: stage.name, cohort })
