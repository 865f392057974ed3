import type { Effort, Provenance } from '../contracts.ts'
import type { Draft } from '../disk/draft.ts'
import type { ArtifactDeclaration, Manifest, StageDeclaration } from '../manifest.ts'
import { isEffort, isProvenance, provenanceOf, type ResolvedRead, resolveRead } from './reads.ts'
import { type FoundSource, sourceOf } from './sources.ts'
import type { Task } from './tasks.ts'

/** A read of a task for one cohort, as things are in the draft. */
export type TaskRead = {
  readonly key: string
  /** With the cohort in it. */
  readonly path: string
  readonly cohort: string
} & (
  | { readonly kind: 'provenance'; readonly value: Provenance }
  | { readonly kind: 'effort'; readonly value: Effort }
  /** Null where the cohort's rows are no source. */
  | { readonly kind: 'source'; readonly resolved: ResolvedRead; readonly source: FoundSource | null }
  | { readonly kind: 'files'; readonly resolved: ResolvedRead; readonly isLazy: boolean }
)

/** A task whose reads are resolved: it is traced by them, and run with them. */
export interface ResolvedTask extends Task {
  /** Whose artifacts it reads. */
  readonly cohorts: readonly string[]
  readonly reads: readonly TaskRead[]
}

/**
 * Resolves what a task reads, once: what it is traced by is what it is given.
 * @param cohorts whose artifacts a task over all cohorts reads
 */
export const resolveTask = (
  task: Task,
  cohorts: readonly string[],
  draft: Draft,
  manifest: Manifest,
): ResolvedTask => ({
  ...task,
  cohorts,
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
