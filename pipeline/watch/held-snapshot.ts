import type { Disk } from '../disk/disk.ts'
import { folderSnapshot, type Snapshot } from '../history/snapshot.ts'

/** The current files with their bytes in memory, to compare with what a later run writes. */
export const heldSnapshot = (disk: Disk): Snapshot => {
  const now = folderSnapshot(disk)
  const bytes = new Map([...now.files.keys()].map((path) => [path, now.read(path)]))
  return { ...now, read: (path) => bytes.get(path) ?? null }
}
