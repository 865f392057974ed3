import { CRATE } from '../crate/crate-trace.ts'
import { crateCauses } from '../crate/describe.ts'
import type { Disk } from '../disk/disk.ts'
import { openDraft } from '../disk/draft.ts'
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
  const planned: PlannedTask[] = []
  const look = (cohort: string | null, tasks: readonly Task[]): void => {
    const draft = openDraft(disk, cohort, readLock(disk, cohort))
    const stale = new Set<string>(
      cohort === null && planned.some(({ name }) => name.stage !== CRATE) ? ['all cohorts'] : [],
    )
    for (const task of tasks) {
      const writer = task.stage.reads
        .flatMap((read) => writersOf(manifest.stages, read.path, task.stage))
        .find((stage) => stale.has(stage.name))
      const waits: readonly Cause[] = writer
        ? [{ kind: 'waits', stage: writer.name }]
        : stale.has('all cohorts')
          ? [{ kind: 'waits', stage: 'a cohort' }]
          : []
      const causes =
        waits.length > 0
          ? waits
          : causesOf(
              traceOf(resolveTask(task, cohortsOf(task, disk, manifest), draft, manifest), draft),
              draft.task(task.stage.name),
              draft.hash,
            )
      if (causes.length === 0) continue
      stale.add(task.stage.name)
      planned.push({ name: { stage: task.stage.name, cohort }, causes })
    }
    if (cohort === null || stale.size > 0 || targets.stages.has(cohort)) return
    const causes = crateCauses(
      cohort,
      draft,
      tasks.map(({ stage }) => stage),
      manifest,
    )
    if (causes.length > 0) planned.push({ name: { stage: CRATE, cohort }, causes })
  }
  for (const cohort of targets.cohorts) look(cohort, tasksOf(manifest, cohort, targets.stages.get(cohort)))
  if (targets.all) look(null, tasksOf(manifest, null))
  return planned
}
