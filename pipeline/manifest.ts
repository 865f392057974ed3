import type { Announcement, CommandDeclaration, Effort, EngineDeclaration, TableSchema } from './contracts.ts'

/** What the compile pass found out, kept in build/manifest.json: with it a run that has nothing to do loads no stage. */
export interface Manifest {
  /** The file that lists the stages, as make is given a Makefile. */
  readonly entry: string
  readonly version: string
  readonly project: Project
  /** Every file whose change asks for a new compile pass: sources, the compiler itself, the package lock. */
  readonly watched: Readonly<Record<string, Watched>>
  readonly sources: Readonly<Record<string, Source>>
  /** Every package that is one script in build/node_modules -> hash of the bytes that it is made of. */
  readonly packageBytes: Readonly<Record<string, string>>
  readonly stages: readonly StageDeclaration[]
  /** Commands that the entry file adds to the runner's own. */
  readonly commands: readonly CommandDeclaration[]
  readonly engines: readonly EngineTrace[]
  /** Set by a run that was asked for less than the full work. */
  readonly effort?: Effort
}

/** What package.json says of the project, and the version of the language that it is written in. */
export interface Project {
  readonly name: string
  readonly description: string
  /** SPDX expression; null where none is declared. */
  readonly license: string | null
  /** The locked version of TypeScript; null where it is not locked. */
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
  /** sha256 of the module as it was written to build/. */
  readonly built: string
  /** Project files that it imports, and packages by name. */
  readonly imports: readonly string[]
  readonly packages: readonly string[]
  /** Where the code reaches for something that no trace can follow; in a stage each is refused. */
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
  /** Of a stage over all cohorts: the path of the artifact that says whether a cohort is among them. */
  readonly among: string | null
  readonly reads: readonly ArtifactDeclaration[]
  readonly writes: readonly WrittenArtifact[]
  /** The import closure of `module`: file -> code hash, package -> locked version, and imported package -> hash of its bytes. */
  readonly code: Readonly<Record<string, string>>
  readonly packages: Readonly<Record<string, string>>
  readonly packageBytes: Readonly<Record<string, string>>
}

/** An engine with its import closure, as a stage has one. */
export interface EngineTrace
  extends EngineDeclaration,
    Pick<StageDeclaration, 'code' | 'packages' | 'packageBytes'> {}

export interface ArtifactDeclaration {
  readonly key: string
  readonly path: string
  /** The placeholder besides {cohort}, for a set. */
  readonly by: string | null
  /** Whether it is a source: what the path holds describes it. */
  readonly isSource: boolean
  /** Whether its files are read only when the stage asks. */
  readonly isLazy: boolean
  /** What each run prints of it; null for nothing. */
  readonly announces: Announcement | null
}

export interface WrittenArtifact extends ArtifactDeclaration {
  /** What the columns hold; null if the file is no table. */
  readonly table: TableSchema | null
}
