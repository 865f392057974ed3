import { posix } from 'node:path'
import type { TableField, TableSchema } from '../contracts.ts'
import type { Draft } from '../disk/draft.ts'
import { patternOf } from '../disk/orphans.ts'
import { headerOf } from '../formats/csv.ts'
import type { LockedTask } from '../history/lock.ts'
import type { ArtifactDeclaration, Manifest, StageDeclaration } from '../manifest.ts'
import { isProvenance } from '../tasks/reads.ts'
import { filesOf } from './crate-trace.ts'
import { readSource, type Source } from './source.ts'

/** The content of the two files, read once. */
export interface Described {
  readonly cohort: string
  readonly manifest: Manifest
  /** `casebook 0.1.0` */
  readonly software: string
  readonly source: Source
  readonly tasks: readonly DescribedTask[]
  /** Every file that these tasks read or wrote, by path. */
  readonly files: readonly DescribedFile[]
}

export interface DescribedTask {
  readonly stage: StageDeclaration
  readonly locked: LockedTask
}

export interface DescribedFile {
  /** From the project's root. */
  readonly path: string
  /** From the crate's root; null if the file lies elsewhere. */
  readonly within: string | null
  readonly sha256: string
  readonly size: number
  /** The path of its artifact, with placeholders. */
  readonly artifact: string | undefined
  /** Its columns; null if it is no table. */
  readonly table: { readonly fields: readonly TableField[]; readonly primaryKey: readonly string[] } | null
}

interface DeclaredArtifact {
  /** As the stages declare it, with placeholders. */
  readonly path: string
  readonly table: TableSchema | null
}

export const rootOf = (cohort: string): string => `data/derived/${cohort}`

export const fromRoot = (cohort: string, path: string): string => posix.relative(rootOf(cohort), path)

export const described = (
  cohort: string,
  draft: Draft,
  stages: readonly StageDeclaration[],
  manifest: Manifest,
): Described => {
  const artifacts = declaredArtifacts(stages).map((one) => ({
    ...one,
    pattern: patternOf(inCohort(one, cohort)),
  }))
  const files = Object.entries(filesOf(draft, stages)).map(([path, sha256]): DescribedFile => {
    const declared = artifacts.find(({ pattern }) => pattern.test(path))
    const relative = fromRoot(cohort, path)
    return {
      path,
      within: relative.startsWith('../') ? null : relative,
      sha256,
      size: draft.size(path)!,
      artifact: declared?.path,
      table: declared?.table
        ? { ...declared.table, fields: declared.table.fields ?? headerFields(draft.read(path)!) }
        : null,
    }
  })
  return {
    cohort,
    manifest,
    software: `${manifest.project.name} ${manifest.version}`,
    source: readSource(draft, cohort),
    tasks: stages.flatMap((stage) => {
      const locked = draft.task(stage.name)
      return locked ? [{ stage, locked }] : []
    }),
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  }
}

const headerFields = (bytes: Uint8Array): readonly TableField[] =>
  headerOf(bytes).map((name) => ({ name, type: 'string', optional: false }))

/** All artifacts that the stages read or write, each once. */
export const declaredArtifacts = (stages: readonly StageDeclaration[]): readonly DeclaredArtifact[] => {
  const declared = new Map<string, DeclaredArtifact>()
  const reads = stages.flatMap((stage) => stage.reads).filter((read) => !isProvenance(read))
  for (const { path } of single(reads)) declared.set(path, { path, table: null })
  for (const { path, table } of stages.flatMap(({ writes }) => writes)) declared.set(path, { path, table })
  return [...declared.values()]
}

/** Declarations of single files before those of sets, whose patterns might match them too. */
const single = (reads: readonly ArtifactDeclaration[]): readonly ArtifactDeclaration[] =>
  reads.toSorted((a, b) => Number(a.by !== null) - Number(b.by !== null))

const inCohort = ({ path }: DeclaredArtifact, cohort: string): string => path.replace('{cohort}', cohort)
