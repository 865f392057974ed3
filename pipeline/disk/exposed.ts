import { spawnSync } from 'node:child_process'
import type { Event } from '../events.ts'
import type { Manifest } from '../manifest.ts'
import { RAW } from '../tasks/tasks.ts'
import { plural } from '../words.ts'
import type { Disk } from './disk.ts'
import { isPrivate } from './published.ts'

type Notice = Extract<Event, { kind: 'notice' }>

/**
 * Notices of unpublished cohorts whose files git tracks, or would add with the next commit. Files in
 * `reports/<cohort>/public/` are made to be published. One call of git for all cohorts; no notice outside a work tree.
 */
export const exposedFiles = (
  root: string,
  cohorts: readonly string[],
  manifest: Pick<Manifest, 'stages'>,
  disk: Disk,
): readonly Notice[] => {
  const hidden = cohorts.filter((cohort) => isPrivate(cohort, manifest, disk))
  if (hidden.length === 0) return []
  // a change of .gitignore makes the next run check again
  disk.hash('.gitignore')
  const files = filesOfGit(root, hidden.flatMap(foldersOf))
  return hidden.flatMap((cohort) => {
    const own = files.filter(
      (file) =>
        foldersOf(cohort).some((folder) => file.startsWith(folder)) &&
        !file.startsWith(`reports/${cohort}/public/`),
    )
    return own.length === 0 ? [] : [noticeOf(cohort, own)]
  })
}

const foldersOf = (cohort: string): readonly string[] =>
  [RAW, 'data/derived', 'data/confirmed', 'reports'].map((folder) => `${folder}/${cohort}/`)

const noticeOf = (cohort: string, files: readonly string[]): Notice => {
  const open = foldersOf(cohort).filter((folder) => files.some((file) => file.startsWith(folder)))
  return {
    kind: 'notice',
    cohort,
    text: `the plan has publish: false, but git does not ignore ${plural(files.length, 'file')} in ${open.join(', ')}: anyone with access to the repository can read them. Add ${open.join(', ')} to .gitignore; "git rm -r --cached" removes committed files from the next commit, but not from the history`,
  }
}

/** Tracked files in these folders, and untracked files that are not ignored; none without a work tree or git. */
const filesOfGit = (root: string, folders: readonly string[]): readonly string[] => {
  const { status, stdout } = spawnSync(
    'git',
    ['--literal-pathspecs', 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...folders],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  return status === 0 ? stdout.split('\0').filter((file) => file !== '') : []
}
