import { lstatSync, readFileSync, type Stats } from 'node:fs'
import { LARGEST_SOURCE } from '../../../pipeline/disk/source-places.ts'
import { CallError } from '../../../pipeline/fault.ts'

/** The bytes of an input file. Links, folders, pipes and files that are too large for memory are refused. */
export const openFile = (path: string): Uint8Array => {
  const status = lstatSync(path, { throwIfNoEntry: false })
  if (!status?.isFile()) throw new CallError(`${path}: expected a file with a table, found ${kindOf(status)}`)
  if (status.size > LARGEST_SOURCE)
    throw new CallError(
      `${path}: expected a file of at most ${LARGEST_SOURCE / 1e6} MB, found ${Math.round(status.size / 1e6)} MB (docs/guides/registries.md says how larger files are counted)`,
    )
  return new Uint8Array(readFileSync(path))
}

const kindOf = (status: Stats | undefined): string => {
  if (status === undefined) return 'none'
  if (status.isSymbolicLink()) return 'a symbolic link'
  return status.isDirectory() ? 'a folder' : 'a pipe or a device'
}
