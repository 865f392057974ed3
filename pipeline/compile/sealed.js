// Files of build/ that only spare work, each with the hash of its own text in the first line: one that is torn, cut short, of
// another form or edited is taken for none, and made again.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { sha256 } from './files.js'

/**
 * The text below the seal; null if there is no such file, or the seal is not its hash.
 * @param {string} path
 */
export const readSealed = (path) => {
  try {
    const text = readFileSync(path, 'utf8')
    const end = text.indexOf('\n')
    const body = text.slice(end + 1)
    return end >= 0 && text.slice(0, end) === sha256(body) ? body : null
  } catch {
    return null // not there, a folder, not to be read: the work is done again
  }
}

/**
 * Whole or not at all.
 * @param {string} path
 * @param {string} body
 */
export const writeSealed = (path, body) => {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, `${sha256(body)}\n${body}`)
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/**
 * @param {string} path
 * @returns {any} null where `readSealed` gives null
 */
export const readSealedJson = (path) => {
  const body = readSealed(path)
  return body === null ? null : JSON.parse(body)
}
