import { type Disk, sha256 } from '../disk/disk.ts'
import { orphans } from '../disk/orphans.ts'
import type { Cause, TaskName } from '../events.ts'
import { DataError, type Fault } from '../fault.ts'
import { installedVersion } from '../installed-version.ts'
import type { Manifest, Published } from '../manifest.ts'
import type { Places } from '../places.ts'
import { planOf } from '../tasks/plan.ts'
import { cohortNames, targetsOf } from '../tasks/tasks.ts'
import { settledTables } from './code-keeper.ts'
import { readLock } from './lock.ts'

/** A discrepancy between artifacts, locks, sources and installed packages. */
export type Finding =
  | { readonly kind: 'edited' | 'missing' | 'orphan'; readonly path: string }
  | { readonly kind: 'stale'; readonly task: TaskName; readonly causes: readonly Cause[] }
  /** A file that a run needs and cannot read. */
  | { readonly kind: 'fault'; readonly fault: Fault }
  /** A folder of data/derived without one in data/raw. */
  | { readonly kind: 'no raw data'; readonly cohort: string }
  | {
      readonly kind: 'installed'
      readonly name: string
      readonly locked: string
      readonly installed: string | null
    }

/** Compares artifacts with the locks, the locks with sources and raw files, and node_modules with both. */
export const findingsOf = (disk: Disk, manifest: Manifest, places: Places): readonly Finding[] => {
  const existing = cohortNames(disk)
  const cohorts = disk.folders('data/derived')
  return [
    ...[null, ...cohorts].flatMap((cohort) => artifactFindings(disk, cohort)),
    ...codeTableFindings(disk, manifest),
    ...orphans(disk, manifest).map((path): Finding => ({ kind: 'orphan', path })),
    ...cohorts
      .filter((cohort) => !existing.includes(cohort))
      .map((cohort): Finding => ({ kind: 'no raw data', cohort })),
    ...staleFindings(disk, manifest),
    ...(manifest.published
      ? resolvedOtherwise(places, manifest.published)
      : installedOtherwise(places, packagesOf(manifest))),
  ]
}

const staleFindings = (disk: Disk, manifest: Manifest): readonly Finding[] => {
  try {
    return planOf(disk, manifest, targetsOf([], manifest, disk))
      .filter(({ causes }) => causes.some(({ kind }) => kind !== 'waits'))
      .map(({ name, causes }): Finding => ({ kind: 'stale', task: name, causes }))
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    return error.faults.map((fault): Finding => ({ kind: 'fault', fault }))
  }
}

const artifactFindings = (disk: Disk, cohort: string | null): readonly Finding[] =>
  Object.values(readLock(disk, cohort).tasks)
    .flatMap(({ outputs }) => Object.entries(outputs))
    .flatMap(([path, recorded]): readonly Finding[] => {
      const current = disk.hash(path)
      return current === recorded ? [] : [{ kind: current === null ? 'missing' : 'edited', path }]
    })

/** The code tables list exactly the closures that the locks name. */
const codeTableFindings = (disk: Disk, manifest: Manifest): readonly Finding[] =>
  settledTables(disk, manifest).flatMap(({ path, bytes, unknown }): readonly Finding[] => {
    const current = disk.hash(path)
    const expected = bytes === null ? null : sha256(bytes)
    if (current === expected && unknown.length === 0) return []
    return [{ kind: current === null ? 'missing' : 'edited', path }]
  })

export const packagesOf = ({ stages }: Pick<Manifest, 'stages'>): Readonly<Record<string, string>> =>
  Object.assign({}, ...stages.map(({ packages }) => packages))

/** The packages of node_modules whose version differs from the record. */
export const installedOtherwise = (
  places: Places,
  packages: Readonly<Record<string, string>>,
): readonly Extract<Finding, { kind: 'installed' }>[] =>
  Object.entries(packages).flatMap(([name, locked]) => {
    const installed = installedVersion(places, name)
    return installed === locked ? [] : [{ kind: 'installed' as const, name, locked, installed }]
  })

/** A published Casebook contains the packages of its stages; an optional package counts only if it is installed. */
const resolvedOtherwise = (places: Places, { required, optional }: Published): readonly Finding[] =>
  installedOtherwise(places, { ...optional, ...required }).filter(
    ({ name, installed }) => installed !== null || required[name] !== undefined,
  )
