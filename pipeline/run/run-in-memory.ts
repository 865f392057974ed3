import {
  type Artifacts,
  type Effort,
  effort,
  type Provenance,
  provenancePath,
  type ReportProgress,
  type Stage,
} from '../contracts.ts'
import { decodeCached } from '../disk/decode-cache.ts'
import { DataError, type Fault } from '../fault.ts'
import { sha256 } from '../formats/sha256.ts'

/** A cohort's files by path, as on the disk. */
export type Files = ReadonlyMap<string, Uint8Array>

/** The outcome of a run: all files including the outputs, or the faults of the first stage that failed. */
export type Outcome =
  | { readonly kind: 'done'; readonly files: Files }
  | { readonly kind: 'faults'; readonly stage: string; readonly faults: readonly Fault[] }

interface InMemory {
  /** The value of each source that a stage reads: the rows of a registry; absent: none. */
  readonly source?: unknown
  /** Applied to each input. */
  readonly handed?: <T>(value: T) => T
  readonly effort?: Effort
  /** Casebook's version, which reports state. */
  readonly version?: string
  /** Hears when a stage begins, and how far it is: of `total` parts, `done`. */
  readonly tell?: (stage: string, done: number, total: number, what: string) => void
}

/**
 * Runs stages of a cohort in order on files in memory, as the runner does on a disk: each receives its declared inputs,
 * decoded from bytes, and its outputs are encoded to bytes. Nothing is written. Stages over all cohorts do not run.
 */
export const runInMemory = async (
  stages: readonly Stage[],
  cohort: string,
  raw: Files,
  options: InMemory = {},
): Promise<Outcome> => {
  const files = new Map(raw)
  for (const stage of stages.filter(({ scope }) => scope === 'cohort')) {
    try {
      options.tell?.(stage.name, 0, 0, '')
      const input = await inputOf(stage, cohort, files, { ...options, given: raw })
      const step: ReportProgress = (done, total, what) => options.tell?.(stage.name, done, total, what)
      const output = (await stage.run(input as never, step)) as Readonly<Record<string, unknown>>
      for (const [path, bytes] of encoded(stage.writes, cohort, output)) files.set(path, bytes)
    } catch (error) {
      if (!(error instanceof DataError)) throw error
      return { kind: 'faults', stage: stage.name, faults: error.faults }
    }
  }
  return { kind: 'done', files }
}

const inputOf = async (
  stage: Stage,
  cohort: string,
  files: Files,
  {
    source = null,
    handed = (value) => value,
    version = '',
    effort: asked = 'full',
    given,
  }: InMemory & { readonly given: Files },
): Promise<Readonly<Record<string, unknown>>> => {
  const missing: Fault[] = []
  const input: Record<string, unknown> = {}
  for (const [key, read] of Object.entries(stage.reads as Artifacts)) {
    const path = read.path.replace('{cohort}', cohort)
    if ('source' in read) input[key] = source
    else if (read.path === effort.path) input[key] = asked
    else if (read.path === provenancePath) input[key] = await provenanceOf(cohort, files, given, version)
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

/** Hashes of the cohort's raw files among those `given`, and of what earlier stages wrote. */
const provenanceOf = async (
  cohort: string,
  files: Files,
  given: Files,
  version: string,
): Promise<Provenance> => {
  const hashes = async (isWanted: (path: string) => boolean): Promise<Readonly<Record<string, string>>> => {
    const paths = [...files.keys()].filter(isWanted).toSorted((a, b) => (a < b ? -1 : 1))
    return Object.fromEntries(
      await Promise.all(paths.map(async (path) => [path, await sha256(files.get(path)!)] as const)),
    )
  }
  return {
    version,
    raw: await hashes((path) => path.startsWith(`data/raw/${cohort}/`)),
    artifacts: await hashes((path) => !given.has(path)),
  }
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
