// Hashes and stats of files, shared by the launcher (plain JavaScript) and the compiled runner.
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'

/** A file younger than this may change again without a change of its times. */
const TRUSTED_AGE_NS = 2_000_000_000n

/** The file that exists during a run, or after a run that died. */
export const GUARD = 'data/derived/.casebook-guard'

/** The folder of a project with caches, which git ignores: removing it costs time only. */
export const CACHES = '.casebook'

/** @param {string | Uint8Array} content */
export const sha256 = (content) => createHash('sha256').update(content).digest('hex')

/**
 * Hashes in pieces, because a file may be larger than memory.
 * @param {string} path
 */
const hashOf = (path) => {
  const hash = createHash('sha256')
  const file = openSync(path, 'r')
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
      hash.update(piece.subarray(0, read))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

const piece = Buffer.allocUnsafeSlow(1 << 20)

/**
 * Size, nanosecond times and inode as one text; null if there is no such file.
 * @param {string} path
 * @returns {{ text: string, trusted: boolean } | null}
 */
export const statOf = (path) => {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  if (!stat?.isFile()) return null
  return { text: textOfStat(stat), trusted: isTrusted(stat) }
}

/** @param {import('node:fs').BigIntStats} stat */
export const textOfStat = ({ size, mtimeNs, ctimeNs, ino }) => `${size}:${mtimeNs}:${ctimeNs}:${ino}`

/** @param {import('node:fs').BigIntStats} stat */
export const isTrusted = ({ mtimeNs, ctimeNs }) =>
  BigInt(Date.now()) * 1_000_000n - (mtimeNs > ctimeNs ? mtimeNs : ctimeNs) > TRUSTED_AGE_NS

/**
 * The hash of a file, taken from `known` if the stat is unchanged; null if there is no such file.
 * @param {string} path
 * @param {import('../manifest.ts').Watched | undefined} known
 * @returns {import('../manifest.ts').Watched | null}
 */
export const watch = (path, known) => {
  const stat = statOf(path)
  if (stat === null) return null
  if (known && known.stat === stat.text) return known
  return { sha256: hashOf(path), stat: stat.trusted ? stat.text : null }
}
