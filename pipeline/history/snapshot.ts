import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { PAGE } from '../compile/page.js'
import type { Disk } from '../disk/disk.ts'
import { CallError } from '../fault.ts'
import { closuresIn, isCodeTable } from './code-table.ts'
import { type Lock, lockFrom } from './lock.ts'

/** The files of data/ and reports/, current or at a revision: `diff`, `why` and `verify` compare two of these. */
export interface Snapshot {
  /** For messages: the revision as the caller named it, or "the current files". */
  readonly name: string
  /** Path -> git's id of its bytes, under data/ and reports/, sorted. */
  readonly files: ReadonlyMap<string, string>
  read(path: string): Uint8Array | null
  /** Cohort (null for the stages over all cohorts) -> lock. */
  readonly locks: ReadonlyMap<string | null, Lock>
}

const FOLDERS = ['data', 'reports']

export const folderSnapshot = (disk: Disk): Snapshot => {
  const read = (path: string): Uint8Array | null => disk.read(path)
  const paths = FOLDERS.flatMap((folder) => filesIn(disk, folder)).filter(isKept)
  const files = new Map(paths.map((path) => [path, blobId(read(path)!)]))
  return { name: 'the current files', files, read, locks: locksOf(files, read) }
}

/** @throws CallError if there is no such revision, or no history at all */
export const revisionSnapshot = (root: string, revision: string): Snapshot => {
  const commit = commitOf(root, revision)
  const files = new Map<string, string>()
  for (const entry of git(root, ['ls-tree', '-r', '-z', commit, '--', ...FOLDERS])
    .toString()
    .split('\0')) {
    const [facts = '', path] = entry.split('\t')
    const [, kind, id] = facts.split(' ')
    if (path && id && kind === 'blob' && isKept(path)) files.set(path, id)
  }
  const read = (path: string): Uint8Array | null => {
    const id = files.get(path)
    return id === undefined ? null : git(root, ['cat-file', 'blob', id])
  }
  return { name: revision, files, read, locks: locksOf(files, read) }
}

export const commitOf = (root: string, revision: string): string => {
  try {
    return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
      .toString()
      .trim()
  } catch {
    throw new CallError(`${revision}: expected a revision that git knows, such as HEAD~1, a tag or a commit`)
  }
}

export const git = (root: string, args: readonly string[]): Buffer =>
  execFileSync('git', args, { cwd: root, maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] })

/** The paths under data/derived and reports, without the locks and the code tables. */
export const artifactsOf = (snapshot: Snapshot): readonly string[] =>
  [...snapshot.files.keys()].filter(
    (path) => /^(data\/derived|reports)\//.test(path) && !path.endsWith('/lock.json') && !isCodeTable(path),
  )

/** Excludes files that git ignores and temporary files of a run. */
const isKept = (path: string): boolean =>
  path !== 'data/derived/run.json' &&
  path !== PAGE &&
  !/\.pdf$|^reports\/[^/]+\/export\//.test(path) &&
  !/(^|\/)\.casebook-|\.casebook-tmp$/.test(path)

const locksOf = (files: Snapshot['files'], read: Snapshot['read']): Snapshot['locks'] => {
  const locks = new Map<string | null, Lock>()
  const closureOf = closuresIn(read)
  for (const path of files.keys()) {
    const cohort = /^data\/derived\/(?:([^/]+)\/)?lock\.json$/.exec(path)
    if (cohort) locks.set(cohort[1] ?? null, lockFrom(read(path), closureOf(cohort[1] ?? null)))
  }
  return locks
}

const blobId = (bytes: Uint8Array): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')

const filesIn = (disk: Disk, folder: string): readonly string[] => [
  ...disk.list(folder).map((name) => `${folder}/${name}`),
  ...disk.folders(folder).flatMap((name) => filesIn(disk, `${folder}/${name}`)),
]
