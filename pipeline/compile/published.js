// The code of an installed package: compiled when it was published, and never written to. Its record has the hash of every
// file, so that the code that runs is the code that the manifest describes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { watch } from './files.js'
import { readSealedJson } from './sealed.js'

/** In the folder of the code: path -> sha256 of all other files. */
export const RECORD = 'files'

/**
 * The manifest, with the files of the code as `watched`.
 * @param {string} code
 * @returns {import('../manifest.ts').Manifest}
 * @throws an error named DataError if a file is not the published one
 */
export const publishedManifest = (code) => {
  /** @type {Readonly<Record<string, string>>} */
  const record = readSealedJson(join(code, RECORD)) ?? altered(join(code, RECORD))
  /** @type {Record<string, import('../manifest.ts').Watched>} */
  const watched = {}
  for (const [path, expected] of Object.entries(record)) {
    const file = watch(join(code, path), undefined)
    if (file?.sha256 !== expected) return altered(join(code, path))
    watched[join(code, path)] = file
  }
  return { ...JSON.parse(readFileSync(join(code, 'manifest.json'), 'utf8')), watched }
}

/** @type {(path: string) => never} */
const altered = (path) => {
  throw Object.assign(
    new Error(
      `${path}: expected the file as it was published, found another or none (install Casebook again)`,
    ),
    { name: 'DataError' },
  )
}
