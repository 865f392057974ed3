import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { isQuantity } from '../../cohort/values/value.ts'
import type { Command, CommandCall } from '../../pipeline/commands/command.ts'
import { type Disk, openDisk } from '../../pipeline/disk/disk.ts'
import { CallError } from '../../pipeline/fault.ts'
import { planOf } from '../../pipeline/tasks/plan.ts'
import { targetsOf } from '../../pipeline/tasks/tasks.ts'
import { plural, taskText } from '../../pipeline/words.ts'
import { analysedIn, counting, endpoints, sizes, variables } from '../2-validate/artifacts.ts'
import { counts, eventTable } from '../3-durations/artifacts.ts'
import { ignoreCohort, isIgnored } from './export/ignore-cohort.ts'
import { leavingAlone, type ReadArtifact, sharedPackage } from './export/shared-package.ts'

export const command: Command = {
  name: 'share',
  summary: "a cohort's tables of counts as a package for another house, without a row of a patient",
  flags: {
    agreement: { type: 'string' },
    to: { type: 'string' },
    as: { type: 'string' },
    title: { type: 'string' },
  },
  help: `npm run pipeline -- share <cohort> --agreement "<text>" [--to <folder>] [--as <name>] [--title <text>]

Writes three files: <name>.event-table.csv and <name>.counts.csv (what stage 3 counted) and
<name>.datapackage.json (their hashes, the endpoints, groups and units that they are counts of, and the
agreement). A cohort whose plan says pool: [...] is analysed from such packages, and comes out as the rows
of all centres together would. No row of a patient is in them, and no counts by a number or a free text,
which would be such rows in another form.

But exact tables are not anonymous. In a small series nearly everybody leaves at a time of their own, so
that the table tells for each of them the exact time and what happened; and where the same time stands in
several tables, it tells the groups of that patient together. Of a number that is summarised, such as the
age, the table holds each value and how many have it. Who knows one date of a patient may find that patient.
So it must be agreed who may have these files; the package names the agreement. Two packages of one cohort can be
subtracted: what is left is who came or changed in between, one by one where these are few. A receiver who has an
earlier package, or the public edition, has both.

  --agreement <text>   the agreement under which the tables may be used; the package records it
  --to <folder>        where the files go; without it data/shared/<cohort>/, which git ignores. A new
                       folder in data/raw is added to .gitignore, as "new" does
  --as <name>          what the files are named after; without it the cohort
  --title <text>       what people call the centre; without it the title of the plan

Examples
  npm run pipeline -- share our-series --agreement "Transfer agreement with the coordinating centre, 2026-03-01"
  npm run pipeline -- share our-series --agreement "own data" --as north --to data/raw/two-centres
`,
  run: async ({ root, manifest, words, flags }: CommandCall) => {
    const [cohort, ...others] = words
    if (cohort === undefined || others.length > 0)
      throw new CallError(`share: expected one cohort, found ${words.length}`)
    const disk = openDisk(root, true)
    const targets = targetsOf([`${cohort}/3-durations`], manifest, disk)
    const stale = planOf(disk, manifest, targets)
    if (stale.length > 0)
      throw new CallError(
        `share: expected artifacts that are as the sources say, found ${taskText(stale[0]!.name)} to be run; npm run pipeline -- ${cohort}`,
      )
    const read = reader(disk, cohort)
    const agreement = text(flags, 'agreement')?.trim()
    if (!agreement) throw new CallError(noAgreement(read, cohort))
    const name = nameOf(text(flags, 'as') ?? cohort)
    refusePooled(read, cohort)
    const { files, leftOut } = sharedPackage(read, {
      name,
      title: text(flags, 'title'),
      agreement,
      version: manifest.version,
    })
    const folder = text(flags, 'to') ?? `data/shared/${cohort}`
    // a folder for a new cohort: it is nobody's to publish before its plan says so
    const pooled = /^data\/raw\/([^/]+)$/.exec(relative(root, resolve(root, folder)))?.[1]
    const isNew = !existsSync(resolve(root, folder))
    if (pooled !== undefined && isNew) ignoreCohort(root, pooled)
    if (pooled !== undefined && !isNew && !isIgnored(root, pooled))
      process.stderr.write(
        `warning  data/raw/${pooled} is not in .gitignore: with the folder these exact tables are published\n`,
      )
    mkdirSync(resolve(root, folder), { recursive: true })
    for (const [file, bytes] of files) writeFileSync(resolve(root, folder, file), bytes)
    process.stdout.write(closingWords(folder, files, leftOut, `${name}.datapackage.json`))
    return 0
  },
}

const text = (flags: CommandCall['flags'], name: string): string | undefined =>
  typeof flags[name] === 'string' ? flags[name] : undefined

const nameOf = (name: string): string => {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name)) return name
  throw new CallError(
    `share: expected a name of letters, digits, "-" and "_", found "${name}"; say another by --as`,
  )
}

const reader =
  (disk: Disk, cohort: string): ReadArtifact =>
  ({ path, format }) => {
    const place = path.replace('{cohort}', cohort)
    const bytes = disk.read(place)
    if (bytes === null)
      throw new CallError(`${place}: expected an artifact, found none; npm run pipeline makes it`)
    return format.decode(bytes, place)
  }

/** What leaves the house, in words, before anybody says that it may. */
const noAgreement = (read: ReadArtifact, cohort: string): string => {
  const n = analysedIn(read(sizes))
  const rows = read(eventTable)
  const alone = Object.entries(read(endpoints)).map(([name, { title }]) => {
    const own = rows.filter(({ endpoint }) => endpoint === name)
    return `  ${title}: ${leavingAlone(own)} of ${n}`
  })
  const numbers = read(variables).filter(isQuantity)
  const ofValues = numbers.flatMap(({ name, title }) => {
    const alone = read(counts).filter(
      (row) => row.variable === name && row.group === '' && row.value !== '' && row.count === 1,
    )
    return alone.length === 0 ? [] : [`  ${title}: ${new Set(alone.map(({ value }) => value)).size}`]
  })
  return `share: expected --agreement "<text>", the agreement under which the tables of ${cohort} may be used, found none

These tables hold no name and no row of a patient, but they are exact. Subjects who leave at a time of their own,
for whom the table tells the exact time and what happened:
${alone.join('\n')}
${ofValues.length === 0 ? '' : `Values of a number that one subject alone has:\n${ofValues.join('\n')}\n`}Who knows one date of such a patient may find the patient in the table, and by the same time in the other tables the
patient's groups. Whoever has an earlier package can subtract it, and is left with those who came in between.
Exact tables of a small series are not anonymous: ask who has to be asked, agree on who may have the files, and
name the agreement.`
}

const refusePooled = (read: ReadArtifact, cohort: string): void => {
  if (read(counting).pool !== undefined)
    throw new CallError(
      `share: expected a cohort with rows of its own, found ${cohort}, which is pooled; its members share`,
    )
}

const closingWords = (
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  leftOut: readonly string[],
  description: string,
): string => {
  const hash = createHash('sha256').update(files.get(description)!).digest('hex')
  return `${[...files.keys()].map((file) => `wrote ${join(folder, file)}`).join('\n')}
${leftOut.map((line) => `left out ${line}\n`).join('')}${plural(files.size, 'file')}; tell the receiver by another way that ${description} has the sha256
${hash}
`
}
