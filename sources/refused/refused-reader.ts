import type { SourceReader } from '../source.ts'
import { refusedKind } from './refused-kinds.ts'

/** Files of known kinds that no reader reads: they are refused by name, with the way to a file that is read. */
export const refusedReader: SourceReader = {
  converter: 'refused/1',
  title: 'a file of a kind that is not read',
  recognizes: (bytes, fileName) => refusedKind(bytes, fileName) !== undefined,
  read: async (bytes, fileName) => {
    const kind = refusedKind(bytes, fileName)
    const found = kind?.title ?? 'a file of an unknown kind'
    const place = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
    return {
      faults: [{ place, expected: 'a table in a file that can be read', found, remedy: kind?.remedy }],
    }
  },
}
