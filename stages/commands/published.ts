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
  summary:
    'record that the public edition of a cohort was published, so that later editions show no more detail',
  flags: {},
  help: `npm run pipeline -- published <cohort>

Copies reports/<cohort>/public/edition.json to data/public/<cohort>/<number>.json, the record of published
editions. Run this command each time an edition is published, before the data or the plan change, and commit
the file.

Each later public edition of the cohort is compared with all recorded editions. It shows the same tables or
fewer, in the same or wider cells, and each count differs from that of each earlier edition by 0 or at least k.
If that is not possible, it repeats the last edition. Therefore subtracting two editions never gives a number
from 1 to k - 1. This does not hold for editions that were published but not recorded.

The file contains only what was published.

Examples
  npm run pipeline -- published our-series
`,
  run: async ({ root, manifest, words }: CommandCall) => {
    const [cohort, ...others] = words
    if (cohort === undefined || others.length > 0) throw new CallError('published: give one cohort')
    const disk = openDisk(root, true)
    const [stale] = planOf(disk, manifest, targetsOf([`${cohort}/8-public`], manifest, disk))
    if (stale !== undefined)
      throw new CallError(
        `published: expected an up-to-date public edition, found ${taskText(stale.name)} out of date (npm run pipeline -- ${cohort})`,
      )
    const path = publicEditions.path.replace('{cohort}', cohort).replace('{edition}', EDITION)
    const bytes = disk.read(path)
    if (bytes === null)
      throw new CallError(
        `published: expected a public edition of ${cohort}, found none (add disclosure: { editions: [public] } to the plan)`,
      )
    const { isEnough, repeats, earlier } = publicEditions.format.decode(bytes, path)
    if (!isEnough)
      throw new CallError(
        'published: expected an edition with numbers, found a cohort that is too small to publish',
      )
    if (repeats) {
      process.stdout.write(`nothing to record: the edition is the same as the last of ${earlier} recorded\n`)
      return 0
    }
    const folder = `data/public/${cohort}`
    const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []
    const number = 1 + Math.max(0, ...names.map((name) => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? 0)))
    mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, folder, `${number}.json`), bytes)
    process.stdout.write(
      `wrote ${folder}/${number}.json; commit it: later editions of ${cohort} are compared with it\n`,
    )
    return 0
  },
}
