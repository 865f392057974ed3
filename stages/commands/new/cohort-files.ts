import type { Resource } from '../../../cohort/descriptors/data-package.ts'
import { proposeAnalysis } from '../../../cohort/propose/analysis.ts'
import type { ProposedFile } from '../../../cohort/propose/files.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { table } from '../../../pipeline/formats/csv.ts'
import { sha256 } from '../../../pipeline/formats/sha256.ts'
import type { NewFile } from './reshape.ts'

/** The decisions that the plan of a new cohort has. */
interface PlanDecisions {
  readonly subject: string
  readonly allowed: readonly string[]
  readonly endpoints: string | undefined
}

/** The files of the cohort's folder by name: its tables, their description and the plan. */
export const cohortFiles = async (
  cohort: string,
  files: readonly NewFile[],
  proposed: readonly ProposedFile[],
  { endpoints, ...plan }: PlanDecisions,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const names = files.map(({ path }) => path)
  if (new Set(names).size < names.length)
    throw new CallError(`new: expected files with different names, found ${names.join(', ')}`)
  // the original bytes; a table made from ADTTE is encoded
  const contents = files.map((file) => file.bytes ?? table.encode(file))
  const dataPackage = {
    $schema: '../../../schemas/datapackage.json',
    name: cohort,
    resources: await Promise.all(
      proposed.map(({ resource }, i) => withSource(resource, files[i]!, contents[i]!)),
    ),
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

/** The description of a file with its origin, after its name and path. */
const withSource = async (
  { name, path, ...rest }: Resource,
  { source }: NewFile,
  bytes: Uint8Array,
): Promise<Resource> => {
  if (source === undefined) return { name, path, ...rest }
  const { options, ...origin } = source
  const written = { written: await sha256(bytes), ...(options === undefined ? {} : { options }) }
  return { name, path, source: { ...origin, ...written }, ...rest }
}
