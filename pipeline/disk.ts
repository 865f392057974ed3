import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { sha256, watch } from './files.js'
import type { Watched } from './manifest.ts'
import { folderStat } from './nothing-to-do.js'

/** The little that the runner asks of a disk. Paths are relative to the project's root, with `/`. */
export interface Disk {
  /** The file's bytes; null if there is no regular file (a link, a pipe and a folder are none). */
  read(path: string): Uint8Array | null
  hash(path: string): string | null
  /** Names of the regular files in a folder, sorted; none if there is no folder. */
  list(folder: string): readonly string[]
  folders(folder: string): readonly string[]
  /** Writes all to temporary siblings, then renames all, then deletes. */
  replace(files: ReadonlyMap<string, Uint8Array>, deleted: readonly string[]): void
  /** Every file hashed and folder listed so far with its stat; null if one is too young for its stat to be trusted. */
  seen(): readonly (readonly [path: string, stat: string])[] | null
  /** Keeps the hashes that it took, so that the next run needs only stats. */
  close(): void
}

const TEMPORARY = '.casebook-tmp'
const HASHES = 'build/hashes.json'

/** @param always hash every file, trusting no stat (verify, CI) */
export const openDisk = (root: string, always = false): Disk => {
  const hashes = new Map<string, Watched>(always ? [] : Object.entries(recordedHashes(root)))
  const asked = new Set<string>()
  const folders = new Map<string, string | null>()
  const listed = (folder: string): string => {
    if (!folders.has(folder)) folders.set(folder, folderStat(at(folder)))
    return at(folder)
  }
  let changed = false
  const at = (path: string): string => join(root, path)
  return {
    read: (path) => (isRegular(at(path)) ? readFileSync(at(path)) : null),
    hash: (path) => {
      asked.add(path)
      const known = hashes.get(path)
      const now = isRegular(at(path)) ? watch(at(path), known) : null
      if (now !== null && now !== known) {
        hashes.set(path, now)
        changed = true
      }
      return now?.sha256 ?? null
    },
    list: (folder) => entries(listed(folder), (entry) => entry.isFile()),
    folders: (folder) => entries(listed(folder), (entry) => entry.isDirectory()),
    replace: (files, deleted) => {
      for (const [path, bytes] of files) {
        mkdirSync(dirname(at(path)), { recursive: true })
        writeFileSync(at(path) + TEMPORARY, bytes)
      }
      for (const path of files.keys()) renameSync(at(path) + TEMPORARY, at(path))
      for (const path of deleted) {
        rmSync(at(path), { force: true })
        removeIfEmpty(dirname(at(path)))
      }
    },
    seen: () => {
      const stats = [...asked].map((path) => [path, hashes.get(path)?.stat ?? null] as const)
      const all = [...stats, ...folders]
      return all.every((one): one is readonly [string, string] => one[1] !== null) ? all : null
    },
    close: () => {
      if (!changed) return
      mkdirSync(at('build'), { recursive: true })
      writeFileSync(at(HASHES) + TEMPORARY, JSON.stringify(Object.fromEntries(hashes)))
      renameSync(at(HASHES) + TEMPORARY, at(HASHES))
    },
  }
}

/** What a killed run left half written. */
export const sweep = (root: string, folder: string): void => {
  for (const entry of readdirIfThere(join(root, folder))) {
    if (entry.isDirectory()) sweep(root, join(folder, entry.name))
    else if (entry.name.endsWith(TEMPORARY)) rmSync(join(root, folder, entry.name), { force: true })
  }
}

export { sha256 }

const recordedHashes = (root: string): Record<string, Watched> => {
  try {
    return JSON.parse(readFileSync(join(root, HASHES), 'utf8'))
  } catch {
    return {} // none yet, or torn: every file is hashed
  }
}

const isRegular = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false

const readdirIfThere = (path: string) => {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

type Entry = ReturnType<typeof readdirIfThere>[number]

const entries = (path: string, wanted: (entry: Entry) => boolean): readonly string[] =>
  readdirIfThere(path)
    .filter((entry) => wanted(entry) && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort()

const removeIfEmpty = (folder: string): void => {
  try {
    rmdirSync(folder)
  } catch {
    // not empty, or gone already: both are fine
  }
}
