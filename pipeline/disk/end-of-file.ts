import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** The last bytes of a file, at most so many. */
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
