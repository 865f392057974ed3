import { basename } from 'node:path'
import type { CommandCall } from '../../../pipeline/commands/command.ts'
import { recordSourcePlaces } from '../../../pipeline/disk/source-places.ts'
import { CallError } from '../../../pipeline/fault.ts'
import type { NewCall } from './new-call.ts'
import { openFile } from './open-file.ts'
import { folderOf, writeCohort } from './write-cohort.ts'

/** The call with the files of this machine. @throws CallError for a name that is in use, and without files */
export const onDisk = ({ root, manifest, words: [cohort, ...paths], flags }: CommandCall): NewCall => {
  const folder = folderOf(root, manifest, cohort)
  if (paths.length === 0) throw new CallError('new: give at least one file with a table')
  return {
    ...{ cohort: cohort!, paths, flags, open: openFile },
    write: (files) => {
      writeCohort(root, folder, cohort!, files)
      recordSourcePlaces(root, cohort!, new Map(paths.map((path) => [basename(path), path])))
    },
  }
}
