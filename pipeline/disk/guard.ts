import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { GUARD } from '../compile/files.js'
import { systemFault } from '../compile/system-fault.js'
import { CallError, DataError } from '../fault.ts'
import { sweep } from './disk.ts'

export interface Folder {
  /** Whether the run before this one died: what it half wrote was removed, what no lock names may be there. */
  readonly wasInterrupted: boolean
  /** Gives the folder back. */
  release(): void
}

/**
 * Takes the folder for this process; a second runner is refused, a dead one's guard and half-written files are removed.
 * The guard appears whole or not at all (a link to a finished file), with the owner's number and the time of its start.
 */
export const takeFolder = (root: string): Folder => {
  const path = join(root, GUARD)
  // beside the guard: data/derived may lie on another disk than build/, and a link or a rename goes to no other disk
  const own = `${path}.${process.pid}`
  const wasInterrupted = !told(root, () => {
    mkdirSync(join(root, 'data/derived'), { recursive: true })
    return create(path, own)
  })
  if (wasInterrupted) {
    told(root, () => takeFromTheDead(path, own))
    for (const folder of ['data/derived', 'reports']) sweep(root, folder)
  }
  return { wasInterrupted, release: () => rmSync(path, { force: true }) }
}

/** What the machine refuses, such as a full disk, is a fault with its path. */
const told = <T>(root: string, act: () => T): T => {
  try {
    return act()
  } catch (error) {
    const fault = systemFault(error, root, GUARD)
    throw fault === null ? error : new DataError([fault])
  }
}

/** Of several that find the same dead guard, the one whose rename moves it away is the next owner. */
const takeFromTheDead = (path: string, own: string): void => {
  const found = contentOf(path)
  if (isAlive(found)) throw refusal(found)
  try {
    renameSync(path, own)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw refusal('')
    throw error
  }
  const moved = contentOf(own)
  // another runner was quicker, and what was moved away is its own living guard: it gets it back
  if (moved !== found) linkIfFree(own, path)
  rmSync(own, { force: true })
  if (moved !== found || !create(path, own)) throw refusal(contentOf(path))
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
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '' // given back in this moment
    throw error
  }
}

/** Numbers are given out again, after a restart or in a container; with the time of its start a process is one. */
const ownerText = (pid: number): string => `${pid} ${factsOf(pid).start}`

/** Of a process that ended and that nobody has asked for its exit code the system keeps number and start: it is dead all the same. */
const factsOf = (pid: number): { readonly isEnded: boolean; readonly start: string } => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { isEnded: /^[ZXx]/.test(state), start: rest[18] ?? '' }
  } catch {
    return { isEnded: false, start: '' } // no such process, or a system without /proc: the number alone has to do
  }
}

/** The same where there is no /proc; asked only when a guard is there. */
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
    `${GUARD}: expected no other run on this folder, found one (process ${Number.parseInt(owner, 10) || 'unknown'}); wait for it`,
  )
