import { type Artifacts, effort, type Stage } from '../contracts.ts'
import { decodeCached } from '../disk/decode-cache.ts'
import { DataError, type Fault } from '../fault.ts'

/** A cohort's files by path, as on the disk. */
export type Files = ReadonlyMap<string, Uint8Array>

/** The outcome of a run: all files including the outputs, or the faults of the first stage that failed. */
export type Outcome =
  | { readonly kind: 'done'; readonly files: Files }
  | { readonly kind: 'faults'; readonly stage: string; readonly faults: readonly Fault[] }

interface InMemory {
  /** The value of each source that a stage reads: the rows of a registry; null without one. */
  readonly source: unknown
  /** Applied to each input. */
  readonly handed: <T>(value: T) => T
}

/**
 * Runs stages of a cohort in order on files in memory, as the runner does on a disk: each receives its declared inputs,
 * decoded from bytes, and its outputs are encoded to bytes. Nothing is written.
 */
export const runInMemory = async (
  stages: readonly Stage[],
  cohort: string,
  raw: Files,
  { source, handed }: InMemory = { source: null, handed: (value) => value },
): Promise<Outcome> => {
  const files = new Map(raw)
  for (const stage of stages) {
    try {
      const input = inputOf(stage, cohort, files, { source, handed })
      const output = (await stage.run(input as never, () => {})) as Readonly<Record<string, unknown>>
      for (const [path, bytes] of encoded(stage.writes, cohort, output)) files.set(path, bytes)
    } catch (error) {
      if (!(error instanceof DataError)) throw error
      return { kind: 'faults', stage: stage.name, faults: error.faults }
    }
  }
  return { kind: 'done', files }
}

const inputOf = (
  stage: Stage,
  cohort: string,
  files: Files,
  { source, handed }: InMemory,
): Readonly<Record<string, unknown>> => {
  const missing: Fault[] = []
  const input: Record<string, unknown> = {}
  for (const [key, read] of Object.entries(stage.reads as Artifacts)) {
    const path = read.path.replace('{cohort}', cohort)
    if ('source' in read) input[key] = source
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
  cohort: string,
  output: Readonly<Record<string, unknown>>,
): readonly (readonly [string, Uint8Array])[] =>
  Object.entries(writes).flatMap(([key, write]) => {
    const path = write.path.replace('{cohort}', cohort)
    const value = output[key]
    if (!('by' in write)) return [[path, write.format.encode(value)] as const]
    return Object.entries(value as Readonly<Record<string, unknown>>).map(([name, member]) => {
      if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw new Error(`artifact name: found "${name}"`)
      return [path.replace(/\{[a-z]+\}/, name), write.format.encode(member)] as const
    })
  })
