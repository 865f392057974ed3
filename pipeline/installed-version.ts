import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Places } from './places.ts'

/** The version of a package as node resolves it from the tool's folder; null if it is not installed. */
export const installedVersion = ({ packages }: Pick<Places, 'packages'>, name: string): string | null => {
  for (let folder = packages; ; folder = dirname(folder)) {
    const version = basename(folder) === 'node_modules' ? null : versionIn(join(folder, 'node_modules', name))
    if (version !== null || folder === dirname(folder)) return version
  }
}

const versionIn = (folder: string): string | null => {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
  } catch {
    return null // not here
  }
}

/** The command that installs a package in the version that this Casebook was tested with. */
export const installCommand = (name: string, version: string): string =>
  `npm install --save-exact ${name}@${version}`
