// The hashes of the files of node_modules that go into the bundles in build/node_modules, because files may be edited without
// a new version. Files for one kind of machine (`.node`, packages with "cpu") are not included, because locks are the same
// on all machines; their version is recorded instead.
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { sha256, watch } from './files.js'
import { readSealedJson, writeSealed } from './sealed.js'

export const PACKAGES = 'build/node_modules'
const RECORD = `${PACKAGES}/.made-of`

/** @typedef {Readonly<Record<string, import('../manifest.ts').Watched>>} Files */

/**
 * `made`: hash of the tools and versions that made the scripts. `bytes`: package -> hash of all files of its script.
 * `read` and `written`: these files, and the scripts, by path from the project's root.
 * @typedef {{ made: string, bytes: Readonly<Record<string, string>>, read: Files, written: Files }} PackageRecord
 */

/**
 * The record of the scripts, if no file changed; null if they have to be made again.
 * @param {string} root
 * @param {boolean} always hash every file, trusting no stat
 * @returns {PackageRecord | null}
 */
export const recordedPackages = (root, always = false) => {
  /** @type {PackageRecord | null} */
  const record = readSealedJson(join(root, RECORD))
  if (record === null) return null
  const [read, written] = [record.read, record.written].map((files) => watchedAgain(root, files, always))
  if (!read || !written) return null
  const now = { ...record, read, written }
  if (read !== record.read || written !== record.written) writeIfPossible(join(root, RECORD), now)
  return now
}

/**
 * The files with newly trusted stats; `files` itself if nothing is to be added, null if a file changed.
 * @param {string} root
 * @param {Files} files
 * @param {boolean} always
 * @returns {Files | null}
 */
export const watchedAgain = (root, files, always = false) => {
  /** @type {Record<string, import('../manifest.ts').Watched>} */
  const now = {}
  let changed = false
  for (const [path, known] of Object.entries(files)) {
    const file = watch(join(root, path), always ? undefined : known)
    if (file?.sha256 !== known.sha256) return null
    if (file.stat !== known.stat) changed = true
    now[path] = file
  }
  return changed ? now : files
}

/** @type {(path: string, record: PackageRecord) => void} */
const writeIfPossible = (path, record) => {
  try {
    writeSealed(path, JSON.stringify(record))
  } catch {
    // the record only saves hashing
  }
}

/**
 * @param {string} folder in which the scripts were made; it is about to become build/node_modules
 * @param {string} root
 * @param {string} made
 * @param {ReadonlyMap<string, ReadonlySet<string>>} filesByPackage
 */
export const writePackageRecord = (folder, root, made, filesByPackage) => {
  const installed = realpathSync(join(root, 'node_modules'))
  /** @param {string} path */
  const fromRoot = (path) =>
    (path.startsWith(installed + sep)
      ? join('node_modules', relative(installed, path))
      : relative(realpathSync(root), path)
    )
      .split(sep)
      .join('/')
  /** @type {Record<string, import('../manifest.ts').Watched>} */
  const read = {}
  /** @type {Record<string, import('../manifest.ts').Watched>} */
  const written = {}
  /** @type {Record<string, string>} */
  const bytes = {}
  for (const [name, scripts] of filesByPackage) {
    const files = [...withDescriptions(scripts)].filter(isForEveryMachine)
    for (const path of files) read[fromRoot(path)] ??= required(path)
    const lines = files.map((path) => `${placeOf(path, installed)} ${read[fromRoot(path)]?.sha256}`)
    bytes[name] = sha256(lines.sort().join('\n'))
    for (const file of ['index.js', 'script.cjs', 'code', 'package.json'])
      written[`${PACKAGES}/${name}/${file}`] = required(join(folder, name, file))
  }
  const record = { made, bytes, read, written }
  writeSealed(join(folder, relative(PACKAGES, RECORD)), JSON.stringify(record))
  return record
}

/**
 * The path of a file among the packages: the same on every machine, even if a package is a link to another folder.
 * @type {(path: string, installed: string) => string}
 */
const placeOf = (path, installed) => {
  const within = path.startsWith(installed + sep)
    ? installed.length + 1
    : afterNodeModules(path.indexOf(NODE_MODULES))
  return path.slice(within).split(sep).join('/')
}

const NODE_MODULES = `${sep}node_modules${sep}`

/** @param {number} at */
const afterNodeModules = (at) => (at < 0 ? 0 : at + NODE_MODULES.length)

/**
 * A plugin that records every file of a script.
 * @param {Set<string>} files
 * @returns {import('esbuild').Plugin}
 */
export const noteFiles = (files) => ({
  name: 'note-files',
  setup: ({ onLoad }) => {
    onLoad({ filter: /.*/, namespace: 'file' }, ({ path }) => {
      files.add(path)
      return undefined
    })
  },
})

/**
 * The files that a script names and may read at run time, next to itself or in another package.
 * @type {(path: string, text: string) => readonly string[]}
 */
export const filesNamedIn = (path, text) => {
  const { resolve } = createRequire(path)
  return [...text.matchAll(/(["'`])([^"'`\n\\]+\.[a-z]+)\1/g)].flatMap(([, , name = '']) => {
    try {
      const at = name.startsWith('.') ? join(dirname(path), name) : isBuiltin(name) ? '' : resolve(name)
      return statSync(at, { throwIfNoEntry: false })?.isFile() ? [at] : []
    } catch {
      return [] // not a file name
    }
  })
}

/** Adds the package.json of each package, which maps names to files. @type {(scripts: ReadonlySet<string>) => ReadonlySet<string>} */
const withDescriptions = (scripts) =>
  new Set([...scripts, ...[...scripts].map(descriptionOf).filter((path) => existsSync(path))])

/** @param {string} path */
const descriptionOf = (path) => {
  const at = afterNodeModules(path.lastIndexOf(NODE_MODULES))
  const [scope = '', name = ''] = path.slice(at).split(sep)
  return join(path.slice(0, at), scope, scope.startsWith('@') ? name : '', 'package.json')
}

/** @param {string} path */
const isForEveryMachine = (path) => {
  const description = descriptionOf(path)
  const { cpu } = existsSync(description) ? JSON.parse(readFileSync(description, 'utf8')) : {}
  return cpu === undefined && !path.endsWith('.node')
}

/** @type {(path: string) => import('../manifest.ts').Watched} */
const required = (path) => {
  const file = watch(path, undefined)
  if (!file) throw new Error(`${path}: expected a file, found none`)
  return file
}
