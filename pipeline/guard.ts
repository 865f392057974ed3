import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { sweep } from './disk.ts'
import { CallError } from './fault.ts'

const GUARD = 'data/derived/.casebook-guard'

/**
 * Takes the folder for this process; a second runner is refused, a dead one's guard and half-written files are removed.
 * @returns the function that gives the folder back
 */
export const takeFolder = (root: string): (() => void) => {
  const path = join(root, GUARD)
  mkdirSync(join(root, 'data/derived'), { recursive: true })
  if (!create(path)) {
    const owner = Number(readFileSync(path, 'utf8'))
    if (isAlive(owner))
      throw new CallError(
        `${GUARD}: expected no other run on this folder, found one (process ${owner}); wait for it`,
      )
    rmSync(path, { force: true })
    if (!create(path))
      throw new CallError(`${GUARD}: expected no other run on this folder, found one that has just begun`)
    for (const folder of ['data/derived', 'reports']) sweep(root, folder)
  }
  return () => rmSync(path, { force: true })
}

const create = (path: string): boolean => {
  try {
    const file = openSync(path, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** A guard that is still empty belongs to a runner that is about to write its number into it. */
const isAlive = (pid: number): boolean => {
  if (pid === 0) return true
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
