import type { Event } from '../events.ts'
import { isEffort } from '../tasks/reads.ts'
import { taskText } from '../words.ts'
import { recordedDurations } from './run-record.ts'
import type { CohortRunner, CohortWork, Runner } from './runner.ts'

/** A stage is long if its last run took longer. */
const LONG_MILLISECONDS = 10_000

/** A stage without an earlier run is assumed to be long if the cohort's raw files are larger. */
const LARGE_BYTES = 80_000

/** Whether a stale stage can skip long work and is likely to take long. The final artifacts do not depend on it. */
export const isWorthAnEarlyPass = (
  { places, manifest, disk, again = false }: Runner,
  { cohort, stages, stale = [] }: CohortWork,
): boolean => {
  if (cohort === null || stages !== undefined || manifest.effort === 'quick' || again) return false
  const long = manifest.stages.filter(({ reads }) => reads.some(isEffort)).map(({ name }) => name)
  if (long.length === 0) return false
  const durations = recordedDurations(places.project)
  const likely = long.filter((stage) => {
    const last = durations[taskText({ stage, cohort })]
    return last === undefined ? rawBytes(disk, cohort) > LARGE_BYTES : last > LONG_MILLISECONDS
  })
  return stale.some((stage) => likely.includes(stage))
}

const rawBytes = (disk: Runner['disk'], cohort: string): number =>
  disk
    .list(`data/raw/${cohort}`)
    .reduce((sum, name) => sum + (disk.size(`data/raw/${cohort}/${name}`) ?? 0), 0)

/** Events that the full run repeats. */
const LATER: readonly Event['kind'][] = ['fresh', 'described', 'warned']

/** A runner that skips long work, and an event handler for the full run after it that reports each task once. */
export const withoutLongWork = (
  runner: CohortRunner,
): { readonly runner: CohortRunner; readonly remembered: Runner['tell'] } => {
  const ran = new Map<string, Event>()
  return {
    runner: {
      ...runner,
      manifest: { ...runner.manifest, effort: 'quick' },
      tell: (event) => {
        if (event.kind === 'ran') ran.set(taskText(event.task), event)
        else if (!LATER.includes(event.kind)) runner.tell(event)
      },
    },
    remembered: (event) =>
      runner.tell(event.kind === 'fresh' ? (ran.get(taskText(event.task)) ?? event) : event),
  }
}
