import { openDisk } from '../disk.ts'
import type { Event } from '../events.ts'
import { takeFolder } from '../guard.ts'
import { orphans } from '../orphans.ts'
import { run } from '../run.ts'
import { writeRunRecord } from '../run-record.ts'
import { targetsOf } from '../tasks.ts'
import { eventText, plural } from '../words.ts'
import type { Command } from './command.ts'

export const command: Command = {
  name: 'run',
  summary: 'run what is stale (the default)',
  flags: { quiet: { type: 'boolean', short: 'q' }, json: { type: 'boolean' } },
  help: `npm run pipeline -- [run] [<cohort> | <cohort>/<stage> ...] [--quiet] [--json]

Runs every stage whose code, packages or inputs changed, and no other. A cohort's artifacts are
written together after its last stage; when a stage fails, all of them stay as they were.

  --quiet, -q   only failures and the closing line
  --json        everything that happens, one JSON object a line

Examples
  npm run pipeline                             everything
  npm run pipeline -- niigata-ebs              one cohort and the index of reports
  npm run pipeline -- niigata-ebs/4-estimate   one stage and what it rests on
`,
  run: async ({ root, manifest, words, flags }) => {
    const disk = openDisk(root, process.env['CI'] === 'true')
    const targets = targetsOf(words, manifest, disk)
    const folder = takeFolder(root)
    const events: Event[] = []
    const tell = (event: Event): void => {
      events.push(event)
      if (flags['json'] === true) process.stdout.write(`${JSON.stringify(event)}\n`)
      else if (event.kind === 'failed') process.stderr.write(`${eventText(event)}\n`)
      else if (event.kind !== 'fresh' && flags['quiet'] !== true)
        process.stdout.write(`${eventText(event)}\n`)
    }
    try {
      if (folder.wasInterrupted) {
        const left = orphans(disk, manifest)
        disk.replace(new Map(), left)
        for (const path of left) tell({ kind: 'deleted', path })
      }
      await run({ root, manifest, disk, tell }, targets)
      writeRunRecord(root, events)
    } finally {
      disk.close()
      folder.release()
    }
    if (flags['json'] !== true) process.stdout.write(`${closingLine(events)}\n`)
    return exitCode(events)
  },
}

const count = (events: readonly Event[], kind: Event['kind']): number =>
  events.filter((event) => event.kind === kind).length

const closingLine = (events: readonly Event[]): string => {
  const counts = (['ran', 'fresh', 'failed', 'skipped'] as const).map(
    (kind) => `${count(events, kind)} ${kind}`,
  )
  const tasks =
    count(events, 'ran') + count(events, 'fresh') + count(events, 'failed') + count(events, 'skipped')
  return count(events, 'ran') + count(events, 'failed') === 0
    ? `nothing to do: ${plural(tasks, 'task')} fresh`
    : `${plural(tasks, 'task')}: ${counts.join(', ')}`
}

const exitCode = (events: readonly Event[]): number => {
  const failures = events.flatMap((event) => (event.kind === 'failed' ? [event.failure.kind] : []))
  return failures.includes('program') ? 3 : failures.includes('data') ? 1 : 0
}
