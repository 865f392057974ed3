import { type Disk, sha256 } from '../disk/disk.ts'
import { isPrivate, isPublished } from '../disk/published.ts'
import type { Manifest } from '../manifest.ts'
import { cohortNames } from '../tasks/tasks.ts'
import { type Closure, digestOf } from './closure.ts'
import { type CodeTable, codeTableBytes, codeTableFrom, codeTablePath } from './code-table.ts'
import { readLock } from './lock.ts'

/**
 * Keeps the code tables consistent with the locks. Closures are added before a lock that names them is written; after
 * the run, closures that no lock names are removed. A run that is killed in between leaves surplus entries, never gaps.
 */
export interface CodeKeeper {
  /** @param owner whose table: a cohort's own, or null for the shared one */
  add(owner: string | null, closures: readonly Closure[]): void
  settle(): void
}

/** The keeper is used in one thread of a run, the only one that writes the shared table. */
export const openCodeKeeper = (disk: Disk, manifest: Manifest): CodeKeeper => {
  const seen = new Map<string, Closure>()
  return {
    add: (owner, closures) => {
      for (const closure of closures) seen.set(digestOf(closure), closure)
      addToTable(disk, owner, closures)
    },
    settle: () => {
      for (const { path, bytes } of settledTables(disk, manifest, seen)) {
        const current = disk.hash(path)
        if (bytes === null ? current === null : current === sha256(bytes)) continue
        if (bytes === null) disk.replace(new Map(), [path])
        else disk.replace(new Map([[path, bytes]]), [])
      }
    },
  }
}

/** Writes the table if it lacks one of the closures. */
export const addToTable = (disk: Disk, owner: string | null, closures: readonly Closure[]): void => {
  const path = codeTablePath(owner)
  const table = new Map(codeTableFrom(disk.read(path)))
  const lacking = closures.filter((closure) => !table.has(digestOf(closure)))
  if (lacking.length === 0) return
  for (const closure of lacking) table.set(digestOf(closure), closure)
  disk.replace(new Map([[path, codeTableBytes(table)]]), [])
}

export interface SettledTable {
  readonly path: string
  /** Null if no lock names a closure of the table. */
  readonly bytes: Uint8Array | null
  /** Digests in locks whose closure is unknown. */
  readonly unknown: readonly string[]
}

/**
 * The expected tables: the closures that the locks name. Each unpublished cohort has its own table.
 * @param seen closures that the tables may lack, such as those of this run
 */
export const settledTables = (
  disk: Disk,
  manifest: Manifest,
  seen: CodeTable = new Map(),
): readonly SettledTable[] => {
  const shared: Named = { closures: new Map(), unknown: [] }
  // not the folders of data/derived: a run writes there, so that their listing could not be trusted by the next run
  const digestsInLocks = cohortNames(disk).flatMap((cohort) => {
    const named: Named = { closures: new Map(), unknown: [] }
    const isOwn = isPrivate(cohort, manifest, disk)
    addNamed(isOwn ? named : shared, disk, cohort, seen)
    // a cohort that says neither yes nor no, as its folder is damaged, keeps the table that it has
    return isOwn || isPublished(cohort, manifest, disk) ? [[cohort, named] as const] : []
  })
  addNamed(shared, disk, null, seen)
  return ([[null, shared], ...digestsInLocks] as const).map(([owner, { closures, unknown }]) => ({
    path: codeTablePath(owner),
    bytes: closures.size === 0 ? null : codeTableBytes(closures),
    unknown,
  }))
}

interface Named {
  readonly closures: Map<string, Closure>
  readonly unknown: string[]
}

const addNamed = (named: Named, disk: Disk, cohort: string | null, seen: CodeTable): void => {
  for (const { trace } of Object.values(readLock(disk, cohort).tasks)) {
    if (named.closures.has(trace.digest)) continue
    const closure = trace.closure ?? seen.get(trace.digest)
    if (closure) named.closures.set(trace.digest, closure)
    else named.unknown.push(trace.digest)
  }
}
