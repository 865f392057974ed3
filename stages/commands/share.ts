import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { isQuantity } from '../../cohort/values/value.ts'
import type { Command, CommandCall } from '../../pipeline/commands/command.ts'
import { openDisk } from '../../pipeline/disk/disk.ts'
import { CallError } from '../../pipeline/fault.ts'
import { plural } from '../../pipeline/words.ts'
import { analysedIn, counting, endpoints, sizes, variables } from '../2-validate/artifacts.ts'
import { counts, eventTable } from '../3-durations/artifacts.ts'
import { artifactReader, type ReadArtifact } from './export/artifact-reader.ts'
import { ignoreCohort, isIgnored } from './export/ignore-cohort.ts'
import { leavingAlone, sharedPackage } from './export/shared-package.ts'
import { upToDate } from './export/up-to-date.ts'

export const command: Command = {
  name: 'share',
  summary: "write a cohort's tables of counts as a package for another institution, without patient rows",
  flags: {
    agreement: { type: 'string' },
    to: { type: 'string' },
    as: { type: 'string' },
    title: { type: 'string' },
  },
  help: `npm run pipeline -- share <cohort> --agreement "<text>" [--to <folder>] [--as <name>] [--title <text>]

Writes three files: <name>.event-table.csv and <name>.counts.csv (the counts of stage 3) and
<name>.datapackage.json (their hashes, the endpoints, groups and units, and the agreement). A cohort whose
plan has pool: [...] is analysed from such packages, with the same results as from the rows of all centres
together. The files contain no patient row, and no counts by a number or a free text, which would amount to
patient rows.

However, exact tables are not anonymous. In a small series nearly every patient has a unique time, so the
event table shows the exact time and outcome of each patient; a time that occurs in several tables links the
groups of that patient. For each summarised number, such as age, the table of counts has every value and its
frequency. A person who knows one date of a patient may identify that patient. Therefore agree first on who
may receive these files; the package records the agreement. Two packages of one cohort can be subtracted: the
difference shows the patients who were added or changed in between, individually if they are few. A recipient
with an earlier package, or with the public edition, can do this.

  --agreement <text>   the agreement under which the tables may be used; the package records it
  --to <folder>        folder of the files (default: data/shared/<cohort>/, which git ignores). A new folder
                       in data/raw is added to .gitignore, as by the command "new"
  --as <name>          name of the files (default: the cohort)
  --title <text>       title of the centre (default: the title of the plan)

Examples
  npm run pipeline -- share our-series --agreement "Transfer agreement with the coordinating centre, 2026-03-01"
  npm run pipeline -- share our-series --agreement "own data" --as north --to data/raw/two-centres
`,
  run: async ({ root, manifest, words, flags }: CommandCall) => {
    const [cohort, ...others] = words
    if (cohort === undefined || others.length > 0) throw new CallError('share: give one cohort')
    const disk = openDisk(root, true)
    upToDate(disk, manifest, `${cohort}/3-durations`, 'share')
    const read = artifactReader(disk, cohort)
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
    // a folder for a new cohort stays out of git until its plan allows publication
    const pooled = /^data\/raw\/([^/]+)$/.exec(relative(root, resolve(root, folder)))?.[1]
    const isNew = !existsSync(resolve(root, folder))
    if (pooled !== undefined && isNew) ignoreCohort(root, pooled)
    if (pooled !== undefined && !isNew && !isIgnored(root, pooled))
      process.stderr.write(
        `warning  data/raw/${pooled}: expected an entry in .gitignore, found none (committing the folder publishes these exact tables)\n`,
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
    `share: expected a name of letters, digits, "-" and "_", found "${name}" (give another with --as)`,
  )
}

/** Describes what the tables would disclose, so that the caller can decide before naming an agreement. */
const noAgreement = (read: ReadArtifact, cohort: string): string => {
  const n = analysedIn(read(sizes))
  const rows = read(eventTable)
  const alone = Object.entries(read(endpoints)).map(([name, { title }]) => {
    const rowsOfEndpoint = rows.filter(({ endpoint }) => endpoint === name)
    return `  ${title}: ${leavingAlone(rowsOfEndpoint)} of ${n}`
  })
  const numbers = read(variables).filter(isQuantity)
  const ofValues = numbers.flatMap(({ name, title }) => {
    const alone = read(counts).filter(
      (row) => row.variable === name && row.group === '' && row.value !== '' && row.count === 1,
    )
    return alone.length === 0 ? [] : [`  ${title}: ${new Set(alone.map(({ value }) => value)).size}`]
  })
  return `share: expected --agreement "<text>", the agreement under which the tables of ${cohort} may be used, found none

These tables contain no name and no patient row, but they are exact. Patients with a unique time, whose exact
time and outcome the event table shows:
${alone.join('\n')}
${ofValues.length === 0 ? '' : `Values of a number that only one patient has:\n${ofValues.join('\n')}\n`}A person who knows one date of such a patient may identify the patient in the table and, by the same time in the
other tables, the patient's groups. A recipient with an earlier package can subtract it and find the patients who
were added in between. Exact tables of a small series are not anonymous: obtain the necessary approvals, agree on who
may receive the files, and name the agreement.`
}

const refusePooled = (read: ReadArtifact, cohort: string): void => {
  if (read(counting).pool !== undefined)
    throw new CallError(
      `share: expected a cohort with its own rows, found the pooled cohort ${cohort} (share its members instead)`,
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
${leftOut.map((line) => `excluded ${line}\n`).join('')}${plural(files.size, 'file')}; send the recipient the sha256 of ${description} separately:
${hash}
`
}
