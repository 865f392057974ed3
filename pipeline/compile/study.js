// The folder of a study: the nearest one, from the current folder upwards, with data/raw.
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * @param {string} folder
 * @returns {string | null} null if there is none
 */
export const studyAbove = (folder) => {
  for (let at = folder; ; at = dirname(at)) {
    if (isFolder(join(at, 'data/raw'))) return at
    if (at === dirname(at)) return null
  }
}

/** @param {string} path */
const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
