import { codeTablePath } from '../history/code-table.ts'
import { lockPath, readLock } from '../history/lock.ts'
import type { Manifest } from '../manifest.ts'
import type { Disk } from './disk.ts'

/**
 * Files at paths of artifacts that no lock names, such as those of a killed run. Every file of data/derived counts; in
 * reports only declared paths do, because users may keep other files there.
 */
export const orphans = (disk: Disk, manifest: Manifest): readonly string[] => {
  const named = new Set([null, ...disk.folders('data/derived')].flatMap((cohort) => namedBy(disk, cohort)))
  const declared = manifest.stages.flatMap(({ writes }) => writes.map(({ path }) => patternOf(path)))
  return [...filesIn(disk, 'data/derived'), ...filesIn(disk, 'reports')].filter(
    (path) =>
      !named.has(path) &&
      path !== 'data/derived/run.json' &&
      (path.startsWith('data/derived/') || declared.some((pattern) => pattern.test(path))),
  )
}

const namedBy = (disk: Disk, cohort: string | null): readonly string[] => [
  lockPath(cohort),
  codeTablePath(cohort),
  ...Object.values(readLock(disk, cohort).tasks).flatMap((task) => Object.keys(task.outputs)),
]

/** The paths that a declared path can name, with any values of its placeholders. */
export const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[a-z]+\}/g, '[^/]+')}$`)

const filesIn = (disk: Disk, folder: string): readonly string[] => [
  ...disk.list(folder).map((name) => `${folder}/${name}`),
  ...disk.folders(folder).flatMap((name) => filesIn(disk, `${folder}/${name}`)),
]

/**
 * Whether a stage of the cohort can have written the path. A lock may have been edited: a path that it names is deleted
 * only in data/derived or reports, and in a folder of the same cohort.
 * @param cohort whose lock names the path; null for the stages over all cohorts
 */
export const isGeneratedPath = (path: string, cohort: string | null): boolean =>
  /^(data\/derived|reports)\//.test(path) &&
  !path.split('/').includes('..') &&
  (cohort === null || path.split('/').includes(cohort))
