import type { Disk } from '../../../pipeline/disk/disk.ts'
import { readLock } from '../../../pipeline/history/lock.ts'

/** What decides the files of a submission: the plan, the results, the verdicts and the report, with their hashes. */
export const sourcesOf = (disk: Disk, cohort: string): readonly (readonly [path: string, hash: string])[] => {
  const outputs = Object.entries(readLock(disk, cohort).tasks).flatMap(([, { outputs: written }]) =>
    Object.keys(written),
  )
  const wanted = [
    `data/raw/${cohort}/analysis.yaml`,
    ...outputs.filter((path) =>
      /^data\/.*\/(results|verdicts)\.csv$|^reports\/[^/]+\/index\.html$/.test(path),
    ),
  ]
  return wanted.flatMap((path) => {
    const hash = disk.hash(path)
    return hash === null ? [] : [[path, hash] as const]
  })
}
