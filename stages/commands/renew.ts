import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { DataPackage } from '../../cohort/descriptors/data-package.ts'
import { inCallWords } from '../../pipeline/call-words.ts'
import type { Command, CommandCall } from '../../pipeline/commands/command.ts'
import { sha256 } from '../../pipeline/disk/disk.ts'
import { recordSourcePlaces, sourcePlaces } from '../../pipeline/disk/source-places.ts'
import { CallError } from '../../pipeline/fault.ts'
import type { SourceReader } from '../../sources/source.ts'
import { openFile } from './new/open-file.ts'
import { sizeWords } from './new/size-words.ts'
import { dictionary } from './new/standards.ts'
import { type ConvertedResource, convertAgain } from './renew/convert-again.ts'
import { currentTable, type Renewed, renewedResource } from './renew/renewed-resource.ts'

export const command: Command = {
  name: 'renew',
  summary: 'take a later version of the files that a cohort was made from, with the same decisions',
  flags: { 'dry-run': { type: 'boolean' }, overwrite: { type: 'boolean' }, redcap: { type: 'string' } },
  help: `npm run pipeline -- renew <cohort> [<file ...>] [--dry-run] [--overwrite] [--redcap <dictionary.csv>]

Converts a later version of the files that "new" read, with the recorded decisions (sheet, delimiter, century,
row numbers), and lists what differs: subjects added, removed and changed, columns added, values that no
category declares. analysis.yaml stays as it is; of datapackage.json only the source and new columns change.
A file with the same SHA-256 is not read again. A column that is gone is refused, and nothing is written.

  <file>        the later version; without it, the file of the same name in the current folder, or
                where it was read before. If a cohort has several source files, they are matched by name
  --dry-run     list what differs, write nothing
  --overwrite   replace CSV files that were edited since they were written
  --redcap      the REDCap data dictionary, of an export with labels in place of names and codes

Examples
  npm run pipeline -- renew my-series ~/export-2027.xlsx
  npm run pipeline -- renew my-series ~/export.csv --dry-run
`,
  run: async (call) => {
    process.stdout.write(inCallWords(await renewCohort(call), call.manifest))
    return 0
  },
}

/** Replaces the data of a cohort by those of a later version of its sources. Returns the text to print. */
export const renewCohort = async (
  { root, words, flags }: Pick<CommandCall, 'root' | 'words' | 'flags'>,
  readers?: readonly SourceReader[],
): Promise<string> => {
  const [cohort, ...paths] = words
  const folder = folderOf(root, cohort)
  const { dataPackage, subject } = descriptorsOf(folder, cohort!)
  const sources = sourcePaths(root, dataPackage, paths, cohort!)
  const entries = await dictionary({ flags, open: openFile })
  const lines: string[] = []
  const renewed: Renewed[] = []
  const places = new Map<string, string>()
  for (const resource of dataPackage.resources) {
    if (resource.source === undefined) continue
    const path = sources.get(resource.source.file)
    if (path === undefined) continue
    const bytes = openFile(path)
    if (sha256(bytes) === resource.source.sha256) {
      places.set(resource.source.file, path)
      lines.push(`${resource.path}: ${basename(path)} is unchanged`)
      continue
    }
    const own = resource as ConvertedResource
    const before = await currentTable(folder, own, flags['overwrite'] === true)
    const file = await convertAgain(own, bytes, basename(path), dataPackage.resources[0]!, entries, readers)
    const done = renewedResource(own, before, file, subject)
    lines.push(`${resource.path}, from ${basename(path)}:`, ...done.says.map((line) => `  ${line}`))
    renewed.push(done)
    places.set(basename(path), path)
  }
  if (flags['dry-run'] !== true) recordSourcePlaces(root, cohort!, places)
  if (renewed.length === 0) return `${lines.join('\n')}\nnothing to renew\n`
  if (flags['dry-run'] === true) return `${lines.join('\n')}\nnothing was written (--dry-run)\n`
  write(folder, renewed)
  lines.push(
    ...sizeWords(renewed.map(({ resource, content }) => ({ path: resource.path, bytes: content.length }))),
  )
  return `${lines.join('\n')}\nwrote ${renewed.map(({ resource }) => resource.path).join(', ')} and datapackage.json\n\nNext\n  npm run pipeline -- ${cohort}\n`
}

const folderOf = (root: string, cohort: string | undefined): string => {
  if (cohort === undefined || !/^[a-z0-9][a-z0-9_-]{0,63}$/.test(cohort))
    throw new CallError(
      `renew: expected the name of a cohort, found ${cohort === undefined ? 'none' : `"${cohort}"`}`,
    )
  const folder = join(root, 'data/raw', cohort)
  if (!existsSync(join(folder, 'datapackage.json')))
    throw new CallError(
      `renew: expected a cohort in data/raw, found "${cohort}", which has no datapackage.json`,
    )
  return folder
}

const descriptorsOf = (
  folder: string,
  cohort: string,
): { readonly dataPackage: DataPackage; readonly subject: string } => {
  const place = `data/raw/${cohort}`
  try {
    const dataPackage = DataPackage.parse(JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')))
    const plan: unknown = parse(readFileSync(join(folder, 'analysis.yaml'), 'utf8'), { maxAliasCount: 0 })
    const subject = (plan as { subject?: unknown } | null)?.subject
    if (typeof subject !== 'string') throw new Error('no subject')
    return { dataPackage, subject }
  } catch {
    throw new CallError(
      `${place}: expected datapackage.json and analysis.yaml without faults, found some (npm run pipeline -- ${cohort} lists them)`,
    )
  }
}

/** Name of a recorded source -> path of its later version. */
const sourcePaths = (
  root: string,
  { resources }: DataPackage,
  paths: readonly string[],
  cohort: string,
): ReadonlyMap<string, string> => {
  const names = [...new Set(resources.flatMap(({ source }) => (source === undefined ? [] : [source.file])))]
  if (names.length === 0)
    throw new CallError(
      `renew: expected files that "new" read, found no "source" in data/raw/${cohort}/datapackage.json (replace the CSV files by hand)`,
    )
  if (paths.length === 1 && names.length === 1) return new Map([[names[0]!, paths[0]!]])
  if (paths.length > 0) {
    const strange = paths.find((path) => !names.includes(basename(path)))
    if (strange !== undefined)
      throw new CallError(`renew: expected files named ${names.join(', ')}, found ${basename(strange)}`)
    return new Map(paths.map((path) => [basename(path), path]))
  }
  const places = sourcePlaces(root, cohort)
  const here = names.flatMap((name) => {
    const path = [join(process.cwd(), name), places.get(name)].find((path) => path && existsSync(path))
    return path === undefined ? [] : [[name, path] as const]
  })
  if (here.length > 0) return new Map(here)
  throw new CallError(
    `renew: expected the later version of ${names.join(', ')}, found none in this folder nor where it was read before (npm run pipeline -- renew ${cohort} <path>)`,
  )
}

const write = (folder: string, renewed: readonly Renewed[]): void => {
  const path = join(folder, 'datapackage.json')
  const written = JSON.parse(readFileSync(path, 'utf8')) as { resources: { path: string }[] }
  const resources = written.resources.map(
    (resource) => renewed.find((done) => done.resource.path === resource.path)?.resource ?? resource,
  )
  for (const { resource, content } of renewed) writeFileSync(join(folder, resource.path), content)
  writeFileSync(path, `${JSON.stringify({ ...written, resources }, null, 2)}\n`)
}
