// Cache files of build/, each with the hash of its text in the first line: a torn, truncated or edited file is ignored and
// made again.
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
    return null // absent, a folder, or unreadable: the work is done again
  }
}

/**
 * Writes atomically.
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
 * @returns {any} null if `readSealed` returns null
 */
export const readSealedJson = (path) => {
  const body = readSealed(path)
  return body === null ? null : JSON.parse(body)
}
