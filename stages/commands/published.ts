import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command, CommandCall } from '../../pipeline/commands/command.ts'
import { openDisk } from '../../pipeline/disk/disk.ts'
import { CallError } from '../../pipeline/fault.ts'
import { planOf } from '../../pipeline/tasks/plan.ts'
import { targetsOf } from '../../pipeline/tasks/tasks.ts'
import { taskText } from '../../pipeline/words.ts'
import { EDITION, publicEditions } from '../3-durations/artifacts.ts'

export const command: Command = {
  name: 'published',
  summary: 'record that the public edition of a cohort was handed out, so that later ones show nothing finer',
  flags: {},
  help: `npm run pipeline -- published <cohort>

Copies reports/<cohort>/public/edition.json to data/public/<cohort>/<number>.json: the memory of what everybody
knows. Commit it, and call this each time that an edition is handed out, before the data or the plan change.

From then on each public edition of the cohort is held against all that are recorded. It tells the same tables or
fewer, in the same cells or wider ones, and each count differs from that of each earlier edition by 0 or at least
k. Where that is not possible it tells what the last one told. So no two editions can be subtracted to a number
from 1 to k - 1. Editions that were handed out and not recorded are not known: then nothing is promised.

Nothing in the file is secret: it is what was published.

Examples
  npm run pipeline -- published our-series
`,
  run: async ({ root, manifest, words }: CommandCall) => {
    const [cohort, ...others] = words
    if (cohort === undefined || others.length > 0)
      throw new CallError(`published: expected one cohort, found ${words.length}`)
    const disk = openDisk(root, true)
    const [stale] = planOf(disk, manifest, targetsOf([`${cohort}/8-public`], manifest, disk))
    if (stale !== undefined)
      throw new CallError(
        `published: expected an up-to-date public edition, found ${taskText(stale.name)} out of date; first npm run pipeline -- ${cohort}`,
      )
    const path = publicEditions.path.replace('{cohort}', cohort).replace('{edition}', EDITION)
    const bytes = disk.read(path)
    if (bytes === null)
      throw new CallError(
        `published: expected a public edition of ${cohort}, found none; the plan asks for one by disclosure: { editions: [public] }`,
      )
    const { isEnough, repeats, earlier } = publicEditions.format.decode(bytes, path)
    if (!isEnough)
      throw new CallError(
        'published: expected an edition with numbers, found one that is too small to publish',
      )
    if (repeats) {
      process.stdout.write(`nothing to record: the edition repeats the last of ${earlier} recorded\n`)
      return 0
    }
    const folder = `data/public/${cohort}`
    const there = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []
    const number = 1 + Math.max(0, ...there.map((name) => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? 0)))
    mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, folder, `${number}.json`), bytes)
    process.stdout.write(
      `wrote ${folder}/${number}.json; commit it: later editions of ${cohort} are held against it\n`,
    )
    return 0
  },
}
