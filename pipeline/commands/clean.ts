import { PAGE } from '../compile/page.js'
import { openDisk } from '../disk/disk.ts'
import { takeFolder } from '../disk/guard.ts'
import { isGeneratedPath, orphans } from '../disk/orphans.ts'
import { CallError } from '../fault.ts'
import { openCodeKeeper } from '../history/code-keeper.ts'
import { codeTablePath } from '../history/code-table.ts'
import { lockPath, readLock } from '../history/lock.ts'
import { cohortNames } from '../tasks/tasks.ts'
import { plural } from '../words.ts'
import type { Command, CommandCall } from './command.ts'

export const command: Command = {
  name: 'clean',
  summary: 'remove the files that stages wrote, or only those that no stage writes any longer',
  flags: {
    json: { type: 'boolean' },
    orphans: { type: 'boolean' },
    'dry-run': { type: 'boolean', short: 'n' },
  },
  help: `npm run pipeline -- clean [<cohort> ...] [--orphans] [--dry-run] [--json]

Removes the artifacts and the lock of the named cohorts (of all cohorts if none is named). It also removes
files among the artifacts that no stage writes any longer: leftovers of a killed run or a removed cohort.
If no cohort is named, reports/casebook.html is removed, too.
Nothing in data/raw is changed; the next run makes everything again.

  --orphans      remove only files that no stage writes any longer
  --dry-run, -n  list the files that would be removed, and remove none

Examples
  npm run pipeline -- clean --dry-run
  npm run pipeline -- clean my-cohort
  npm run pipeline -- clean --orphans
`,
  run: async (call) => {
    const disk = openDisk(call.root)
    const paths = pathsToGo(call)
    if (!call.flags['dry-run'] && paths.length > 0) {
      const folder = takeFolder(call.root)
      try {
        disk.replace(new Map(), paths)
        openCodeKeeper(disk, call.manifest).settle()
      } finally {
        folder.release()
      }
    }
    const said = call.flags['dry-run'] ? 'would be removed' : 'removed'
    process.stdout.write(
      call.flags['json']
        ? `${JSON.stringify(paths, null, 2)}\n`
        : `${[...paths, `${plural(paths.length, 'file')} ${said}`].join('\n')}\n`,
    )
    return 0
  },
}

const pathsToGo = ({ root, manifest, words, flags }: CommandCall): readonly string[] => {
  const disk = openDisk(root)
  const [raw, derived] = [cohortNames(disk), disk.folders('data/derived')]
  for (const word of words)
    if (!raw.includes(word) && !derived.includes(word))
      throw new CallError(
        `clean: expected a cohort (${[...new Set([...raw, ...derived])].join(', ')}), found "${word}"`,
      )
  const withoutRaw = derived.filter((cohort) => !raw.includes(cohort))
  const asked = words.length > 0 ? words : derived
  const cohorts: readonly (string | null)[] = flags['orphans']
    ? withoutRaw
    : [...(words.length > 0 ? [] : [null]), ...asked]
  const written = cohorts.flatMap((cohort) =>
    [
      ...Object.values(readLock(disk, cohort).tasks).flatMap((task) => Object.keys(task.outputs)),
      lockPath(cohort),
      ...(cohort === null ? [] : [codeTablePath(cohort)]),
    ].filter((path) => isGeneratedPath(path, cohort)),
  )
  const page = words.length > 0 || flags['orphans'] ? [] : [PAGE]
  const existing = [...written, ...orphans(disk, manifest), ...page].filter(
    (path) => disk.hash(path) !== null,
  )
  return [...new Set(existing)].sort()
}
