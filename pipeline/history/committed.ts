import type { Disk } from '../disk/disk.ts'
import { CallError } from '../fault.ts'
import { plural } from '../words.ts'
import { commitOf, folderSnapshot, revisionSnapshot, type Snapshot } from './snapshot.ts'

/** The most paths that the sentence lists. */
const NAMED = 3

/** Whether the files have the same bytes as the last commit, in one sentence; null if there is no commit. */
export const committedText = (root: string, disk: Disk): string | null => {
  const commit = headOf(root)
  if (commit === null) return null
  const [before, after] = [made(revisionSnapshot(root, commit)), made(folderSnapshot(disk))]
  if (before.size === 0) return `commit ${commit.slice(0, 7)} has no file in data/derived or reports`
  const other = [...before.keys()].filter((path) => before.get(path) !== after.get(path))
  const added = [...after.keys()].filter((path) => !before.has(path)).length
  const more = added === 0 ? '' : `; ${plural(added, 'new file')} ${added === 1 ? 'is' : 'are'} not committed`
  const named = `commit ${commit.slice(0, 7)}`
  if (other.length === 0)
    return `all ${before.size} files of data/derived and reports are identical to ${named}${more}`
  const paths = other.slice(0, NAMED).join(', ')
  return `${other.length} of ${before.size} files of data/derived and reports differ from ${named}: ${paths}${other.length > NAMED ? ', ...' : ''} (npm run pipeline -- diff HEAD shows the changes)${more}`
}

const headOf = (root: string): string | null => {
  try {
    return commitOf(root, 'HEAD')
  } catch (error) {
    if (error instanceof CallError) return null
    throw error
  }
}

const made = ({ files }: Snapshot): ReadonlyMap<string, string> =>
  new Map([...files].filter(([path]) => /^(data\/derived|reports)\//.test(path)))
