import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { proposeAnalysis } from '../../../cohort/propose/analysis.ts'
import type { ProposedFile } from '../../../cohort/propose/files.ts'
import type { FoundFile } from '../../../cohort/propose/found-file.ts'
import { OWN_COMMANDS } from '../../../pipeline/commands/names.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { table } from '../../../pipeline/formats/csv.ts'
import type { Manifest } from '../../../pipeline/manifest.ts'
import { ignoreCohort } from '../export/ignore-cohort.ts'

/** The folder that the cohort gets: of a name that can be one, and new. */
export const folderOf = (root: string, manifest: Manifest, cohort: string | undefined): string => {
  if (cohort === undefined || !/^[a-z0-9][a-z0-9_-]{0,63}$/.test(cohort))
    throw new CallError(
      `new: expected a name of small letters, digits, "-" and "_" for the cohort, found ${cohort === undefined ? 'none' : `"${cohort}"`}`,
    )
  if ([...OWN_COMMANDS, ...manifest.commands.map(({ name }) => name)].includes(cohort))
    throw new CallError(
      `new: expected a name that is no command, since "npm run pipeline -- ${cohort}" would be that command, found "${cohort}"`,
    )
  const folder = join(root, 'data/raw', cohort)
  if (existsSync(folder))
    throw new CallError(`new: expected a new name, found data/raw/${cohort}, which is there already`)
  return folder
}

/** Writes the cohort's folder; nothing that exists is written over. */
export const writeCohort = (
  root: string,
  folder: string,
  cohort: string,
  files: readonly (FoundFile & { readonly bytes?: Uint8Array })[],
  proposed: readonly ProposedFile[],
  plan: {
    readonly subject: string
    readonly allowed: readonly string[]
    readonly endpoints: string | undefined
  },
): void => {
  const names = files.map(({ path }) => path)
  if (new Set(names).size < names.length)
    throw new CallError(`new: expected files of different names, found ${names.join(', ')}`)
  ignoreCohort(root, cohort)
  mkdirSync(folder, { recursive: true })
  const put = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(folder, name), content, { flag: 'wx' })
  // the file as it was given, byte for byte; what was made of ADTTE is written anew
  for (const file of files) put(file.path, file.bytes ?? table.encode(file))
  const dataPackage = {
    $schema: '../../../schemas/datapackage.json',
    name: cohort,
    resources: proposed.map(({ resource }) => resource),
  }
  put('datapackage.json', `${JSON.stringify(dataPackage, null, 2)}\n`)
  const { endpoints, ...rest } = plan
  put(
    'analysis.yaml',
    proposeAnalysis({ cohort, ...rest, ...(endpoints === undefined ? {} : { endpoints }) }, proposed),
  )
  put(
    'README.md',
    `# ${cohort}\n\nTO DECIDE: source, licence, who may see it, what was transcribed and by whom.\n`,
  )
}
