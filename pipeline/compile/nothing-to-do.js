// After a successful run of all cohorts: the stats of all files and folders that it read. While they are unchanged, the next
// run has nothing to do, and ends without loading the manifest, a lock or the compiled runner.
import { existsSync, lstatSync, mkdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { CACHES, GUARD, isTrusted, textOfStat } from './files.js'
import { readSealed, writeSealed } from './sealed.js'

const FILE = `${CACHES}/nothing-to-do`

/**
 * The lines of the last run, closing line last, if a run now would print the same; null if that is not certain.
 * @param {import('../places.ts').Places} places
 * @param {string} entry
 * @returns {readonly string[] | null}
 */
export const nothingToDo = ({ project: root, code }, entry) => {
  const [head = '', said = '', ...lines] = (readSealed(join(root, FILE)) ?? '').split('\n')
  if (head !== headOf(entry, code) || existsSync(join(root, GUARD))) return null
  for (const line of lines) {
    const tab = line.indexOf('\t')
    const path = line.slice(tab + 1)
    if (statText(isAbsolute(path) ? path : `${root}/${path}`) !== line.slice(0, tab)) return null
  }
  return linesOf(said)
}

/**
 * @param {import('../places.ts').Places} places
 * @param {string} entry
 * @param {readonly string[]} said lines
 * @param {readonly (readonly [path: string, stat: string])[]} seen paths from the project's folder, or absolute ones
 */
export const rememberNothingToDo = ({ project: root, code }, entry, said, seen) => {
  const lines = seen.map(([path, stat]) => `${stat}\t${path}`)
  mkdirSync(join(root, CACHES), { recursive: true })
  writeSealed(join(root, FILE), [headOf(entry, code), JSON.stringify(said), ...lines].join('\n'))
}

/**
 * A folder's stat, whose times change with its entries; empty if it does not exist; null if it is no folder, or too young
 * to be trusted.
 * @param {string} path
 */
export const folderStat = (path) => {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false })
  if (stat === undefined) return ''
  return stat.isDirectory() && isTrusted(stat) ? textOfStat(stat) : null
}

/**
 * The stat of whatever is at the path; empty if it does not exist; null if it is too young to be trusted, or cannot be asked.
 * @param {string} path
 */
export const entryStat = (path) => {
  try {
    const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false })
    return stat === undefined ? '' : isTrusted(stat) ? textOfStat(stat) : null
  } catch {
    return null
  }
}

/** The stat that `seen` has; null if it cannot be asked, which equals none. @param {string} path */
const statText = (path) => {
  try {
    const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false })
    return stat ? textOfStat(stat) : ''
  } catch {
    return null
  }
}

/**
 * @param {string} said
 * @returns {readonly string[] | null}
 */
const linesOf = (said) => {
  try {
    const lines = JSON.parse(said)
    return Array.isArray(lines) ? lines : null
  } catch {
    return null // torn, or written by an earlier version
  }
}

/** @type {(entry: string, code: string) => string} */
const headOf = (entry, code) => `${process.version} ${entry} ${code}`
