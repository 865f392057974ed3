// What the compile pass writes into build/, and whether it is still what was written: only then does what runs answer to the manifest.
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { watch } from './files.js'
import { watchedAgain } from './package-bytes.js'
import { readSealedJson, writeSealed } from './sealed.js'

const RECORD = 'build/built'
const MANIFEST = 'build/manifest.json'

/**
 * The manifest, if it and all that was compiled with it are as they were written; null if they have to be made anew.
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
 * Writes the modules as they will run, the manifest, and then the record that holds them together.
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

/** @type {(root: string, record: import('./package-bytes.js').Files) => void} */
const writeIfPossible = (root, record) => {
  try {
    writeSealed(join(root, RECORD), JSON.stringify(record))
  } catch {
    // it would only have spared the next run some hashing
  }
}

/**
 * Whole or not at all: two launchers may compile at once.
 * @type {(path: string, text: string) => void}
 */
export const writeWhole = (path, text) => {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, text)
    // a folder in the file's place holds nothing that anybody wants: build/ is made anew at any time
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) rmSync(path, { recursive: true })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    // of a full disk node does not say which file had no room
    throw Object.assign(/** @type {Error} */ (error), { path })
  }
}
