import type { AnyArtifact, Artifacts, ReportProgress, Stage } from '../contracts.ts'
import { decodeCached } from '../disk/decode-cache.ts'
import { bytesOf } from '../disk/disk.ts'
import type { Draft } from '../disk/draft.ts'
import { DataError } from '../fault.ts'
import type { StageDeclaration } from '../manifest.ts'
import { moduleUrl, type Places } from '../places.ts'
import { type FoundSource, openSource } from '../tasks/sources.ts'
import type { ResolvedTask, TaskRead } from '../tasks/task-reads.ts'
import { throttled } from './throttle.ts'

/** A task with the bytes of all its inputs, so that any thread can run it. */
export interface Call {
  readonly stage: StageDeclaration
  /** Null for a stage over all cohorts. */
  readonly cohort: string | null
  /** Cohort -> key of the read -> its files, or the value that the runner provides. */
  readonly reads: ReadonlyMap<string, ReadonlyMap<string, Gathered>>
}

type Gathered =
  | { readonly set: boolean; readonly files: readonly (readonly [name: string, path: string, Uint8Array])[] }
  | { readonly lazy: readonly (readonly [name: string, path: string])[] }
  | { readonly source: FoundSource | null; readonly showKeys: boolean }
  | { readonly value: unknown }

/** Reads the bytes of the task's resolved reads. */
export const gather = (task: ResolvedTask, draft: Pick<Draft, 'read'>, showKeys: boolean): Call => {
  const gathered = (read: TaskRead): Gathered => {
    if (read.kind === 'provenance' || read.kind === 'effort') return { value: read.value }
    if (read.kind === 'source') return { source: read.source, showKeys }
    const { set, paths } = read.resolved
    if (read.isLazy) return { lazy: [...paths] }
    return { set, files: [...paths].map(([name, path]) => [name, path, draft.read(path)!]) }
  }
  const reads = task.cohorts.map(
    (name) =>
      [
        name,
        new Map(task.reads.filter(({ cohort }) => cohort === name).map((read) => [read.key, gathered(read)])),
      ] as const,
  )
  return { stage: task.stage, cohort: task.cohort, reads: new Map(reads) }
}

/** Decodes the inputs, calls the stage, and encodes its outputs. */
export const compute = async (
  { stage: { module, name, reads }, cohort, reads: gathered }: Call,
  places: Places,
  tell: ReportProgress,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const stage = await loadStage(module, name, places)
  const input: Record<string, unknown> = {}
  for (const { key } of reads) {
    const values: (readonly [string, unknown])[] = []
    for (const [cohortName, read] of gathered)
      values.push([cohortName, await decoded(read.get(key)!, stage.reads, key, places)])
    input[key] = cohort === null ? record(values) : values[0]![1]
  }
  const output = await stage.run(input as never, throttled(tell))
  return encoded(stage, cohort, output as Readonly<Record<string, unknown>>)
}

const decoded = async (
  read: Gathered,
  declared: Artifacts,
  key: string,
  places: Places,
): Promise<unknown> => {
  if ('value' in read) return read.value
  if ('source' in read) return read.source && openSource(read.source, places, read.showKeys)
  const { format } = declared[key]!
  if ('lazy' in read)
    return record(
      read.lazy.map(
        ([name, path]) =>
          [name, () => format.decode(bytesOf(places.project, path) ?? throwMissing(path), path)()] as const,
      ),
    )
  const values = read.files.map(([name, path, bytes]) => [name, decodeCached(format, bytes, path)] as const)
  return read.set ? record(values) : values[0]![1]
}

const throwMissing = (path: string): never => {
  throw new DataError([{ file: path, expected: 'a file that was there when the run began', found: 'none' }])
}

/** The export of the compiled module with the stage's name; stages are loaded only here. */
export const loadStage = async (module: string, name: string, places: Places): Promise<Stage> => {
  const exports = await import(moduleUrl(places, module))
  const stage = Object.values(exports as Record<string, Stage>).find((value) => value?.name === name)
  if (!stage) throw new Error(`${module}: expected an export with the stage "${name}", found none`)
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

/** Checks a name from a descriptor before it becomes part of a path. */
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
