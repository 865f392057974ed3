import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { systemFault } from '../../../pipeline/compile/system-fault.js'
import { CallError, DataError } from '../../../pipeline/fault.ts'

/**
 * Replaces a file at once, with its permissions: all of it is on the disk before it has the name.
 *
 * @param before the bytes that were read; other bytes mean that somebody edited the file since
 * @throws CallError if the file changed; DataError for an error of the file system; the file is then as it was
 */
export const replaceFile = (root: string, path: string, before: Uint8Array, after: Uint8Array): void => {
  const [file, temporary] = [join(root, path), join(root, `${path}.casebook-tmp`)]
  try {
    rmSync(temporary, { force: true }) // a link would redirect the write
    const opened = openSync(temporary, 'wx', lstatSync(file).mode & 0o777)
    try {
      for (let done = 0; done < after.length; ) done += writeSync(opened, after, done)
      fsyncSync(opened)
    } finally {
      closeSync(opened)
    }
    if (!readFileSync(file).equals(before))
      throw new CallError(
        `add: expected ${path} as it was read, found an edit (nothing was written; repeat the command)`,
      )
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    const fault = systemFault(error, root, path)
    throw fault === null ? error : new DataError([fault])
  }
}
