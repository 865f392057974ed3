import { openDisk } from '../disk.ts'
import { openDraft } from '../draft.ts'
import type { Cause } from '../events.ts'
import { readLock } from '../lock.ts'
import { type Task, targetsOf, tasksOf, writersOf } from '../tasks.ts'
import { causesOf, traceOf } from '../trace.ts'
import { causeText, plural, taskText } from '../words.ts'
import type { Command, CommandCall } from './command.ts'

export interface PlannedTask {
  readonly task: string
  readonly causes: readonly Cause[]
}

export const command: Command = {
  name: 'plan',
  summary: 'what would run, in order, and why',
  flags: { json: { type: 'boolean' } },
  help: `npm run pipeline -- plan [<cohort> | <cohort>/<stage> ...] [--json]

Lists the tasks that a run would start, in order, each with its cause. A task behind a stale one
"waits": it runs only if what it reads comes out with other bytes.

Example
  npm run pipeline -- plan niigata-ebs
`,
  run: async (call) => {
    const planned = plan(call)
    if (call.flags['json']) process.stdout.write(`${JSON.stringify(planned, null, 2)}\n`)
    else if (planned.length === 0) process.stdout.write('nothing to do\n')
    else
      process.stdout.write(
        `${planned.map(({ task, causes }) => `${task}: ${causeText(causes[0]!)}`).join('\n')}\n${plural(planned.length, 'task')}\n`,
      )
    return 0
  },
}

/** The stale tasks, and those that wait for one. */
const plan = ({ root, manifest, words }: CommandCall): readonly PlannedTask[] => {
  const disk = openDisk(root)
  const targets = targetsOf(words, manifest, disk)
  const planned: PlannedTask[] = []
  const look = (cohort: string | null, tasks: readonly Task[], cohorts: readonly string[]): void => {
    const draft = openDraft(disk, cohort, readLock(disk, cohort))
    const stale = new Set<string>(cohort === null && planned.length > 0 ? ['all cohorts'] : [])
    for (const task of tasks) {
      const writer = task.stage.reads
        .flatMap((read) => writersOf(manifest.stages, read.path, task.stage))
        .find((stage) => stale.has(stage.name))
      const waits: readonly Cause[] = writer
        ? [{ kind: 'waits', stage: writer.name }]
        : stale.has('all cohorts')
          ? [{ kind: 'waits', stage: 'a cohort' }]
          : []
      const causes =
        waits.length > 0
          ? waits
          : causesOf(traceOf(task, cohorts, draft, manifest), draft.task(task.stage.name), draft.hash)
      if (causes.length === 0) continue
      stale.add(task.stage.name)
      planned.push({ task: taskText({ stage: task.stage.name, cohort }), causes })
    }
  }
  for (const cohort of targets.cohorts)
    look(cohort, tasksOf(manifest, cohort, targets.stages.get(cohort)), [cohort])
  if (targets.all) look(null, tasksOf(manifest, null), targets.cohorts)
  return planned
}
