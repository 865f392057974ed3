import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OWN_COMMANDS } from '../../../pipeline/commands/names.ts'
import { CallError } from '../../../pipeline/fault.ts'
import type { Manifest } from '../../../pipeline/manifest.ts'
import { ignoreCohort } from '../export/ignore-cohort.ts'

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
