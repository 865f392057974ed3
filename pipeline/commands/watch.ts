import { setTimeout as sleep } from 'node:timers/promises'
import { openDisk } from '../disk/disk.ts'
import { changesBetween } from '../history/artifact-changes.ts'
import { changesText } from '../history/difference-words.ts'
import { targetsOf } from '../tasks/tasks.ts'
import { heldSnapshot } from '../watch/held-snapshot.ts'
import { rawState } from '../watch/raw-state.ts'
import { reloadingPage } from '../watch/reloading-page.ts'
import type { Command, CommandCall } from './command.ts'
import { command as runCommand } from './run.ts'

const MILLISECONDS_BETWEEN_LOOKS = 400

export const command: Command = {
  name: 'watch',
  summary: 'run again after each edit of a plan or of data, say what changed, and reload the open report',
  flags: { once: { type: 'boolean' } },
  help: `npm run pipeline -- watch [<cohort>] [--once]

Runs what is out of date, then waits for an edit in data/raw. After each edit it runs again what the edit makes out
of date, and prints which rows and numbers changed. The page that it names shows the report and loads it again after
each run; it is a file, there is no server. Ctrl-C ends it.

  --once   end after the first edit

Example
  npm run pipeline -- watch my-cohort
`,
  run: async (call) => {
    const { root, manifest, words, flags } = call
    targetsOf(words, manifest, openDisk(root))
    let seen = rawState(root)
    let code = await runOnce(call)
    const cohort = words[0]?.split('/')[0]
    const page = reloadingPage(
      root,
      cohort === undefined ? 'reports/index.html' : `reports/${cohort}/index.html`,
    )
    let before = heldSnapshot(openDisk(root))
    process.stdout.write(`watching data/raw; open ${page.path} (Ctrl-C ends)\n`)
    do {
      seen = await edited(root, seen)
      code = await runOnce(call)
      const after = heldSnapshot(openDisk(root))
      process.stdout.write(
        changesText(changesBetween({ ...before, name: 'before' }, { ...after, name: 'now' })),
      )
      page.reload()
      before = after
    } while (flags['once'] !== true)
    return code
  },
}

const runOnce = (call: CommandCall): Promise<number> => runCommand.run({ ...call, flags: { quiet: true } })

/**
 * Resolves with the state of the raw files when it is another than `seen`, the state before the last run, and stayed the
 * same for one look, as a file may be written in pieces.
 */
const edited = async (root: string, seen: string): Promise<string> => {
  let last = seen
  for (;;) {
    await sleep(MILLISECONDS_BETWEEN_LOOKS)
    const now = rawState(root)
    if (now !== seen && now === last) return now
    last = now
  }
}
