import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from '../fault.ts'

/**
 * What stands in the way of a file that is to be written: a folder in its own place, or in the place of a folder above it a file, or a
 * link, by which it would land among the files of something else. `data/derived` and `reports` themselves may be links.
 */
export const obstaclesOf = (root: string, path: string): readonly Fault[] => {
  const parts = path.split('/')
  for (const i of parts.keys()) {
    const file = parts.slice(0, i + 1).join('/')
    const stat = lstatSync(join(root, file), { throwIfNoEntry: false })
    if (stat === undefined) return []
    const isLast = i === parts.length - 1
    if (isLast ? stat.isDirectory() : !stat.isDirectory() && (stat.isFile() || i >= firstOwn(path)))
      return [
        {
          file,
          expected: isLast ? 'a file' : 'a folder',
          found: stat.isDirectory() ? 'a folder' : stat.isSymbolicLink() ? 'a link' : 'a file',
          remedy: 'move it away and run again',
        },
      ]
  }
  return []
}

/** The first part of a path that a run makes itself. */
const firstOwn = (path: string): number => (path.startsWith('data/derived/') ? 2 : 1)
