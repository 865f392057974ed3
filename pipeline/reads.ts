import { provenancePath } from './contracts.ts'
import { sha256 } from './disk.ts'
import type { Draft } from './draft.ts'
import { canonicalJson } from './formats/canonical-json.ts'
import type { ArtifactDeclaration, Manifest, StageDeclaration } from './manifest.ts'
import { RAW, writersOf } from './tasks.ts'

/** A read of a task, resolved for one cohort: the files that it stands for now. */
export interface ResolvedRead {
  readonly key: string
  readonly cohort: string
  readonly set: boolean
  /** Name in the record (the artifact's own key where it is no set) -> path. */
  readonly paths: ReadonlyMap<string, string>
}

export const isProvenance = (read: ArtifactDeclaration): boolean => read.path === provenancePath

export const resolveRead = (
  read: ArtifactDeclaration,
  reader: StageDeclaration,
  cohort: string,
  draft: Pick<Draft, 'list' | 'task'>,
  manifest: Manifest,
): ResolvedRead => {
  const path = read.path.replace('{cohort}', cohort)
  if (read.by === null) return { key: read.key, cohort, set: false, paths: new Map([[read.key, path]]) }
  const writers = writersOf(manifest.stages, read.path, reader)
  const candidates =
    writers.length === 0
      ? draft.list(folderOf(path)).map((name) => `${folderOf(path)}/${name}`)
      : writers.flatMap((writer) => Object.keys(draft.task(writer.name)?.outputs ?? {}))
  return { key: read.key, cohort, set: true, paths: matching(path, read.by, candidates) }
}

/** Placeholder's value -> path, for the paths that fit the pattern. */
const matching = (pattern: string, by: string, paths: readonly string[]): ReadonlyMap<string, string> => {
  const [before = '', after = ''] = pattern.split(`{${by}}`)
  const found = new Map<string, string>()
  for (const path of [...paths].sort()) {
    const name = path.slice(before.length, path.length - after.length)
    if (path === before + name + after && name !== '' && !name.includes('/')) found.set(name, path)
  }
  return found
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))

/** The built-in artifact: hashes of the cohort's raw files and of all that was written before the reader. */
export const provenanceOf = (reader: StageDeclaration, cohort: string, draft: Draft, manifest: Manifest) => {
  const artifacts: Record<string, string> = {}
  for (const writer of writersOf(manifest.stages, provenancePath, reader))
    Object.assign(artifacts, draft.task(writer.name)?.outputs)
  const raw: Record<string, string> = {}
  for (const name of draft.list(`${RAW}/${cohort}`)) {
    const path = `${RAW}/${cohort}/${name}`
    const hash = draft.hash(path)
    if (hash !== null) raw[path] = hash
  }
  return { version: manifest.version, raw, artifacts }
}

export const provenanceHash = (...of: Parameters<typeof provenanceOf>): string =>
  sha256(canonicalJson(provenanceOf(...of)))
