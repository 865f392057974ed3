import { sha256 } from '../disk/disk.ts'
import type { Draft } from '../disk/draft.ts'
import type { Cause, Event } from '../events.ts'
import { DataError } from '../fault.ts'
import type { Manifest, StageDeclaration } from '../manifest.ts'
import { resolveTask } from '../tasks/task-reads.ts'
import { type Task, tasksOf } from '../tasks/tasks.ts'
import { causesOf, traceOf } from '../tasks/trace.ts'
import { CRATE, crateTrace } from './crate-trace.ts'

/**
 * Makes the RO-Crate and Data Package again if anything that they describe changed. They are made from the lock, so that
 * stages reused from an earlier run are included.
 * @param done the tasks that are fresh after this run; other fresh tasks are described too
 * @param again whether the files are made even if nothing changed
 * @returns the event to report; null if the files are up to date
 */
export const describe = async (
  cohort: string,
  done: readonly Task[],
  draft: Draft,
  manifest: Manifest,
  again: boolean,
): Promise<Extract<Event, { kind: 'described' }> | null> => {
  const stages = tasksOf(manifest, cohort)
    .filter(
      (task) => done.some(({ stage }) => stage.name === task.stage.name) || isFresh(task, draft, manifest),
    )
    .map(({ stage }) => stage)
  const { trace, causes } = crateState(cohort, draft, stages, manifest)
  if (causes.length === 0 && !again) {
    draft.confirm(trace)
    return null
  }
  const { madeFiles } = await import('./files.ts')
  const { files, lacks } = madeFiles(cohort, draft, stages, manifest)
  const outputs = Object.fromEntries([...files].map(([path, bytes]) => [path, sha256(bytes)]))
  const changed = draft.put(CRATE, { trace, outputs }, files)
  return { kind: 'described', cohort, causes, changed, lacks }
}

/** Why the files are out of date, given that these stages are fresh. */
export const crateCauses = (
  cohort: string,
  draft: Draft,
  stages: readonly StageDeclaration[],
  manifest: Manifest,
): readonly Cause[] => crateState(cohort, draft, stages, manifest).causes

const crateState = (
  cohort: string,
  draft: Draft,
  stages: readonly StageDeclaration[],
  manifest: Manifest,
) => {
  const trace = crateTrace(cohort, draft, stages, manifest)
  return { trace, causes: causesOf(trace, draft.task(CRATE), draft.hash) }
}

const isFresh = (task: Task, draft: Draft, manifest: Manifest): boolean => {
  try {
    const trace = traceOf(resolveTask(task, [task.cohort!], draft, manifest), draft)
    if (causesOf(trace, draft.task(task.stage.name), draft.hash).length > 0) return false
    draft.confirm(trace)
    return true
  } catch (error) {
    if (error instanceof DataError) return false // an input is missing
    throw error
  }
}
