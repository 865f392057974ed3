import type { Disk } from '../../../pipeline/disk/disk.ts'
import { CallError } from '../../../pipeline/fault.ts'
import type { Manifest } from '../../../pipeline/manifest.ts'
import { planOf } from '../../../pipeline/tasks/plan.ts'
import { targetsOf } from '../../../pipeline/tasks/tasks.ts'
import { taskText } from '../../../pipeline/words.ts'

/** @throws CallError if a task of a cohort, or one that `<cohort>/<stage>` needs, is out of date */
export const upToDate = (disk: Disk, manifest: Manifest, target: string, command: string): void => {
  const [stale] = planOf(disk, manifest, targetsOf([target], manifest, disk))
  if (stale !== undefined)
    throw new CallError(
      `${command}: expected up-to-date artifacts, found ${taskText(stale.name)} out of date (npm run pipeline -- ${target.split('/')[0]})`,
    )
}
