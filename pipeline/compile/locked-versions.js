import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The packages of the lock: `node_modules/name` -> version and dependencies.
 * @typedef {Readonly<Record<string, { version: string, dependencies?: Record<string, string> }>>} Locked
 */

/**
 * @param {string} root
 * @returns {Locked}
 * @throws an error named DataError if the file is torn or has merge conflict markers
 */
export const lockedPackages = (root) => {
  let found = 'JSON without them'
  try {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) ?? {}
    if (packages) return packages
  } catch (error) {
    found = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
  }
  throw Object.assign(
    new Error(
      `package-lock.json: expected JSON with packages, found ${found} (git checkout package-lock.json)`,
    ),
    { name: 'DataError' },
  )
}

/**
 * Name -> version of the packages and all their dependencies, resolved as node resolves them.
 * @param {readonly string[]} names
 * @param {Locked} locked
 */
export const lockedVersions = (names, locked) => {
  const seen = new Set()
  /** @type {(name: string, from: string) => string | undefined} */
  const resolve = (name, from) => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
      const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
      if (locked[path]) return path
      if (at === '') return undefined // an optional dependency that is not for this machine
    }
  }
  const queue = [...new Set(names)].map((name) => resolve(name, '') ?? missingPackage(name))
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(path)) continue
    seen.add(path)
    for (const name of Object.keys(locked[path]?.dependencies ?? {})) {
      const next = resolve(name, path)
      if (next) queue.push(next)
    }
  }
  return Object.fromEntries(
    [...seen].sort().map((path) => [path.slice('node_modules/'.length), locked[path]?.version]),
  )
}

/** @type {(name: string) => never} */
const missingPackage = (name) => {
  throw new Error(
    `package-lock.json: expected package ${name}, found none (npm install --save-exact ${name})`,
  )
}
