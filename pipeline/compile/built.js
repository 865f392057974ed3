// The output of the compile pass in build/, and the check that it is unchanged, so that the manifest describes what runs.
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { watch } from './files.js'
import { watchedAgain } from './package-bytes.js'
import { readSealedJson, writeSealed } from './sealed.js'

const RECORD = 'build/built'
const MANIFEST = 'build/manifest.json'

/**
 * The manifest, if it and all compiled files are unchanged; null if they have to be compiled again.
 * @param {string} root
 * @param {boolean} always hash every file, trusting no stat
 * @returns {import('../manifest.ts').Manifest | null}
 */
export const builtManifest = (root, always) => {
  /** @type {import('./package-bytes.js').Files | null} */
  const record = readSealedJson(join(root, RECORD))
  const now = record && watchedAgain(root, record, always)
  if (!now) return null
  if (now !== record) writeIfPossible(root, now)
  return JSON.parse(readFileSync(join(root, MANIFEST), 'utf8'))
}

/**
 * Writes the compiled modules, the manifest, and then the record of their hashes.
 * @param {string} root
 * @param {ReadonlyMap<string, string>} bundles
 * @param {import('../manifest.ts').Manifest} manifest
 */
export const writeBuilt = (root, bundles, manifest) => {
  /** @type {Record<string, import('../manifest.ts').Watched>} */
  const record = {}
  for (const [path, text] of [...bundles, /** @type {const} */ ([MANIFEST, JSON.stringify(manifest)])]) {
    writeWhole(join(root, path), text)
    const file = watch(join(root, path), undefined)
    if (file) record[path] = file
  }
  writeSealed(join(root, RECORD), JSON.stringify(record))
}

/**
 * Writes the manifest of the same compilation again, with newly trusted stats, which save hashing.
 * @param {string} root
 * @param {import('../manifest.ts').Manifest} manifest
 */
export const writeManifest = (root, manifest) => {
  /** @type {import('./package-bytes.js').Files | null} */
  const record = readSealedJson(join(root, RECORD))
  if (!record) return
  try {
    writeWhole(join(root, MANIFEST), JSON.stringify(manifest))
  } catch {
    return
  }
  const file = watch(join(root, MANIFEST), undefined)
  if (file) writeIfPossible(root, { ...record, [MANIFEST]: file })
}

/** @type {(root: string, record: import('./package-bytes.js').Files) => void} */
const writeIfPossible = (root, record) => {
  try {
    writeSealed(join(root, RECORD), JSON.stringify(record))
  } catch {
    // the record only saves hashing
  }
}

/**
 * Writes atomically, because two launchers may compile at once.
 * @type {(path: string, text: string) => void}
 */
export const writeWhole = (path, text) => {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, text)
    // a folder at the path may be removed: build/ can always be made again
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) rmSync(path, { recursive: true })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    // node does not name the file if the disk is full
    throw Object.assign(/** @type {Error} */ (error), { path })
  }
}
