import type {
  Announcement,
  CommandDeclaration,
  Effort,
  EngineDeclaration,
  TableSchema,
  ThreadDeclaration,
} from './contracts.ts'

/** The result of the compile pass, in build/manifest.json. With it, a run that has nothing to do loads no stage. */
export interface Manifest {
  /** The file that exports the stages. */
  readonly entry: string
  readonly version: string
  readonly project: Project
  /**
   * Every file whose change requires a new compile pass: sources, the compiler itself, the package lock. Of a published
   * package, its files by absolute path.
   */
  readonly watched: Readonly<Record<string, Watched>>
  readonly sources: Readonly<Record<string, Source>>
  /** Package bundled in build/node_modules -> hash of its files. */
  readonly packageBytes: Readonly<Record<string, string>>
  readonly stages: readonly StageDeclaration[]
  /** Commands that the entry file adds to the runner's own. */
  readonly commands: readonly CommandDeclaration[]
  readonly engines: readonly EngineTrace[]
  readonly threads: readonly ThreadDeclaration[]
  /** Null in a clone of the repository. */
  readonly published: Published | null
  /** Set by `--quick`. */
  readonly effort?: Effort
}

/** Package -> version, of the packages that a published Casebook does not contain: those it was tested with. */
export interface Published {
  readonly required: Readonly<Record<string, string>>
  /** Each is asked for when a command or an engine needs it. */
  readonly optional: Readonly<Record<string, string>>
}

/** Name and version as locks record them: `casebook 0.1.0`. */
export const toolOf = ({ project, version }: Pick<Manifest, 'project' | 'version'>): string =>
  `${project.name} ${version}`

/** The project's properties from package.json, and the version of TypeScript. */
export interface Project {
  readonly name: string
  readonly description: string
  /** SPDX expression; null if none is declared. */
  readonly license: string | null
  /** The locked version of TypeScript; null if it is not locked. */
  readonly language: string | null
}

export interface Watched {
  readonly sha256: string
  /** Size, times and inode; null while the file is too young for them to be trusted. */
  readonly stat: string | null
}

export interface Source {
  /** sha256 of the code without types, comments and formatting. */
  readonly code: string
  /** Project files that it imports, and packages by name. */
  readonly imports: readonly string[]
  readonly packages: readonly string[]
  /** Uses of a clock, random numbers or node modules, which no trace can follow; refused in stages. */
  readonly escapes: readonly Escape[]
}

export interface Escape {
  readonly line: number
  readonly expected: string
  readonly found: string
}

export interface StageDeclaration {
  readonly name: string
  readonly summary: string
  readonly module: string
  readonly scope: 'cohort' | 'all'
  /** For a stage over all cohorts: the path of the artifact that says whether a cohort is included. */
  readonly among: string | null
  readonly reads: readonly ArtifactDeclaration[]
  readonly writes: readonly WrittenArtifact[]
  /** The import closure of `module`: file -> code hash, package -> locked version, and imported package -> hash of its bytes. */
  readonly code: Readonly<Record<string, string>>
  readonly packages: Readonly<Record<string, string>>
  readonly packageBytes: Readonly<Record<string, string>>
}

/** An engine with its import closure. */
export interface EngineTrace
  extends EngineDeclaration,
    Pick<StageDeclaration, 'code' | 'packages' | 'packageBytes'> {
  /** Optional package -> version, to be installed in the project before a published Casebook can use the engine. */
  readonly needs: Readonly<Record<string, string>>
}

export interface ArtifactDeclaration {
  readonly key: string
  readonly path: string
  /** The placeholder besides {cohort}, for a set. */
  readonly by: string | null
  /** Whether it is a source, which the file at the path describes. */
  readonly isSource: boolean
  /** Whether its files are read only when the stage calls for them. */
  readonly isLazy: boolean
  /** How each run prints its content; null if it does not. */
  readonly announces: Announcement | null
}

export interface WrittenArtifact extends ArtifactDeclaration {
  /** The columns; null if the file is no table. */
  readonly table: TableSchema | null
}
