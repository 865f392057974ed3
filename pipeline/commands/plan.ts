import { openDisk } from '../disk/disk.ts'
import { planOf } from '../tasks/plan.ts'
import { targetsOf } from '../tasks/tasks.ts'
import { causeText, plural, taskText } from '../words.ts'
import type { Command } from './command.ts'

export const command: Command = {
  name: 'plan',
  summary: 'what would run, in order, and why',
  flags: { json: { type: 'boolean' } },
  help: `npm run pipeline -- plan [<cohort> | <cohort>/<stage> ...] [--json]

Lists the tasks that a run would start, in order, each with its cause. A task that reads the output of a task
that is out of date "waits": it runs only if that output changes.

Example
  npm run pipeline -- plan my-cohort
`,
  run: async ({ root, manifest, words, flags }) => {
    const disk = openDisk(root)
    const planned = planOf(disk, manifest, targetsOf(words, manifest, disk)).map(({ name, causes }) => ({
      task: taskText(name),
      causes,
    }))
    if (flags['json']) process.stdout.write(`${JSON.stringify(planned, null, 2)}\n`)
    else if (planned.length === 0) process.stdout.write('nothing to do\n')
    else
      process.stdout.write(
        `${planned.map(({ task, causes }) => `${task}: ${causeText(causes[0]!)}`).join('\n')}\n${plural(planned.length, 'task')}\n`,
      )
    return 0
  },
}
