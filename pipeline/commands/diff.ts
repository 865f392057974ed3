import { openDisk } from '../disk/disk.ts'
import { CallError } from '../fault.ts'
import { type ArtifactChanges, changesBetween } from '../history/artifact-changes.ts'
import { changesMarkdown, changesText } from '../history/difference-words.ts'
import { folderSnapshot, revisionSnapshot } from '../history/snapshot.ts'
import type { Command, CommandCall } from './command.ts'

export const command: Command = {
  name: 'diff',
  summary: 'which numbers changed since a revision, by how much, and why',
  flags: {
    json: { type: 'boolean' },
    markdown: { type: 'boolean' },
    'exit-code': { type: 'boolean' },
  },
  help: `npm run pipeline -- diff <revision> [<revision>] [--json | --markdown] [--exit-code]

Compares the artifacts of a revision with those of another, or with the current files: rows added, removed
and changed by their key columns, each number with its absolute and relative change. The cause comes from
the two locks: the cell of a raw file, the source file or the package.
The difference of each artifact is one of

  identical    the same bytes (not listed)
  formatting   the same rows and values, formatted differently
  <= 1e-9      no number differs by more than a relative 1e-9
  material     any other difference

  --markdown   a page for a pull request
  --json       all changes; the text shortens long lists
  --exit-code  1 if any difference is material, 0 otherwise

Examples
  npm run pipeline -- diff HEAD                 what changed since the last commit
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
    return call.flags['exit-code'] && changes.artifacts.some((artifact) => artifact.class === 'material')
      ? 1
      : 0
  },
}

const changesOf = ({ root, words }: CommandCall): ArtifactChanges => {
  const [first, second, ...rest] = words
  if (first === undefined || rest.length > 0)
    throw new CallError('diff: give one or two revisions, such as HEAD')
  const after = second === undefined ? folderSnapshot(openDisk(root)) : revisionSnapshot(root, second)
  return changesBetween(revisionSnapshot(root, first), after)
}
