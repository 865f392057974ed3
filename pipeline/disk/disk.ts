import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { CACHES, sha256, watch } from '../compile/files.js'
import { entryStat, folderStat } from '../compile/nothing-to-do.js'
import { readSealedJson, writeSealed } from '../compile/sealed.js'
import { systemFault } from '../compile/system-fault.js'
import { DataError, type Fault } from '../fault.ts'
import type { Watched } from '../manifest.ts'
import { LARGEST_RAW_MB } from './largest-raw.ts'
import { obstaclesOf } from './obstacles.ts'

/** The file operations of the runner. Paths are relative to the project's root, with `/`. */
export interface Disk {
  /**
   * The file's bytes; null if there is no regular file (links, pipes and folders are not).
   * @throws DataError, as do all operations here, for errors of the file system and for files that are too large
   */
  read(path: string): Uint8Array | null
  hash(path: string): string | null
  /** Adds the path's stat to `seen`, whatever is there; reads nothing, and throws nothing. */
  observe(path: string): void
  /** Bytes of a regular file. */
  size(path: string): number | null
  /** What is at the path instead of a regular file, in words; null for a regular file or none. */
  oddity(path: string): string | null
  /** Names of the regular files in a folder, sorted; none if there is no folder. */
  list(folder: string): readonly string[]
  /** Names of its other entries: folders, links, pipes. */
  others(folder: string): readonly string[]
  folders(folder: string): readonly string[]
  /** Writes all files to temporary siblings, renames them in order, then deletes. */
  replace(files: ReadonlyMap<string, Uint8Array>, deleted: readonly string[]): void
  /** Every file hashed and folder listed so far with its stat; null if one is too young for its stat to be trusted. */
  seen(): readonly (readonly [path: string, stat: string])[] | null
  /** Records the hashes, so that the next run needs only stats. */
  close(): void
}

const TEMPORARY = '.casebook-tmp'
const HASHES = `${CACHES}/hashes.json`

/** @param always hash every file, trusting no stat (verify, CI) */
export const openDisk = (root: string, always = false): Disk => {
  const hashes = new Map<string, Watched>(always ? [] : Object.entries(recordedHashes(root)))
  const asked = new Set<string>()
  const absent = new Set<string>()
  const folders = new Map<string, string | null>()
  const observed = new Map<string, string | null>()
  const listed = (folder: string): string => {
    if (!folders.has(folder)) folders.set(folder, folderStat(at(folder)))
    return at(folder)
  }
  let changed = false
  const located = <T>(path: string, act: () => T): T => faultsTold(root, path, act)
  const at = (path: string): string => join(root, path)
  return {
    read: (path) => bytesOf(root, path),
    oddity: (path) => {
      const stat = statIfThere(at(path))
      if (stat === undefined || stat.isFile()) return null
      if (stat.isDirectory()) return 'a folder'
      if (stat.isSymbolicLink()) return 'a symbolic link'
      return stat.isFIFO() ? 'a pipe' : 'a device'
    },
    hash: (path) => {
      asked.add(path)
      const known = hashes.get(path)
      const now = located(path, () => (isRegular(at(path)) ? watch(at(path), known) : null))
      if (now === null && statIfThere(at(path)) === undefined) absent.add(path)
      else absent.delete(path)
      if (now !== null && now !== known) {
        hashes.set(path, now)
        changed = true
      }
      return now?.sha256 ?? null
    },
    observe: (path) => {
      observed.set(path, entryStat(at(path)))
    },
    size: (path) => {
      const stat = statIfThere(at(path))
      return stat?.isFile() ? stat.size : null
    },
    list: (folder) => located(folder, () => entries(listed(folder), (entry) => entry.isFile())),
    others: (folder) => located(folder, () => entries(listed(folder), (entry) => !entry.isFile())),
    folders: (folder) => located(folder, () => entries(listed(folder), (entry) => entry.isDirectory())),
    replace: (files, deleted) => replaceFiles(root, files, deleted),
    seen: () => {
      const statOf = (path: string): string | null =>
        absent.has(path) ? '' : (hashes.get(path)?.stat ?? null)
      const stats = [...asked].map((path) => [path, statOf(path)] as const)
      const all = [...stats, ...folders, ...observed]
      return all.every((pair): pair is readonly [string, string] => pair[1] !== null) ? all : null
    },
    close: () => {
      if (!changed) return
      try {
        mkdirSync(at(CACHES), { recursive: true })
        writeSealed(at(HASHES), JSON.stringify(Object.fromEntries(hashes)))
      } catch (error) {
        // the record only saves work; other operations report a broken disk
        if (systemFault(error, root) === null) throw error
      }
    },
  }
}

const replaceFiles = (
  root: string,
  files: ReadonlyMap<string, Uint8Array>,
  deleted: readonly string[],
): void => {
  const located = <T>(path: string, act: () => T): T => faultsTold(root, path, act)
  const at = (path: string): string => join(root, path)
  const inTheWay = [...files.keys()].flatMap((path) => located(path, () => obstaclesOf(root, path)))
  if (inTheWay.length > 0)
    throw new DataError([...new Map(inTheWay.map((fault) => [fault.file, fault])).values()])
  try {
    for (const [path, bytes] of files)
      located(path, () => {
        mkdirSync(dirname(at(path)), { recursive: true })
        rmSync(at(path) + TEMPORARY, { force: true }) // a link would redirect the write
        writeFileSync(at(path) + TEMPORARY, bytes)
      })
  } catch (error) {
    for (const path of files.keys()) rmSync(at(path) + TEMPORARY, { force: true })
    throw error
  }
  for (const path of files.keys()) located(path, () => renameSync(at(path) + TEMPORARY, at(path)))
  for (const path of deleted) {
    located(path, () => rmSync(at(path), { force: true }))
    removeIfEmpty(dirname(at(path)))
  }
}

/** Reads a file without a `Disk` (used by worker threads). */
export const bytesOf = (root: string, path: string): Uint8Array | null =>
  faultsTold(root, path, () => (isReadable(join(root, path), path) ? readFileSync(join(root, path)) : null))

/** Throws errors of the file system as faults with their path. */
const faultsTold = <T>(root: string, path: string, act: () => T): T => {
  try {
    return act()
  } catch (error) {
    const fault = systemFault(error, root, path)
    throw fault === null ? error : new DataError([fault])
  }
}

/** Removes the temporary files of a killed run. */
export const sweep = (root: string, folder: string): void => {
  for (const entry of readdirIfThere(join(root, folder))) {
    if (entry.isDirectory()) sweep(root, join(folder, entry.name))
    else if (entry.name.endsWith(TEMPORARY)) rmSync(join(root, folder, entry.name), { force: true })
  }
}

export { sha256 }

/** Empty without an intact record of an earlier run; every file is then hashed. */
const recordedHashes = (root: string): Record<string, Watched> => readSealedJson(join(root, HASHES)) ?? {}

const isRegular = (path: string): boolean => statIfThere(path)?.isFile() ?? false

/** Undefined if there is no entry, also for a path below a file. */
const statIfThere = (path: string): Stats | undefined => {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined
    throw error
  }
}

/** Whether there is a regular file. @throws DataError without opening it if it is too large for memory */
const isReadable = (path: string, name: string): boolean => {
  const stat = statIfThere(path)
  if (!stat?.isFile()) return false
  const fault = sizeFault(name, stat.size)
  if (fault !== null) throw new DataError([fault])
  return true
}

/** The fault of a file that is too large to be read into memory; null if it is not. */
export const sizeFault = (name: string, size: number | null): Fault | null => {
  const largest = name.startsWith('data/raw/') ? LARGEST_RAW_MB : LARGEST_MB
  return size === null || size <= largest * 1e6
    ? null
    : {
        file: name,
        expected: `at most ${largest} MB`,
        found: `${Math.round(size / 1e6)} MB`,
        remedy:
          'remove columns and rows that the plan does not use, let an engine count the rows (docs/guides/registries.md), or move the file out of the folder',
      }
}

/** The longest string in node is 512 MB. */
const LARGEST_MB = 500

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
    // not empty, or already removed
  }
}
