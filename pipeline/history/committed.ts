import type { Disk } from '../disk/disk.ts'
import { CallError } from '../fault.ts'
import { plural } from '../words.ts'
import { commitOf, folderSnapshot, revisionSnapshot, type Snapshot } from './snapshot.ts'

/** How many paths a sentence names. */
const NAMED = 3

/** What was made against what is committed, in one sentence: whether it has the same bytes. Null where there is no commit. */
export const committedText = (root: string, disk: Disk): string | null => {
  const commit = headOf(root)
  if (commit === null) return null
  const [before, after] = [made(revisionSnapshot(root, commit)), made(folderSnapshot(disk))]
  if (before.size === 0) return `nothing in data/derived and reports is committed (${commit.slice(0, 7)})`
  const other = [...before.keys()].filter((path) => before.get(path) !== after.get(path))
  const added = [...after.keys()].filter((path) => !before.has(path)).length
  const more =
    added === 0 ? '' : `; ${plural(added, 'file')} more ${added === 1 ? 'is' : 'are'} not committed`
  const named = `commit ${commit.slice(0, 7)}`
  if (other.length === 0)
    return `the same bytes as ${named}: all ${before.size} files of data/derived and reports${more}`
  const paths = other.slice(0, NAMED).join(', ')
  return `other bytes than ${named}: ${other.length} of ${before.size} files of data/derived and reports, ${paths}${other.length > NAMED ? ', ...' : ''} (npm run pipeline -- diff HEAD says what changed)${more}`
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
