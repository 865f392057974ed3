import { outcomeOf, type Project } from '../../tools/support/project.ts'
import type { Case } from './cases.ts'
import type { Tool } from './tools.ts'

export interface Answer {
  /** How many tasks ran; null if the tool failed. */
  readonly tasks: number | null
  /** Whether the artifacts equal those of a run in an empty folder. */
  readonly isRight: boolean
}

/** @param want artifacts of a clean run after the same change */
export const answerOf = async (
  finished: Project,
  tool: Tool,
  { change, before }: Case,
  want: Artifacts,
): Promise<Answer> => {
  const project = finished.copy()
  change(project)
  await before?.(project, { run: () => tool.ran(project), start: () => tool.start(project) })
  const ran = await tool.ran(project)
  const made = artifactsOf(project)
  const isRight = made.size === want.size && [...want].every(([path, bytes]) => made.get(path) === bytes)
  project.dispose()
  return { tasks: ran?.length ?? null, isRight }
}

type Artifacts = ReadonlyMap<string, string>

export const cleanArtifacts = async (empty: Project, { change }: Case): Promise<Artifacts> => {
  const project = empty.copy()
  // a case may change an artifact, which an empty folder lacks
  try {
    change(project)
  } catch {}
  await outcomeOf(project.start(['--quiet']))
  const made = artifactsOf(project)
  project.dispose()
  return made
}

/** Artifacts without those that contain hashes of the lock, which other tools do not keep. */
const artifactsOf = (project: Project): Artifacts =>
  new Map(
    [...project.tree()].filter(
      ([path]) => !/(^|\/)(lock\.json|index\.html|datapackage\.json|ro-crate-metadata\.json)$/.test(path),
    ),
  )
