import { cpSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Path -> what its stat says, of everything in a folder that is no folder; of an empty folder itself. */
export type FolderState = ReadonlyMap<string, string>

/** Any write of a file changes its inode, its size or its time of change, which no program can set back. */
const statText = (path: string): string => {
  const { ino, size, mtimeNs, ctimeNs, mode } = lstatSync(path, { bigint: true })
  return [ino, size, mtimeNs, ctimeNs, mode].join(':')
}

export const stateOf = (root: string, ignored: (path: string) => boolean): FolderState => {
  const state = new Map<string, string>()
  const walk = (folder: string): void => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true })
    if (entries.length === 0 && folder !== '') state.set(`${folder}/`, 'empty folder')
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (ignored(path)) continue
      if (entry.isDirectory()) walk(path)
      else state.set(path, statText(join(root, path)))
    }
  }
  walk('')
  return state
}

/** The paths in which two states differ: other, missing or new. */
export const changesOf = (before: FolderState, after: FolderState): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path))

/** Puts back from a copy what changed, and removes what is new. */
export const putBack = (
  root: string,
  copy: string,
  before: FolderState,
  changed: readonly string[],
): void => {
  // first what is new: it may be a file or a link in the place of a folder
  for (const path of changed)
    if (!before.has(path)) rmSync(join(root, path), { recursive: true, force: true })
  for (const path of changed) {
    if (!before.has(path)) continue
    rmSync(join(root, path), { recursive: true, force: true })
    mkdirSync(dirname(join(root, path)), { recursive: true })
    cpSync(join(copy, path), join(root, path), { recursive: true, verbatimSymlinks: true })
  }
  for (const path of changed) if (!before.has(path)) removeEmpty(root, dirname(path), before)
}

/** The folders above a file that was new, as far as nothing else is in them. */
const removeEmpty = (root: string, folder: string, before: FolderState): void => {
  if (folder === '.' || before.has(`${folder}/`)) return
  try {
    if (readdirSync(join(root, folder)).length > 0) return
  } catch {
    return // gone already
  }
  rmSync(join(root, folder), { recursive: true })
  removeEmpty(root, dirname(folder), before)
}
