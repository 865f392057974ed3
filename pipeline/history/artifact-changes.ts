import { isCratePath } from '../crate/crate-trace.ts'
import { type DifferenceClass, difference, type FileDifference } from './difference.ts'
import { type RootCause, rootCausesOf } from './root-causes.ts'
import { artifactsOf, type Snapshot } from './snapshot.ts'

export interface ArtifactChange extends FileDifference {
  readonly change: 'added' | 'changed' | 'removed'
  readonly because: readonly RootCause[]
}

export interface ArtifactChanges {
  readonly before: string
  readonly after: string
  readonly counts: Readonly<Record<DifferenceClass, number>>
  readonly artifacts: readonly ArtifactChange[]
}

/** Every artifact that differs, with the changed rows and the causes. */
export const changesBetween = (before: Snapshot, after: Snapshot): ArtifactChanges => {
  const paths = [...new Set([before, after].flatMap(artifactsOf))].filter((path) => !isCratePath(path)).sort()
  const differing = paths.filter((path) => before.files.get(path) !== after.files.get(path))
  const artifacts = differing.map((path): ArtifactChange => {
    const [was, is] = [before.read(path), after.read(path)]
    const change = was === null ? 'added' : is === null ? 'removed' : 'changed'
    return { ...difference(path, was, is), change, because: rootCausesOf(path, before, after) }
  })
  const counts = { identical: paths.length - differing.length, formatting: 0, '<= 1e-9': 0, material: 0 }
  for (const artifact of artifacts) counts[artifact.class] += 1
  return {
    before: before.name,
    after: after.name,
    counts,
    artifacts: artifacts.filter((artifact) => artifact.class !== 'identical'),
  }
}
