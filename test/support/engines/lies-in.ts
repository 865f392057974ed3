import { join } from 'node:path'
import { endOfFile } from '../../../pipeline/disk/end-of-file.ts'
import { piecesOfFile } from '../../../pipeline/disk/pieces-of-file.ts'

/** What an engine is handed of files that lie in a folder. */
export const liesIn = (folder: string) => ({
  pathOf: (file: string) => join(folder, file),
  piecesOf: (file: string) => piecesOfFile(join(folder, file)),
  endOf: (file: string, bytes: number) => endOfFile(join(folder, file), bytes),
  showKeys: false,
})
