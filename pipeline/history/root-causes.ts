import { CRATE } from '../crate/crate-trace.ts'
import { sha256 } from '../disk/disk.ts'
import type { Cause } from '../events.ts'
import { traceDifference } from '../tasks/trace.ts'
import { type CellChange, difference, type RowChange } from './difference.ts'
import type { Lock, LockedTask } from './lock.ts'
import type { Snapshot } from './snapshot.ts'

/** The origin of an artifact's change, from the traces of the two locks. */
export type RootCause =
  | {
      readonly kind: 'raw'
      readonly path: string
      readonly added: readonly RowChange[]
      readonly removed: readonly RowChange[]
      readonly changed: readonly CellChange[]
    }
  | CodeCause
  | { readonly kind: 'stage'; readonly stage: string; readonly change: 'added' | 'removed' }
  /** The file is not what the lock beside it records. */
  | { readonly kind: 'edited'; readonly path: string; readonly view: string }
  /** Same trace, different bytes. */
  | { readonly kind: 'unexplained'; readonly path: string }

/** The raw files, sources and packages that changed, found back through the tasks whose traces differ. */
export const rootCausesOf = (path: string, before: Snapshot, after: Snapshot): readonly RootCause[] => {
  const search: Search = { before, after, causes: new Map(), visited: new Set() }
  for (const snapshot of [before, after])
    if (isEdited(snapshot, path)) addCause(search, { kind: 'edited', path, view: snapshot.name })
  followArtifact(search, path)
  if (search.causes.size === 0) addCause(search, { kind: 'unexplained', path })
  return [...search.causes.values()]
}

interface Search {
  readonly before: Snapshot
  readonly after: Snapshot
  /** What was found so far, each cause once. */
  readonly causes: Map<string, RootCause>
  /** The tasks that were followed, as `cohort/stage`. */
  readonly visited: Set<string>
}

const addCause = ({ causes }: Search, cause: RootCause): void => {
  causes.set(JSON.stringify(cause, ['kind', 'path', 'file', 'name', 'stage', 'view']), cause)
}

const followArtifact = (search: Search, path: string): void => {
  const { before, after } = search
  const writer = writerOf(after, path) ?? writerOf(before, path)
  if (writer) followTask(search, writer)
  else addCause(search, rawOrigin(path, before, after))
}

/** Follows a task back through what differs between its traces; each task once. */
const followTask = (search: Search, { cohort, stage }: Writer): void => {
  const name = `${cohort}/${stage}`
  if (search.visited.has(name)) return
  search.visited.add(name)
  const [was, is] = [search.before, search.after].map(({ locks }) => locks.get(cohort)?.tasks[stage])
  if (!was || !is) {
    addCause(search, { kind: 'stage', stage, change: was ? 'removed' : 'added' })
    return
  }
  for (const cause of traceDifference(was.trace, is.trace)) {
    if (isCodeCause(cause)) addCause(search, cause)
    if (cause.kind !== 'input') continue
    if (cause.path.startsWith(PROVENANCE)) followCohort(search, cause.path.slice(PROVENANCE.length), stage)
    else followArtifact(search, cause.path)
  }
}

const PROVENANCE = 'provenance:'

/** Follows the provenance of a cohort, which has the hash of every raw file and artifact. */
const followCohort = (search: Search, cohort: string, reader: string): void => {
  const { before, after } = search
  const files = new Set([before, after].flatMap((snapshot) => [...snapshot.files.keys()]))
  for (const file of files)
    if (file.startsWith(`data/raw/${cohort}/`) && before.files.get(file) !== after.files.get(file))
      followArtifact(search, file)
  for (const stage of Object.keys(after.locks.get(cohort)?.tasks ?? {}))
    if (stage !== reader && stage !== CRATE) followTask(search, { cohort, stage })
}

type CodeCause = Extract<Cause, { kind: 'code' | 'tool' | 'package' | 'package bytes' | 'code unrecorded' }>

const isCodeCause = (cause: Cause): cause is CodeCause =>
  ['code', 'tool', 'package', 'package bytes', 'code unrecorded'].includes(cause.kind)

export interface Writer {
  readonly cohort: string | null
  readonly stage: string
}

/** The task that a snapshot's locks name as the artifact's writer. */
export const writerOf = (snapshot: Pick<Snapshot, 'locks'>, path: string): Writer | null => {
  for (const [cohort, lock] of snapshot.locks)
    for (const [stage, task] of tasksIn(lock)) if (task.outputs[path] !== undefined) return { cohort, stage }
  return null
}

/** Whether the bytes differ from the record in the snapshot's lock. */
export const isEdited = (snapshot: Snapshot, path: string): boolean => {
  const writer = writerOf(snapshot, path)
  const bytes = snapshot.read(path)
  if (!writer || bytes === null) return false
  return snapshot.locks.get(writer.cohort)?.tasks[writer.stage]?.outputs[path] !== sha256(bytes)
}

const tasksIn = (lock: Lock): readonly [string, LockedTask][] => Object.entries(lock.tasks)

const rawOrigin = (path: string, before: Snapshot, after: Snapshot): RootCause => {
  const { added, removed, changed } = difference(path, before.read(path), after.read(path))
  return { kind: 'raw', path, added, removed, changed }
}
