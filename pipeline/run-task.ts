import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyArtifact, Artifacts, Stage } from './contracts.ts'
import { sha256 } from './disk.ts'
import type { Draft } from './draft.ts'
import type { LockedTask, Trace } from './lock.ts'
import type { ArtifactDeclaration, Manifest } from './manifest.ts'
import { isProvenance, provenanceOf, resolveRead } from './reads.ts'
import { type Opening, openSource, sourceOf } from './sources.ts'
import type { Task } from './tasks.ts'

/** What a task made: its files, and the record of it for the lock. */
export interface Made {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly locked: LockedTask
}

/** Reads and decodes what the stage declared, calls it, encodes what it gave. */
export const runTask = async (
  task: Task,
  trace: Trace,
  cohorts: readonly string[],
  draft: Draft,
  manifest: Manifest,
  opening: Opening,
): Promise<Made> => {
  const stage = await loadStage(task, opening.root)
  const valueOfRead = async (read: ArtifactDeclaration, cohort: string): Promise<unknown> => {
    if (isProvenance(read)) return provenanceOf(task.stage, cohort, draft, manifest)
    if (read.isSource) {
      const source = sourceOf(read, task.stage, cohort, draft, manifest)
      return source && openSource(source, cohort, opening)
    }
    const { format, ...how } = (stage.reads as Artifacts)[read.key]!
    const { set, paths } = resolveRead(read, task.stage, cohort, draft, manifest)
    const decode = (path: string): unknown => format.decode(draft.read(path)!, path)
    const decoded = [...paths].map(
      ([name, path]) =>
        [name, 'lazy' in how ? () => (decode(path) as () => unknown)() : decode(path)] as const,
    )
    return set ? record(decoded) : decoded[0]![1]
  }
  const input: Record<string, unknown> = {}
  for (const read of task.stage.reads) {
    const values: unknown[] = []
    for (const cohort of cohorts) values.push(await valueOfRead(read, cohort))
    input[read.key] =
      task.cohort === null ? record(cohorts.map((cohort, i) => [cohort, values[i]])) : values[0]
  }
  const output = (await stage.run(input as never)) as Readonly<Record<string, unknown>>
  const files = encoded(stage, task.cohort, output)
  const outputs = Object.fromEntries([...files].map(([path, bytes]) => [path, sha256(bytes)]))
  return { files, locked: { trace, outputs } }
}

/** The compiled module's export that carries the stage's name. Loaded here and nowhere earlier. */
const loadStage = async ({ stage: { module, name } }: Task, root: string): Promise<Stage> => {
  const exports = await import(pathToFileURL(join(root, 'build', module.replace(/\.ts$/, '.js'))).href)
  const stage = Object.values(exports as Record<string, Stage>).find((value) => value?.name === name)
  if (!stage) throw new Error(`${module}: expected it to export the stage "${name}"`)
  return stage
}

const encoded = (
  stage: Stage,
  cohort: string | null,
  output: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, Uint8Array> => {
  const writes = stage.writes as Artifacts
  const surplus = Object.keys(output).filter((key) => writes[key] === undefined)
  if (surplus.length > 0)
    throw new Error(`stage ${stage.name}: expected only what it declares, found ${surplus.join(', ')}`)
  const files = new Map<string, Uint8Array>()
  for (const [key, write] of Object.entries(writes)) {
    const value = output[key]
    if (value === undefined) throw new Error(`stage ${stage.name}: expected a value for "${key}", found none`)
    const path = cohort === null ? write.path : write.path.replace('{cohort}', cohort)
    for (const [name, member] of members(write, value))
      files.set(
        name === null ? path : path.replace(/\{[a-z]+\}/, safeName(name)),
        write.format.encode(member),
      )
  }
  return files
}

const members = (write: AnyArtifact, value: unknown): readonly (readonly [string | null, unknown])[] =>
  'by' in write ? Object.entries(value as Record<string, unknown>) : [[null, value]]

/** A name from a descriptor becomes part of a path: it must stay one plain part. */
const safeName = (name: string): string => {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name))
    throw new Error(`artifact name: expected letters, digits, ".", "_" and "-", found "${name}"`)
  return name
}

const record = (entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> => {
  const result: Record<string, unknown> = Object.create(null)
  for (const [key, value] of entries) result[key] = value
  return result
}
