/**
 * What the runner and the stages agree on. The runner knows stages, artifacts and cohorts as names; it knows
 * nothing of what is in them. A stage is a pure function between artifacts and opens no file.
 */

/** Bytes to a value and back. Law: encode(decode(bytes)) equals bytes for whatever encode wrote. */
export interface Format<T> {
  decode(bytes: Uint8Array, path: string): T
  encode(value: T): Uint8Array
  /** What the columns hold, if the file is a table. */
  readonly table?: TableSchema
}

/** The columns of a table in the words of Frictionless Table Schema. */
export interface TableSchema {
  /** Null where only the file's own header names the columns: then every cell is text. */
  readonly fields: readonly TableField[] | null
  /** The columns that together tell the rows apart; none where rows may repeat. */
  readonly primaryKey: readonly string[]
}

export interface TableField {
  readonly name: string
  readonly type: 'string' | 'number' | 'boolean'
  /** Whether an empty cell is a missing value; an empty text is a text. */
  readonly optional: boolean
}

/** One file per cohort (`data/derived/{cohort}/3-durations/event-table.csv`), or one for all (`reports/index.html`). */
export interface Artifact<T> {
  readonly path: string
  readonly format: Format<T>
}

/** Files that differ in one more placeholder (`reports/{cohort}/figures/{figure}.svg`): a record by that name. */
export interface ArtifactSet<T> extends Artifact<T> {
  readonly by: string
}

/** Files that may be too large for the stage to want: each is read when it is asked for. */
export interface LazyArtifactSet<T> extends ArtifactSet<() => T> {
  readonly lazy: true
}

/**
 * Rows that are too many for an artifact, or may not leave where they lie. An earlier stage describes them in one
 * artifact, whose placeholder is the engine that opens them; where it wrote none, there are no such rows (null).
 */
export interface Source<T> extends Artifact<T | null> {
  readonly source: true
}

/** What the runner reads of a source's description; the engine reads the rest. */
export interface SourceDescription {
  /** Files of the cohort's raw folder: their hashes are the identity of the rows. */
  readonly files: readonly string[]
  /** What else the engine has to know; with the snapshot it is the identity of rows in a database. */
  readonly settings: Readonly<Record<string, string>>
  /** Names of environment variables whose values the engine is given; they are in no trace. */
  readonly environment: readonly string[]
}

/** What an engine is handed. */
export interface Surroundings {
  readonly description: SourceDescription
  /** Where a raw file lies. */
  pathOf(file: string): string
  /** The last bytes of a raw file, at most so many. */
  endOf(file: string, bytes: number): Uint8Array
  /** All bytes of a raw file, a piece after the other; a piece holds until the next one is asked for. */
  piecesOf(file: string): Iterable<Uint8Array>
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Whether the names of rows at fault may be shown on the terminal. */
  readonly showKeys: boolean
}

/** An engine's module exports `connect`: a source's value for the stages that read it. */
export interface EngineModule {
  connect(surroundings: Surroundings): unknown
}

/** An engine, as the entry file names it. Its code is traced for the cohorts that it opens, and for no other. */
export interface EngineDeclaration {
  readonly name: string
  readonly module: string
}

// biome-ignore lint/suspicious/noExplicitAny: an artifact's value type is its own affair
export type AnyArtifact = Artifact<any>
export type Artifacts = Readonly<Record<string, AnyArtifact>>

type ValueOf<A> =
  A extends ArtifactSet<infer T> ? Readonly<Record<string, T>> : A extends Artifact<infer T> ? T : never

/** What `run` of a stage of one cohort is given or gives: a value per artifact, a record by name for a set. */
export type Values<R extends Artifacts> = { readonly [K in keyof R]: ValueOf<R[K]> }

/** What a stage of scope `all` is given: for each artifact a record by cohort. */
export type ValuesByCohort<R extends Artifacts> = {
  readonly [K in keyof R]: Readonly<Record<string, ValueOf<R[K]>>>
}

/** What long work says of itself: so much of so much is done, and of what. For whoever waits; nothing written may depend on it. */
export type ReportProgress = (done: number, total: number, what: string) => void

interface Described {
  /** Folder-like and unique: `4-estimate`. */
  readonly name: string
  /** One line for `--help` and the graph. */
  readonly summary: string
  /** The source file that exports this stage, from the project's root: `stages/4-estimate/stage.ts`. */
  readonly module: string
  /** Loads what only a run needs and takes long to load; who is sure to run the stage may call it ahead. */
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
  /** Only the cohorts of which this is true: what is written for all of them then says nothing of the others. */
  readonly among?: Artifact<boolean>
  readonly reads: R
  readonly writes: W
  run(input: ValuesByCohort<R>, tell: ReportProgress): Values<W> | Promise<Values<W>>
}

// biome-ignore lint/suspicious/noExplicitAny: a list of stages mixes all kinds of artifacts
export type Stage = CohortStage<any, any> | AllStage<any, any>

/** A command beside the runner's own, for what only the stages' side knows (`trace` of a result). */
export interface CommandDeclaration {
  readonly name: string
  readonly summary: string
  /** The source file that exports it as `command`; loaded when it is called. */
  readonly module: string
}

/** What the entry file exports: the stages in the order in which data passes. */
export interface Entry {
  readonly stages: readonly Stage[]
  readonly commands?: readonly CommandDeclaration[]
  readonly engines?: readonly EngineDeclaration[]
}

/** Names a stage and checks its `run` against what it declares. */
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

/** The same files, each taken when it is asked for. */
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

/** Hashes of a cohort's raw files and of all artifacts written before the asking stage, and Casebook's version. */
export interface Provenance {
  readonly version: string
  readonly raw: Readonly<Record<string, string>>
  readonly artifacts: Readonly<Record<string, string>>
}

/** An artifact of which each run prints what it holds, whether it wrote it or an earlier run did. */
export interface Announced {
  readonly announces: Announcement
}

/** Sentences; warnings in a table; or faults, which leave a part of the results out ("the audit"). */
export type Announcement =
  | { readonly as: 'notices' }
  | { readonly as: 'warnings' }
  | { readonly as: 'faults'; readonly leavesOut: string }

/** A read that no stage writes: the runner makes it. */
export const provenancePath = 'provenance:{cohort}'

/** How much work a run is to spend: `--quick` leaves long searches out. */
export type Effort = 'full' | 'quick'

/** Another read that the runner makes. A stage that declares it gives less where it is `quick`, and says so. */
export const effort: Artifact<Effort> = {
  path: 'effort:{cohort}',
  format: {
    decode: (bytes) => (new TextDecoder().decode(bytes) === 'quick' ? 'quick' : 'full'),
    encode: (value) => new TextEncoder().encode(value),
  },
}

/** Whether a path names what the runner makes and no file holds. */
export const isBuiltIn = (path: string): boolean => /^(provenance|effort):/.test(path)
