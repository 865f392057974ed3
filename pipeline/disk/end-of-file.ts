import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** At most the given number of bytes from the end of a file. */
export const endOfFile = (path: string, bytes: number): Uint8Array => {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const end = new Uint8Array(Math.min(bytes, size))
    readSync(file, end, 0, end.length, size - end.length)
    return end
  } finally {
    closeSync(file)
  }
}
