import { spawnSync } from 'node:child_process'
import type { Event } from '../events.ts'
import type { Manifest } from '../manifest.ts'
import { RAW } from '../tasks/tasks.ts'
import { plural } from '../words.ts'
import type { Disk } from './disk.ts'
import { isPrivate } from './published.ts'

type Notice = Extract<Event, { kind: 'notice' }>

/**
 * Of cohorts that say of themselves that they are not among the published ones: which of their files git has, or would
 * take with the next commit. What `reports/<cohort>/public/` holds is made to be handed out. One call of git for all;
 * nothing is said outside of a work tree.
 */
export const exposedFiles = (
  root: string,
  cohorts: readonly string[],
  manifest: Pick<Manifest, 'stages'>,
  disk: Disk,
): readonly Notice[] => {
  const hidden = cohorts.filter((cohort) => isPrivate(cohort, manifest, disk))
  if (hidden.length === 0) return []
  // so that the next run looks again when it has changed
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
  [RAW, 'data/derived', 'reports'].map((folder) => `${folder}/${cohort}/`)

const noticeOf = (cohort: string, files: readonly string[]): Notice => {
  const open = foldersOf(cohort).filter((folder) => files.some((file) => file.startsWith(folder)))
  return {
    kind: 'notice',
    cohort,
    text: `the plan says publish: false, but git does not ignore ${plural(files.length, 'file')} in ${open.join(', ')}: everyone with the repository can read them. Add ${open.join(', ')} to .gitignore; "git rm -r --cached" removes what is already committed from the next commit, but not from the history`,
  }
}

/** Tracked files in these folders, and those that are neither tracked nor ignored; none where there is no work tree, or no git. */
const filesOfGit = (root: string, folders: readonly string[]): readonly string[] => {
  const { status, stdout } = spawnSync(
    'git',
    ['--literal-pathspecs', 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...folders],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  return status === 0 ? stdout.split('\0').filter((file) => file !== '') : []
}
