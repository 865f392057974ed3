import { didYouMean } from '../../../cohort/values/problem.ts'
import { openDisk } from '../../../pipeline/disk/disk.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { cohortNames } from '../../../pipeline/tasks/tasks.ts'
import { type DerivedCohort, derivedFiles } from './derived-files.ts'

/** @throws CallError for an unknown cohort, and one that has not run */
export const derivedCohort = (root: string, cohort: string | undefined, command: string): DerivedCohort => {
  const disk = openDisk(root)
  const existing = cohortNames(disk)
  if (cohort === undefined || !existing.includes(cohort)) {
    const remedy = cohort === undefined ? undefined : didYouMean(cohort, existing)
    throw new CallError(
      `${command}: expected a cohort (${existing.join(', ')}), found ${cohort === undefined ? 'none' : `"${cohort}"${remedy === undefined ? '' : ` (${remedy})`}`}`,
    )
  }
  return derivedFiles(cohort, command, (path) => disk.read(path))
}
