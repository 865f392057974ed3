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
  const causes = new Map<string, RootCause>()
  const seen = new Set<string>()
  const add = (cause: RootCause): void => {
    causes.set(JSON.stringify(cause, ['kind', 'path', 'file', 'name', 'stage', 'view']), cause)
  }
  const back = (artifact: string): void => {
    const writer = writerOf(after, artifact) ?? writerOf(before, artifact)
    if (!writer) add(rawOrigin(artifact, before, after))
    else if (!seen.has(`${writer.cohort}/${writer.stage}`)) backThroughTask(writer)
  }
  const backThroughTask = ({ cohort, stage }: Writer): void => {
    seen.add(`${cohort}/${stage}`)
    const [was, is] = [before, after].map(({ locks }) => locks.get(cohort)?.tasks[stage])
    if (!was || !is) add({ kind: 'stage', stage, change: was ? 'removed' : 'added' })
    for (const cause of was && is ? traceDifference(was.trace, is.trace) : [])
      if (isCodeCause(cause)) add(cause)
      else if (cause.kind === 'input' && cause.path.startsWith('provenance:'))
        backThroughAll(cause.path, stage)
      else if (cause.kind === 'input') back(cause.path)
  }
  /** The provenance has the hash of every raw file and artifact. */
  const backThroughAll = (provenance: string, reader: string): void => {
    const cohort = provenance.slice('provenance:'.length)
    const raw = new Set([before, after].flatMap(({ files }) => [...files.keys()]))
    for (const file of raw)
      if (file.startsWith(`data/raw/${cohort}/`) && before.files.get(file) !== after.files.get(file))
        back(file)
    for (const stage of Object.keys(after.locks.get(cohort)?.tasks ?? {}))
      if (stage !== reader && stage !== CRATE && !seen.has(`${cohort}/${stage}`))
        backThroughTask({ cohort, stage })
  }
  for (const snapshot of [before, after])
    if (isEdited(snapshot, path)) add({ kind: 'edited', path, view: snapshot.name })
  back(path)
  if (causes.size === 0) add({ kind: 'unexplained', path })
  return [...causes.values()]
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
