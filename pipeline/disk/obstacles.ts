import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from '../fault.ts'

/**
 * What prevents writing a file: a folder at its path, or a file or link at the path of a parent folder. A link would
 * lead the file to another place; only `data/derived` and `reports` themselves may be links.
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
          remedy: 'move or rename it, and run again',
        },
      ]
  }
  return []
}

/** Index of the first part of a path that a run creates. */
const firstOwn = (path: string): number => (path.startsWith('data/derived/') ? 2 : 1)
