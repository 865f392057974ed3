import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Resource } from '../../../cohort/descriptors/data-package.ts'
import { proposeAnalysis } from '../../../cohort/propose/analysis.ts'
import type { ProposedFile } from '../../../cohort/propose/files.ts'
import { OWN_COMMANDS } from '../../../pipeline/commands/names.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { table } from '../../../pipeline/formats/csv.ts'
import type { Manifest } from '../../../pipeline/manifest.ts'
import { ignoreCohort } from '../export/ignore-cohort.ts'
import { sha256 } from './convert.ts'
import type { NewFile } from './reshape.ts'

/** The folder of the new cohort. @throws CallError for a name that is invalid, a command, or in use */
export const folderOf = (
  root: string,
  manifest: Manifest,
  cohort: string | undefined,
  command = 'new',
): string => {
  if (cohort === undefined || !/^[a-z0-9][a-z0-9_-]{0,63}$/.test(cohort))
    throw new CallError(
      `${command}: expected a cohort name of lower-case letters, digits, "-" and "_", found ${cohort === undefined ? 'none' : `"${cohort}"`}`,
    )
  if ([...OWN_COMMANDS, ...manifest.commands.map(({ name }) => name)].includes(cohort))
    throw new CallError(`${command}: expected a cohort name that is not a command, found "${cohort}"`)
  const folder = join(root, 'data/raw', cohort)
  if (existsSync(folder))
    throw new CallError(`${command}: expected a new cohort name, found "${cohort}", which exists in data/raw`)
  return folder
}

/** The decisions that the plan of a new cohort has. */
interface PlanDecisions {
  readonly subject: string
  readonly allowed: readonly string[]
  readonly endpoints: string | undefined
}

/** The files of the cohort's folder by name: its tables, their description and the plan. */
export const cohortFiles = (
  cohort: string,
  files: readonly NewFile[],
  proposed: readonly ProposedFile[],
  { endpoints, ...plan }: PlanDecisions,
): ReadonlyMap<string, Uint8Array> => {
  const names = files.map(({ path }) => path)
  if (new Set(names).size < names.length)
    throw new CallError(`new: expected files with different names, found ${names.join(', ')}`)
  // the original bytes; a table made from ADTTE is encoded
  const contents = files.map((file) => file.bytes ?? table.encode(file))
  const dataPackage = {
    $schema: '../../../schemas/datapackage.json',
    name: cohort,
    resources: proposed.map(({ resource }, i) => withSource(resource, files[i]!, contents[i]!)),
  }
  const analysis = proposeAnalysis(
    { cohort, ...plan, ...(endpoints === undefined ? {} : { endpoints }) },
    proposed,
  )
  const texts = {
    'datapackage.json': `${JSON.stringify(dataPackage, null, 2)}\n`,
    'analysis.yaml': analysis,
    'README.md': `# ${cohort}\n\nTO DECIDE: source, licence, access, and what was transcribed by whom.\n`,
  }
  return new Map([
    ...files.map(({ path }, i) => [path, contents[i]!] as const),
    ...Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)] as const),
  ])
}

/** Writes the cohort's folder; existing files are never overwritten. */
export const writeCohort = (
  root: string,
  folder: string,
  cohort: string,
  files: ReadonlyMap<string, Uint8Array>,
): void => {
  ignoreCohort(root, cohort)
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes, { flag: 'wx' })
}

/** The description of a file with its origin, after its name and path. */
const withSource = ({ name, path, ...rest }: Resource, { source }: NewFile, bytes: Uint8Array): Resource => {
  if (source === undefined) return { name, path, ...rest }
  const { options, ...origin } = source
  const written = { written: sha256(bytes), ...(options === undefined ? {} : { options }) }
  return { name, path, source: { ...origin, ...written }, ...rest }
}
