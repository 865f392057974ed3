import { exposedFiles } from '../disk/exposed.ts'
import { DataError } from '../fault.ts'
import { openCodeKeeper } from '../history/code-keeper.ts'
import { lockPath } from '../history/lock.ts'
import { planOf } from '../tasks/plan.ts'
import type { Targets } from '../tasks/tasks.ts'
import { changedSources } from './changed-sources.ts'
import { runCohort } from './run-cohort.ts'
import type { CohortRunner, CohortWork, Runner } from './runner.ts'

/**
 * Runs stale tasks: several stale cohorts in parallel, then the stages over all cohorts. A failed cohort does not stop the
 * others. The bytes do not depend on the number of jobs, because no cohort reads another's artifacts.
 */
export const run = async (asked: Runner, targets: Targets, jobs = 1): Promise<void> => {
  const keeper = openCodeKeeper(asked.disk, asked.manifest)
  const runner: CohortRunner = { ...asked, keepCode: keeper.add }
  const stale: CohortWork[] = []
  for (const cohort of targets.cohorts) {
    const found = staleStages(runner, targets, cohort)
    const work = { cohort, stages: targets.stages.get(cohort), stale: found }
    if (jobs > 1 && (runner.again || found?.length !== 0)) stale.push(work)
    else await runCohort(runner, work)
  }
  if (stale.length > 1) await (await import('./pool.ts')).runSideBySide(runner, stale, jobs)
  else for (const work of stale) await runCohort({ ...runner, mayShare: true }, work)
  const { places, manifest, disk, tell } = runner
  // the stages over all cohorts would omit a cohort whose lock is unreadable; its own run reported the reason
  const isHidden = targets.cohorts.some((cohort) => disk.oddity(lockPath(cohort)) !== null)
  if (targets.all && !isHidden) await runCohort(runner, { cohort: null })
  keeper.settle()
  for (const event of changedSources(places.project, targets.cohorts, disk)) tell(event)
  for (const notice of exposedFiles(places.project, targets.cohorts, manifest, disk)) tell(notice)
}

/** Undefined if a fault prevents planning; the run itself reports it. */
const staleStages = (
  { disk, manifest }: Runner,
  { stages }: Targets,
  cohort: string,
): readonly string[] | undefined => {
  try {
    return planOf(disk, manifest, { cohorts: [cohort], stages, all: false }).map(({ name }) => name.stage)
  } catch (error) {
    if (error instanceof DataError) return undefined // a raw file is missing
    throw error
  }
}
