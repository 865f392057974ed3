import { type Disk, sha256 } from '../../../pipeline/disk/disk.ts'
import { DataError } from '../../../pipeline/fault.ts'
import { CONTENTS, listedFiles } from './contents.ts'

/**
 * Writes the files of a submission together, and deletes those of an earlier one that are no longer made. Files of other
 * people in the folder stay.
 * @param contents the text that lists the files
 * @throws DataError, with nothing written, for a file that was edited since it was written, or that is not of Casebook
 */
export const writeSubmission = (
  disk: Disk,
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  contents: string,
): void => {
  const hashOf = (name: string): string | null => {
    const bytes = disk.read(`${folder}/${name}`)
    return bytes === null ? null : sha256(bytes)
  }
  const before = disk.read(`${folder}/${CONTENTS}`)
  const listed = listedFiles(before === null ? '' : new TextDecoder().decode(before))
  const edited = [...files].flatMap(([name, bytes]) => {
    const hash = hashOf(name)
    return hash === null || hash === listed.get(name) || hash === sha256(bytes) ? [] : [name]
  })
  const isForeign = before !== null && listed.size === 0
  if (edited.length + Number(isForeign) > 0)
    throw new DataError(
      [...edited, ...(isForeign ? [CONTENTS] : [])].map((name) => ({
        file: `${folder}/${name}`,
        expected: 'the file as this command wrote it',
        found: listed.has(name) ? 'a file that was edited since' : 'a file that it did not write',
        remedy: 'move or rename it, and run again',
      })),
    )
  const outdated = [...listed].filter(([name, hash]) => !files.has(name) && hashOf(name) === hash)
  disk.replace(
    new Map([
      ...[...files].map(([name, bytes]) => [`${folder}/${name}`, bytes] as const),
      // last: after a broken run the earlier text still lists the earlier files
      [`${folder}/${CONTENTS}`, new TextEncoder().encode(contents)] as const,
    ]),
    outdated.map(([name]) => `${folder}/${name}`),
  )
}
