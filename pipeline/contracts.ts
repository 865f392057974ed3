/**
 * The interface between the runner and the stages. The runner knows stages, artifacts and cohorts by name only, not their
 * content. A stage is a pure function between artifacts and opens no file.
 */

/** Bytes to a value and back. Law: encode(decode(bytes)) equals bytes that encode wrote. */
export interface Format<T> {
  decode(bytes: Uint8Array, path: string): T
  encode(value: T): Uint8Array
  /** The columns, if the file is a table. */
  readonly table?: TableSchema
}

/** The columns of a table, in the terms of Frictionless Table Schema. */
export interface TableSchema {
  /** Null if only the header of each file names the columns; every cell is then text. */
  readonly fields: readonly TableField[] | null
  /** The columns that together identify a row; empty if rows may repeat. */
  readonly primaryKey: readonly string[]
}

export interface TableField {
  readonly name: string
  readonly type: 'string' | 'number' | 'boolean'
  /** Whether an empty cell is a missing value; otherwise it is an empty text. */
  readonly optional: boolean
}

/** One file per cohort (`data/derived/{cohort}/3-durations/event-table.csv`), or one file (`reports/index.html`). */
export interface Artifact<T> {
  readonly path: string
  readonly format: Format<T>
}

/** Files with a second placeholder (`reports/{cohort}/figures/{figure}.svg`): a record with its values as keys. */
export interface ArtifactSet<T> extends Artifact<T> {
  readonly by: string
}

/** Files that may be large: each is read when the stage calls for it. */
export interface LazyArtifactSet<T> extends ArtifactSet<() => T> {
  readonly lazy: true
}

/**
 * Rows that are too many for an artifact, or may not leave their database. An earlier stage describes them in one
 * artifact, whose placeholder is the engine that opens them; without that artifact there are no such rows (null).
 */
export interface Source<T> extends Artifact<T | null> {
  readonly source: true
}

/** The part of a source's description that the runner reads; the engine reads the rest. */
export interface SourceDescription {
  /** Files of the cohort's raw folder: their hashes are the identity of the rows. */
  readonly files: readonly string[]
  /** Further settings for the engine; with the snapshot they are the identity of rows in a database. */
  readonly settings: Readonly<Record<string, string>>
  /** Environment variables that the engine receives; no trace records their values. */
  readonly environment: readonly string[]
}

/** The input of an engine. */
export interface Surroundings {
  readonly description: SourceDescription
  /** The full path of a raw file. */
  pathOf(file: string): string
  /** At most the given number of bytes from the end of a raw file. */
  endOf(file: string, bytes: number): Uint8Array
  /** The bytes of a raw file in pieces; a piece is valid until the next one is read. */
  piecesOf(file: string): Iterable<Uint8Array>
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Whether the terminal may show the keys of rows with problems. */
  readonly showKeys: boolean
}

/** An engine's module exports `connect`, which returns the source's value for the stages that read it. */
export interface EngineModule {
  connect(surroundings: Surroundings): unknown
}

/** An engine in the entry file. Its code is traced only for the cohorts that it opens. */
export interface EngineDeclaration {
  readonly name: string
  readonly module: string
}

// biome-ignore lint/suspicious/noExplicitAny: a list of artifacts mixes value types
export type AnyArtifact = Artifact<any>
export type Artifacts = Readonly<Record<string, AnyArtifact>>

type ValueOf<A> =
  A extends ArtifactSet<infer T> ? Readonly<Record<string, T>> : A extends Artifact<infer T> ? T : never

/** Input or output of a stage of scope `cohort`: a value per artifact, a record by name for a set. */
export type Values<R extends Artifacts> = { readonly [K in keyof R]: ValueOf<R[K]> }

/** Input of a stage of scope `all`: for each artifact a record by cohort. */
export type ValuesByCohort<R extends Artifacts> = {
  readonly [K in keyof R]: Readonly<Record<string, ValueOf<R[K]>>>
}

/** Progress callback of long work; must not influence results. */
export type ReportProgress = (done: number, total: number, what: string) => void

interface Described {
  /** Folder-like and unique: `4-estimate`. */
  readonly name: string
  /** One line for `--help` and the graph. */
  readonly summary: string
  /** The source file that exports this stage, from the project's root: `stages/4-estimate/stage.ts`. */
  readonly module: string
  /** Preloads slow imports that only `run` needs; optional. */
  readonly load?: () => Promise<unknown>
}

export interface CohortStage<R extends Artifacts = Artifacts, W extends Artifacts = Artifacts>
  extends Described {
  readonly scope: 'cohort'
  readonly reads: R
  readonly writes: W
  run(input: Values<R>, tell: ReportProgress): Values<W> | Promise<Values<W>>
}

export interface AllStage<R extends Artifacts = Artifacts, W extends Artifacts = Artifacts>
  extends Described {
  readonly scope: 'all'
  /** Restricts the stage to cohorts whose artifact is `true`, such as published ones. */
  readonly among?: Artifact<boolean>
  readonly reads: R
  readonly writes: W
  run(input: ValuesByCohort<R>, tell: ReportProgress): Values<W> | Promise<Values<W>>
}

// biome-ignore lint/suspicious/noExplicitAny: a list of stages mixes all kinds of artifacts
export type Stage = CohortStage<any, any> | AllStage<any, any>

/** A command outside the runner, for those that need to know the stages (`trace`). */
export interface CommandDeclaration {
  readonly name: string
  readonly summary: string
  /** The source file that exports it as `command`; loaded when called. */
  readonly module: string
}

/** A module that a command starts as a thread of its own (`answerOf`). */
export interface ThreadDeclaration {
  readonly module: string
}

/** The exports of the entry file; the stages are in the order of the data flow. */
export interface Entry {
  readonly stages: readonly Stage[]
  readonly commands?: readonly CommandDeclaration[]
  readonly engines?: readonly EngineDeclaration[]
  readonly threads?: readonly ThreadDeclaration[]
}

/** Identity function that checks the type of `run` against the declared artifacts. */
export const cohortStage = <R extends Artifacts, W extends Artifacts>(
  stage: CohortStage<R, W>,
): CohortStage<R, W> => stage
export const allStage = <R extends Artifacts, W extends Artifacts>(stage: AllStage<R, W>): AllStage<R, W> =>
  stage

export const artifact = <T>(path: string, format: Format<T>): Artifact<T> => ({ path, format })

export const artifactSet = <T>(path: string, format: Format<T>): ArtifactSet<T> => {
  const by = /\{(?!cohort\})([a-z]+)\}/.exec(path)?.[1]
  if (by === undefined) throw new Error(`${path}: expected a placeholder besides {cohort}`)
  return { path, format, by }
}

/** The same files, each read when the stage calls for it. */
export const lazily = <T>({ path, by, format }: ArtifactSet<T>): LazyArtifactSet<T> => ({
  path,
  by,
  lazy: true,
  format: {
    decode: (bytes, at) => () => format.decode(bytes, at),
    encode: (value) => format.encode(value()),
  },
})

/** @param path of the descriptions, with `{engine}` as its placeholder */
export const source = <T>({ path }: ArtifactSet<unknown>): Source<T> => ({
  path,
  source: true,
  format: {
    decode: () => null,
    encode: () => {
      throw new Error(`${path}: expected a source to be read only`)
    },
  },
})

/** Hashes of a cohort's raw files and of all artifacts of earlier stages, and Casebook's version. */
export interface Provenance {
  readonly version: string
  readonly raw: Readonly<Record<string, string>>
  readonly artifacts: Readonly<Record<string, string>>
}

/** An artifact whose content each run prints, even if an earlier run wrote it. */
export interface Announced {
  readonly announces: Announcement
}

/** Sentences that warn, or only say; warnings in a table; or faults that exclude a part of the results ("the audit"). */
export type Announcement =
  | { readonly as: 'notices' }
  | { readonly as: 'remarks' }
  | { readonly as: 'warnings' }
  | { readonly as: 'faults'; readonly leavesOut: string }

/** A read that the runner provides. */
export const provenancePath = 'provenance:{cohort}'

/** `quick` (`--quick`) skips long searches. */
export type Effort = 'full' | 'quick'

/** A read that the runner provides. A stage that declares it does less work if it is `quick`, and says so. */
export const effort: Artifact<Effort> = {
  path: 'effort:{cohort}',
  format: {
    decode: (bytes) => (new TextDecoder().decode(bytes) === 'quick' ? 'quick' : 'full'),
    encode: (value) => new TextEncoder().encode(value),
  },
}

/** Whether a path names a value that the runner provides, not a file. */
export const isBuiltIn = (path: string): boolean => /^(provenance|effort):/.test(path)
