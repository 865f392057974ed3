import type { Effort, Provenance } from '../contracts.ts'
import type { Draft } from '../disk/draft.ts'
import { type ArtifactDeclaration, type Manifest, type StageDeclaration, toolOf } from '../manifest.ts'
import { isEffort, isProvenance, provenanceOf, type ResolvedRead, resolveRead } from './reads.ts'
import { type FoundSource, sourceOf } from './sources.ts'
import type { Task } from './tasks.ts'

/** A read of a task for one cohort, in the state of the draft. */
export type TaskRead = {
  readonly key: string
  /** With the cohort's name in place of `{cohort}`. */
  readonly path: string
  readonly cohort: string
} & (
  | { readonly kind: 'provenance'; readonly value: Provenance }
  | { readonly kind: 'effort'; readonly value: Effort }
  /** Null if the cohort's rows are not a source. */
  | { readonly kind: 'source'; readonly resolved: ResolvedRead; readonly source: FoundSource | null }
  | { readonly kind: 'files'; readonly resolved: ResolvedRead; readonly isLazy: boolean }
)

/** A task with its resolved reads, from which it is traced and run. */
export interface ResolvedTask extends Task {
  /** The cohorts whose artifacts it reads. */
  readonly cohorts: readonly string[]
  readonly reads: readonly TaskRead[]
  readonly tool: string
}

/**
 * Resolves the reads of a task once, so that its trace and its input agree.
 * @param cohorts the cohorts whose artifacts the task reads
 */
export const resolveTask = (
  task: Task,
  cohorts: readonly string[],
  draft: Draft,
  manifest: Manifest,
): ResolvedTask => ({
  ...task,
  cohorts,
  tool: toolOf(manifest),
  reads: cohorts.flatMap((cohort) =>
    task.stage.reads.map((read) => taskRead(read, task.stage, cohort, draft, manifest)),
  ),
})

const taskRead = (
  read: ArtifactDeclaration,
  stage: StageDeclaration,
  cohort: string,
  draft: Draft,
  manifest: Manifest,
): TaskRead => {
  const named = { key: read.key, path: read.path.replace('{cohort}', cohort), cohort }
  if (isProvenance(read))
    return { ...named, kind: 'provenance', value: provenanceOf(stage, cohort, draft, manifest) }
  if (isEffort(read)) return { ...named, kind: 'effort', value: manifest.effort ?? 'full' }
  const resolved = resolveRead(read, stage, cohort, draft, manifest)
  return read.isSource
    ? { ...named, kind: 'source', resolved, source: sourceOf(resolved, draft, manifest) }
    : { ...named, kind: 'files', resolved, isLazy: read.isLazy }
}
