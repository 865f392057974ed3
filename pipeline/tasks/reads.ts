import { effort, type Provenance, provenancePath } from '../contracts.ts'
import type { Draft } from '../disk/draft.ts'
import type { ArtifactDeclaration, Manifest, StageDeclaration } from '../manifest.ts'
import { RAW, writersOf } from './tasks.ts'

/** A read of a task for one cohort, with the files that it names now. */
export interface ResolvedRead {
  readonly key: string
  readonly cohort: string
  readonly set: boolean
  /** Name in the record (for a single artifact its key) -> path. */
  readonly paths: ReadonlyMap<string, string>
  /** Paths of the raw folder that match and are not regular files. */
  readonly odd: readonly string[]
}

export const isProvenance = (read: ArtifactDeclaration): boolean => read.path === provenancePath

export const isEffort = (read: ArtifactDeclaration): boolean => read.path === effort.path

export const resolveRead = (
  read: ArtifactDeclaration,
  reader: StageDeclaration,
  cohort: string,
  draft: Pick<Draft, 'list' | 'others' | 'task'>,
  manifest: Manifest,
): ResolvedRead => {
  const path = read.path.replace('{cohort}', cohort)
  const set = read.by !== null
  if (read.by === null) return { key: read.key, cohort, set, paths: new Map([[read.key, path]]), odd: [] }
  const writers = writersOf(manifest.stages, read.path, reader)
  // a stage over all cohorts runs when each cohort's files are on the disk
  if (writers.length > 0 && reader.scope === 'cohort') {
    const written = writers.flatMap((writer) => Object.keys(draft.task(writer.name)?.outputs ?? {}))
    return { key: read.key, cohort, set, paths: resolveMembers(path, read.by, written), odd: [] }
  }
  const folder = folderOf(path)
  const [regular, others] = [draft.list(folder), draft.others(folder)].map((names) =>
    resolveMembers(
      path,
      read.by!,
      names.map((name) => `${folder}/${name}`),
    ),
  )
  return { key: read.key, cohort, set, paths: regular!, odd: [...others!.values()] }
}

/** Value of the placeholder -> path, for the paths that match the pattern. */
export const resolveMembers = (
  pattern: string,
  by: string,
  paths: readonly string[],
): ReadonlyMap<string, string> => {
  const [before = '', after = ''] = pattern.split(`{${by}}`)
  const resolved = new Map<string, string>()
  for (const path of [...paths].sort()) {
    const name = path.slice(before.length, path.length - after.length)
    if (path === before + name + after && name !== '' && !name.includes('/')) resolved.set(name, path)
  }
  return resolved
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))

/**
 * Hashes of the cohort's raw files and of all artifacts of stages before the reader, by path. Sorted, because a task
 * that just ran and a task from the lock list their outputs in different orders.
 */
export const provenanceOf = (
  reader: StageDeclaration,
  cohort: string,
  draft: Draft,
  manifest: Manifest,
): Provenance => {
  const artifacts = writersOf(manifest.stages, provenancePath, reader).flatMap((writer) =>
    Object.entries(draft.task(writer.name)?.outputs ?? {}),
  )
  const raw = draft.list(`${RAW}/${cohort}`).map((name): [string, string | null] => {
    const path = `${RAW}/${cohort}/${name}`
    return [path, draft.hash(path)]
  })
  return { version: manifest.version, raw: byPath(raw), artifacts: byPath(artifacts) }
}

const byPath = (entries: readonly (readonly [string, string | null])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    entries
      .filter((entry): entry is readonly [string, string] => entry[1] !== null)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
