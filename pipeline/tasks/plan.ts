import { CRATE } from '../crate/crate-trace.ts'
import { crateCauses } from '../crate/describe.ts'
import type { Disk } from '../disk/disk.ts'
import { type Draft, openDraft } from '../disk/draft.ts'
import type { Cause, TaskName } from '../events.ts'
import { readLock } from '../history/lock.ts'
import type { Manifest } from '../manifest.ts'
import { resolveTask } from './task-reads.ts'
import { cohortsOf, type Targets, type Task, tasksOf, writersOf } from './tasks.ts'
import { causesOf, traceOf } from './trace.ts'

export interface PlannedTask {
  readonly name: TaskName
  readonly causes: readonly Cause[]
}

/** The stale tasks and those that wait for one. If a cohort has none, its RO-Crate is checked too. */
export const planOf = (disk: Disk, manifest: Manifest, targets: Targets): readonly PlannedTask[] => {
  const ofCohorts = targets.cohorts.flatMap((cohort) => {
    const tasks = tasksOf(manifest, cohort, targets.stages.get(cohort))
    const draft = openDraft(disk, cohort, readLock(disk, cohort))
    const stale = staleTasks(cohort, tasks, draft, disk, manifest, null)
    return stale.length > 0 || targets.stages.has(cohort) ? stale : staleCrate(cohort, tasks, draft, manifest)
  })
  if (!targets.all) return ofCohorts
  const draft = openDraft(disk, null, readLock(disk, null))
  const isAnyStale = ofCohorts.some(({ name }) => name.stage !== CRATE)
  const wait: Cause | null = isAnyStale ? { kind: 'waits', stage: 'a cohort' } : null
  return [...ofCohorts, ...staleTasks(null, tasksOf(manifest, null), draft, disk, manifest, wait)]
}

/** @param wait what each task waits for that waits for no other one */
const staleTasks = (
  cohort: string | null,
  tasks: readonly Task[],
  draft: Draft,
  disk: Disk,
  manifest: Manifest,
  wait: Cause | null,
): readonly PlannedTask[] => {
  const stale = new Set<string>()
  return tasks.flatMap((task): readonly PlannedTask[] => {
    const { stage } = task
    const waits = waitForWriter(task, manifest, stale) ?? wait
    const causes = waits === null ? ownCauses(task, draft, disk, manifest) : [waits]
    if (causes.length === 0) return []
    stale.add(stage.name)
    return [{ name: { stage: stage.name, cohort }, causes }]
  })
}

/** The first stale stage that writes what the task reads; null if there is none. */
const waitForWriter = ({ stage }: Task, manifest: Manifest, stale: ReadonlySet<string>): Cause | null => {
  const writer = stage.reads
    .flatMap((read) => writersOf(manifest.stages, read.path, stage))
    .find(({ name }) => stale.has(name))
  return writer ? { kind: 'waits', stage: writer.name } : null
}

/** Why a task that waits for no other one is stale; none if it is up to date. */
const ownCauses = (task: Task, draft: Draft, disk: Disk, manifest: Manifest): readonly Cause[] => {
  const trace = traceOf(resolveTask(task, cohortsOf(task, disk, manifest), draft, manifest), draft)
  return causesOf(trace, draft.task(task.stage.name), draft.hash)
}

const staleCrate = (
  cohort: string,
  tasks: readonly Task[],
  draft: Draft,
  manifest: Manifest,
): readonly PlannedTask[] => {
  const stages = tasks.map(({ stage }) => stage)
  const causes = crateCauses(cohort, draft, stages, manifest)
  return causes.length === 0 ? [] : [{ name: { stage: CRATE, cohort }, causes }]
}
