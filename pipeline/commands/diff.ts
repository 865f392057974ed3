import { openDisk } from '../disk/disk.ts'
import { CallError } from '../fault.ts'
import { type ArtifactChanges, changesBetween } from '../history/artifact-changes.ts'
import { changesMarkdown, changesText } from '../history/difference-words.ts'
import { folderSnapshot, revisionSnapshot } from '../history/snapshot.ts'
import type { Command, CommandCall } from './command.ts'

export const command: Command = {
  name: 'diff',
  summary: 'which numbers changed since a revision, by how much, and because of what',
  flags: {
    json: { type: 'boolean' },
    markdown: { type: 'boolean' },
    'exit-code': { type: 'boolean' },
  },
  help: `npm run pipeline -- diff <revision> [<revision>] [--json | --markdown] [--exit-code]

Compares the artifacts of a revision with those of another, or with the folder as it is now: rows
added, removed and changed by their key columns, each number with its absolute and relative change.
The cause is joined from the two locks: which cell of which raw file, which source file, which package.
Each artifact is one of

  identical    the same bytes (not listed)
  formatting   the same rows and values, written otherwise
  <= 1e-9      no number differs by more than 1e-9 of itself
  material     anything else

  --markdown   a page for a pull request
  --json       everything, also what the text cuts short
  --exit-code  1 if a difference is material, 0 if not

Examples
  npm run pipeline -- diff HEAD                 what the last run changed
  npm run pipeline -- diff v1.0 v1.1 --markdown
  npm run pipeline -- diff origin/main --exit-code --json
`,
  run: async (call) => {
    const changes = changesOf(call)
    const text = call.flags['json']
      ? `${JSON.stringify(changes, null, 2)}\n`
      : call.flags['markdown']
        ? changesMarkdown(changes)
        : changesText(changes)
    process.stdout.write(text)
    return call.flags['exit-code'] && changes.artifacts.some((one) => one.class === 'material') ? 1 : 0
  },
}

const changesOf = ({ root, words }: CommandCall): ArtifactChanges => {
  const [first, second, ...rest] = words
  if (first === undefined || rest.length > 0)
    throw new CallError(`diff: expected one or two revisions, found ${words.length}`)
  const after = second === undefined ? folderSnapshot(openDisk(root)) : revisionSnapshot(root, second)
  return changesBetween(revisionSnapshot(root, first), after)
}
