import type { Disk } from '../disk/disk.ts'
import { CallError, DataError, type Fault } from '../fault.ts'
import { readLock } from '../history/lock.ts'
import type { Manifest, StageDeclaration } from '../manifest.ts'

/** A stage for a cohort, or for all of them. */
export interface Task {
  readonly stage: StageDeclaration
  readonly cohort: string | null
}

export const RAW = 'data/raw'

/** Every folder of data/raw is a cohort. */
export const cohortNames = (disk: Disk): readonly string[] => disk.folders(RAW)

/** The tasks that a command names: all, some cohorts, or single tasks with those that they need. */
export interface Targets {
  readonly cohorts: readonly string[]
  /** Named stages by cohort; all stages of a cohort that is absent. */
  readonly stages: ReadonlyMap<string, readonly string[]>
  /** Whether the stages over all cohorts are included. */
  readonly all: boolean
}

/** What `[]`, `my-cohort` or `my-cohort/4-estimate` names.
 * @throws CallError for anything else, with the names that exist */
export const targetsOf = (words: readonly string[], manifest: Manifest, disk: Disk): Targets => {
  const existing = cohortNames(disk)
  const cohortStages = manifest.stages.filter((stage) => stage.scope === 'cohort').map((stage) => stage.name)
  const stages = new Map<string, readonly string[]>()
  const cohorts = new Set<string>()
  for (const word of words) {
    const [cohort = '', stage, ...rest] = word.split('/')
    if (!existing.includes(cohort))
      throw new CallError(
        `${word}: expected a command or a cohort (${existing.join(', ') || 'data/raw is empty'})`,
      )
    cohorts.add(cohort)
    if (stage === undefined) continue
    if (rest.length > 0 || !cohortStages.includes(stage))
      throw new CallError(`${word}: expected a stage (${cohortStages.join(', ')})`)
    stages.set(cohort, [...(stages.get(cohort) ?? []), stage])
  }
  return { cohorts: words.length === 0 ? existing : [...cohorts].sort(), stages, all: stages.size === 0 }
}

/** A cohort's tasks in the order of the data flow: all, or the named ones with those that they need. */
export const tasksOf = (
  manifest: Manifest,
  cohort: string | null,
  asked?: readonly string[],
): readonly Task[] => {
  const stages = manifest.stages.filter((stage) => (stage.scope === 'all') === (cohort === null))
  const wanted =
    asked === undefined ? stages : stages.filter((stage) => needed(stages, asked).has(stage.name))
  return wanted.map((stage) => ({ stage, cohort }))
}

/**
 * The cohorts whose artifacts a task reads: its own, or for a task over all cohorts each cohort with a complete run that
 * the stage includes (`among`).
 * @throws DataError if the `among` artifact of such a cohort is missing, so that the stage's outputs stay unchanged
 */
export const cohortsOf = ({ stage, cohort }: Task, disk: Disk, manifest: Manifest): readonly string[] =>
  cohort !== null
    ? [cohort]
    : cohortNames(disk).filter(
        (candidate) => ranToItsEnd(candidate, disk, manifest) && isAmong(stage, candidate, disk),
      )

const ranToItsEnd = (cohort: string, disk: Disk, manifest: Manifest): boolean => {
  const { tasks } = readLock(disk, cohort)
  return tasksOf(manifest, cohort).every(({ stage }) => tasks[stage.name] !== undefined)
}

const isAmong = ({ among }: StageDeclaration, cohort: string, disk: Disk): boolean => {
  if (among === null) return true
  const path = among.replace('{cohort}', cohort)
  const bytes = disk.read(path)
  if (bytes === null) throw new DataError([notRegular(path, disk)])
  return new TextDecoder().decode(bytes).trim() === 'true'
}

/** The fault of a required file that is missing or not a regular file. */
export const notRegular = (path: string, disk: Pick<Disk, 'oddity'>): Fault => {
  const reason = disk.oddity(path)
  return {
    file: path,
    expected: 'a regular file',
    found: reason ?? 'none',
    remedy: reason === null ? undefined : 'replace it with the file itself, or remove it',
  }
}

/** The named stages and all stages that write their inputs, directly or not. */
const needed = (stages: readonly StageDeclaration[], asked: readonly string[]): ReadonlySet<string> => {
  const names = new Set(asked)
  for (const stage of stages.toReversed()) {
    if (!names.has(stage.name)) continue
    for (const read of stage.reads)
      for (const writer of writersOf(stages, read.path, stage)) names.add(writer.name)
  }
  return names
}

/** The stages that write the artifact of a read; for the provenance, all stages before the reader. */
export const writersOf = (
  stages: readonly StageDeclaration[],
  path: string,
  reader: StageDeclaration,
): readonly StageDeclaration[] =>
  path.startsWith('provenance:')
    ? stages.slice(0, stages.indexOf(reader))
    : stages.filter((stage) => stage.writes.some((write) => write.path === path))
