import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { GUARD } from '../compile/files.js'
import { systemFault } from '../compile/system-fault.js'
import { CallError, DataError } from '../fault.ts'
import { sweep } from './disk.ts'

export interface Folder {
  /** Whether the previous run died: its half-written files are removed, files that no lock names may remain. */
  readonly wasInterrupted: boolean
  /** Allows the next run. */
  release(): void
}

/**
 * Locks the folder for this process. A second run is refused; the guard and the half-written files of a dead run are removed.
 * The guard is created atomically (a link to a finished file) and names its process by number and start time.
 */
export const takeFolder = (root: string): Folder => {
  const path = join(root, GUARD)
  // beside the guard, because a link or a rename cannot cross file systems and data/derived may be a separate one
  const own = `${path}.${process.pid}`
  const wasInterrupted = !located(root, () => {
    mkdirSync(join(root, 'data/derived'), { recursive: true })
    return create(path, own)
  })
  if (wasInterrupted) {
    located(root, () => takeFromTheDead(path, own))
    for (const folder of ['data/derived', 'reports']) sweep(root, folder)
  }
  return { wasInterrupted, release: () => rmSync(path, { force: true }) }
}

/** An error of the file system, such as a full disk, becomes a fault with its path. */
const located = <T>(root: string, act: () => T): T => {
  try {
    return act()
  } catch (error) {
    const fault = systemFault(error, root, GUARD)
    throw fault === null ? error : new DataError([fault])
  }
}

/** If several runs find the same dead guard, the one whose rename succeeds becomes the owner. */
const takeFromTheDead = (path: string, own: string): void => {
  const holder = contentOf(path)
  if (isAlive(holder)) throw refusal(holder)
  try {
    renameSync(path, own)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw refusal('')
    throw error
  }
  const moved = contentOf(own)
  // another run was quicker: what was moved away is its guard, which is put back
  if (moved !== holder) linkIfFree(own, path)
  rmSync(own, { force: true })
  if (moved !== holder || !create(path, own)) throw refusal(contentOf(path))
}

const create = (path: string, own: string): boolean => {
  writeFileSync(own, ownerText(process.pid))
  const created = linkIfFree(own, path)
  rmSync(own, { force: true })
  return created
}

const linkIfFree = (from: string, to: string): boolean => {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

const contentOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '' // just released
    throw error
  }
}

/** Process numbers are reused, after a restart or in a container; number and start time identify a process. */
const ownerText = (pid: number): string => `${pid} ${factsOf(pid).start}`

/** State and start time of a process. A zombie (ended, not yet waited for) keeps both, and counts as ended. */
const factsOf = (pid: number): { readonly isEnded: boolean; readonly start: string } => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { isEnded: /^[ZXx]/.test(state), start: rest[18] ?? '' }
  } catch {
    return { isEnded: false, start: '' } // no such process, or a system without /proc: only the number is compared
  }
}

/** The same without /proc; called only if a guard exists. */
const isEndedByPs = (pid: number): boolean => {
  try {
    return /^Z/.test(
      execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }),
    )
  } catch {
    return false // no ps either
  }
}

const isAlive = (owner: string): boolean => {
  const pid = Number.parseInt(owner, 10)
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const { isEnded, start } = factsOf(pid)
  return owner === `${pid} ${start}` && !isEnded && (start !== '' || !isEndedByPs(pid))
}

const refusal = (owner: string): CallError =>
  new CallError(
    `${GUARD}: expected no other run in this folder, found process ${Number.parseInt(owner, 10) || 'with an unknown number'} (wait until it ends)`,
  )
