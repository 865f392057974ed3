import type { Artifact } from '../../../pipeline/contracts.ts'
import type { Disk } from '../../../pipeline/disk/disk.ts'
import { CallError } from '../../../pipeline/fault.ts'

export type ReadArtifact = <T>(artifact: Artifact<T>) => T

/** Reads the artifacts of a cohort. @throws CallError for one that is not there */
export const artifactReader =
  (disk: Pick<Disk, 'read'>, cohort: string): ReadArtifact =>
  ({ path, format }) => {
    const place = path.replace('{cohort}', cohort)
    const bytes = disk.read(place)
    if (bytes === null)
      throw new CallError(`${place}: expected an artifact, found none (npm run pipeline makes it)`)
    return format.decode(bytes, place)
  }
