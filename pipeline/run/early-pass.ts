import type { Event } from '../events.ts'
import { isEffort } from '../tasks/reads.ts'
import { taskText } from '../words.ts'
import { recordedDurations } from './run-record.ts'
import type { CohortRunner, CohortWork, Runner } from './runner.ts'

/** A stage that took so long when it last ran is long. */
const LONG_MILLISECONDS = 10_000

/** One that never ran here is taken for long where its cohort's raw files are larger than this. */
const LARGE_BYTES = 80_000

/** Whether a stage that can leave long work out is stale, and likely to take long. Only what is written in between depends on it. */
export const isWorthAnEarlyPass = (
  { root, manifest, disk, again = false }: Runner,
  { cohort, stages, stale = [] }: CohortWork,
): boolean => {
  if (cohort === null || stages !== undefined || manifest.effort === 'quick' || again) return false
  const long = manifest.stages.filter(({ reads }) => reads.some(isEffort)).map(({ name }) => name)
  if (long.length === 0) return false
  const durations = recordedDurations(root)
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

/** What the run after it tells itself. */
const LATER: readonly Event['kind'][] = ['fresh', 'described', 'warned']

/** The same run without long work, which tells what it does; and who tells, in the run after it, of each task once. */
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
