import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openDisk } from '../disk/disk.ts'
import type { Event } from '../events.ts'
import { CallError } from '../fault.ts'
import { type Manifest, toolOf } from '../manifest.ts'
import type { Places } from '../places.ts'
import { run } from '../run/run.ts'
import { targetsOf } from '../tasks/tasks.ts'
import { isEdited, type RootCause, rootCausesOf } from './root-causes.ts'
import { artifactsOf, commitOf, folderSnapshot, git, revisionSnapshot, type Snapshot } from './snapshot.ts'
import { installedOtherwise } from './verification.ts'

/** The outcome of building an artifact again from the raw files. */
export type RerunClass =
  | 'reproduced'
  | 'data changed'
  | 'code changed'
  | 'packages changed'
  | 'edited or interrupted'
  | 'unexplained'

export interface Rebuilt {
  readonly path: string
  readonly class: RerunClass
  readonly because: readonly RootCause[]
}

export interface Rerun {
  readonly artifacts: readonly Rebuilt[]
  /** Failed tasks of the rebuild. */
  readonly failures: readonly Event[]
}

/** Builds everything in a temporary folder from data/ without data/derived, with the compiled code, and compares. */
export const rerunFolder = (places: Places, manifest: Manifest): Promise<Rerun> =>
  inTemporaryFolder(async (folder) => {
    const root = places.project
    const recorded = folderSnapshot(openDisk(root))
    checkTool(recorded, manifest, 'verify --rerun')
    for (const given of foldersIn(join(root, 'data')).filter((name) => name !== 'derived'))
      cpSync(join(root, 'data', given), join(folder, 'data', given), { recursive: true })
    return rerun(places, manifest, folder, recorded)
  })

/** Runs everything in a folder that has only the given files, and compares with what was recorded. */
const rerun = async (
  places: Places,
  manifest: Manifest,
  folder: string,
  recorded: Snapshot,
): Promise<Rerun> => {
  const disk = openDisk(folder, true)
  const failures: Event[] = []
  const tell = (event: Event): void => {
    if (event.kind === 'failed') failures.push(event)
  }
  await run({ places: { ...places, project: folder }, manifest, disk, tell }, targetsOf([], manifest, disk))
  return { artifacts: classified(recorded, folderSnapshot(openDisk(folder)), places, manifest), failures }
}

const foldersIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? [entry.name] : [],
      )
    : []

/**
 * The same for a commit: in a clone with the commit's own code, in a study with the version of Casebook that the commit's
 * locks name.
 */
export const rerunRevision = (places: Places, manifest: Manifest, revision: string): Promise<Rerun> =>
  manifest.published === null
    ? rerunCommit(places, manifest, revision)
    : rerunStudyCommit(places, manifest, revision)

/** The commit's raw files, with this Casebook. @throws CallError if another version wrote the commit's locks */
const rerunStudyCommit = (places: Places, manifest: Manifest, revision: string): Promise<Rerun> =>
  inTemporaryFolder(async (folder) => {
    const root = places.project
    const commit = commitOf(root, revision)
    const recorded = revisionSnapshot(root, commit)
    checkTool(recorded, manifest, `verify --rev ${revision}`)
    const raw = [...recorded.files.keys()].filter((path) => /^data\/(?!derived\/)/.test(path))
    if (!raw.some((path) => /^data\/raw\/[^/]+\//.test(path)))
      throw new CallError(
        `verify: expected files of data/raw in ${revision}, found none (git ignores them here)`,
      )
    for (const path of raw) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), recorded.read(path)!)
    }
    return rerun(places, manifest, folder, recorded)
  })

/** @throws CallError with the command that gets the version that the locks name, if it is not this one */
const checkTool = ({ locks }: Snapshot, manifest: Manifest, words: string): void => {
  const tools = [...locks.values()].flatMap(({ tasks }) =>
    Object.values(tasks).flatMap(({ trace }) => trace.tool ?? []),
  )
  const other = tools.find((tool) => tool !== toolOf(manifest))
  if (manifest.published === null || other === undefined) return
  throw new CallError(
    `verify: expected locks of ${toolOf(manifest)}, found locks of ${other} (npx ${other.replace(' ', '@')} ${words})`,
  )
}

/** The commit with its own code, raw files and runner, and the packages that are installed here. */
const rerunCommit = (places: Places, manifest: Manifest, revision: string): Promise<Rerun> =>
  inTemporaryFolder(async (folder) => {
    const root = places.project
    const commit = commitOf(root, revision)
    execFileSync('tar', ['-x', '-C', folder], { input: git(root, ['archive', '--format=tar', commit]) })
    for (const made of ['data/derived', 'reports', 'build'])
      rmSync(join(folder, made), { recursive: true, force: true })
    // what is compiled here is compiled again where the commit's sources are others
    cpSync(join(root, 'build'), join(folder, 'build'), {
      recursive: true,
      filter: (from) => !from.startsWith(join(root, 'build/node_modules')),
    })
    for (const installed of ['node_modules', 'build/node_modules'])
      symlinkSync(join(root, installed), join(folder, installed))
    const child = spawnSync(process.execPath, ['pipeline/launch.js', manifest.entry], {
      cwd: folder,
      encoding: 'utf8',
    })
    if (child.status !== 0)
      throw new CallError(
        `verify: expected a complete run of ${revision}, found exit code ${child.status}\n${child.stderr}`,
      )
    const artifacts = classified(
      revisionSnapshot(root, commit),
      folderSnapshot(openDisk(folder)),
      places,
      manifest,
    )
    return { artifacts, failures: [] }
  })

const classified = (
  recorded: Snapshot,
  rebuilt: Snapshot,
  places: Places,
  manifest: Manifest,
): readonly Rebuilt[] => {
  const packages = Object.assign(
    {},
    ...[...recorded.locks.values()].flatMap(({ tasks }) =>
      Object.values(tasks).map(({ trace }) => trace.closure?.packages),
    ),
  )
  // a published Casebook contains its packages
  const otherwise = manifest.published ? [] : installedOtherwise(places, packages)
  const paths = [...new Set([recorded, rebuilt].flatMap(artifactsOf))].sort()
  return paths.map((path): Rebuilt => {
    if (recorded.files.get(path) === rebuilt.files.get(path))
      return { path, class: 'reproduced', because: [] }
    const installed = otherwise.map(
      ({ name, locked, installed: after }): RootCause => ({ kind: 'package', name, before: locked, after }),
    )
    const because = rootCausesOf(path, recorded, rebuilt).flatMap((cause) =>
      cause.kind === 'unexplained' && installed.length > 0 ? installed : [cause],
    )
    return { path, class: isEdited(recorded, path) ? 'edited or interrupted' : classOf(because), because }
  })
}

/** Of several causes the most basic one decides the class. */
const classOf = (because: readonly RootCause[]): RerunClass => {
  const kinds = new Set(because.map(({ kind }) => kind))
  if (kinds.has('raw')) return 'data changed'
  if (kinds.has('code') || kinds.has('code unrecorded') || kinds.has('tool') || kinds.has('stage'))
    return 'code changed'
  if (kinds.has('package') || kinds.has('package bytes')) return 'packages changed'
  return kinds.has('edited') ? 'edited or interrupted' : 'unexplained'
}

const inTemporaryFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-rerun-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
