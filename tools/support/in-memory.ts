import type { OpenRows } from '../../engines/row-source.ts'
import { type Artifacts, effort, type Stage } from '../../pipeline/contracts.ts'
import { decodeCached } from '../../pipeline/disk/decode-cache.ts'
import { DataError, type Fault } from '../../pipeline/fault.ts'
import { stages } from '../../stages/index.ts'

/** A cohort's files by path, as on the disk. */
export type Files = ReadonlyMap<string, Uint8Array>

/** The outcome of a run: all files including the outputs, or the faults of the first stage that failed. */
export type Outcome =
  | { readonly kind: 'done'; readonly files: Files }
  | { readonly kind: 'faults'; readonly stage: string; readonly faults: readonly Fault[] }

/** The cohort of an in-memory run. */
export const COHORT = 'six'

/** Raw files by name as files by path. */
export const rawFiles = (byName: Readonly<Record<string, Uint8Array>>): Files =>
  new Map(Object.entries(byName).map(([name, bytes]) => [`data/raw/${COHORT}/${name}`, bytes]))

/**
 * Runs stages in order on files in memory, as the runner does on a disk: each receives its declared inputs, decoded from
 * bytes, and its outputs are encoded to bytes.
 */
export const runStages = async (
  stages: readonly Stage[],
  raw: Files,
  /** Opens the rows of a registry. */
  rows: OpenRows | null = null,
  /** Applied to each input; freezes by default, because stages share values and must not change them. */
  handed: <T>(value: T) => T = frozen,
): Promise<Outcome> => {
  const files = new Map(raw)
  for (const stage of stages) {
    try {
      const input = inputOf(stage, files, rows, handed)
      const output = (await stage.run(input as never, () => {})) as Readonly<Record<string, unknown>>
      for (const [path, bytes] of encoded(stage.writes, output)) files.set(path, bytes)
    } catch (error) {
      if (!(error instanceof DataError)) throw error
      return { kind: 'faults', stage: stage.name, faults: error.faults }
    }
  }
  return { kind: 'done', files }
}

/** A decoded artifact of a completed run. */
export const artifactOf = <T>(
  files: Files,
  { path, format }: { path: string; format: { decode(bytes: Uint8Array, path: string): T } },
): T => format.decode(files.get(path.replace('{cohort}', COHORT))!, path)

/** Freezes a value deeply, except byte arrays, which cannot be frozen. */
const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value))
    return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}

const inputOf = (
  stage: Stage,
  files: Files,
  rows: OpenRows | null,
  handed: <T>(value: T) => T,
): Readonly<Record<string, unknown>> => {
  const missing: Fault[] = []
  const input: Record<string, unknown> = {}
  for (const [key, read] of Object.entries(stage.reads as Artifacts)) {
    const path = read.path.replace('{cohort}', COHORT)
    if ('source' in read) input[key] = rows
    else if (read.path === effort.path) input[key] = 'full'
    else if ('by' in read) {
      const members: Record<string, unknown> = Object.create(null)
      for (const [name, at] of matching(path, files))
        members[name] = handed(decodeCached(read.format, files.get(at)!, at))
      input[key] = members
    } else if (files.has(path)) input[key] = handed(decodeCached(read.format, files.get(path)!, path))
    else missing.push({ file: path.replace(/^.*\//, ''), expected: 'a regular file', found: 'none' })
  }
  if (missing.length > 0) throw new DataError(missing)
  return input
}

const matching = (pattern: string, files: Files): readonly (readonly [string, string])[] => {
  const [before = '', after = ''] = pattern.split(/\{[a-z]+\}/)
  return [...files.keys()]
    .filter((path) => path.startsWith(before) && path.endsWith(after))
    .map((path) => [path.slice(before.length, path.length - after.length), path] as const)
    .filter(([name]) => name !== '' && !name.includes('/'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

const encoded = (
  writes: Artifacts,
  output: Readonly<Record<string, unknown>>,
): readonly (readonly [string, Uint8Array])[] =>
  Object.entries(writes).flatMap(([key, write]) => {
    const path = write.path.replace('{cohort}', COHORT)
    const value = output[key]
    if (!('by' in write)) return [[path, write.format.encode(value)] as const]
    return Object.entries(value as Readonly<Record<string, unknown>>).map(([name, member]) => {
      if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw new Error(`artifact name: found "${name}"`)
      return [path.replace(/\{[a-z]+\}/, name), write.format.encode(member)] as const
    })
  })

/** The stages up to a number, such as 5 for group comparisons. */
export const stagesUpTo = (number: number) => stages.filter(({ name }) => Number.parseInt(name, 10) <= number)
