import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { OpenRows } from '../../engines/row-source.ts'
import type { Artifact } from '../../pipeline/contracts.ts'
import { sharedPackage } from '../../stages/commands/export/shared-package.ts'
import { stages } from '../../stages/index.ts'
import { artifactOf, type Files, rawFiles, runStages } from './in-memory.ts'

/*
 * Two synthetic centres with one protocol: their rows (patients.csv, by tools/synthetic-centres.ts), their description
 * (datapackage.json) and plan (analysis.yaml); and the plan of the pooled cohort (pooled.yaml).
 */
export const CENTRES = ['north', 'south'] as const
export type Centre = (typeof CENTRES)[number]

const read = (path: string): string =>
  readFileSync(join(import.meta.dirname, '../../test/pool', path), 'utf8')
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
export const protocol = (): Record<string, object> => parse(read('analysis.yaml'))
export const asked = (): Record<string, object> => parse(read('pooled.yaml'))
export const described = (): string => read('datapackage.json')
export const patientsOf = (centre: Centre): string => read(`${centre}/patients.csv`)

const upTo = (last: number) => stages.filter(({ name }) => Number.parseInt(name, 10) <= last)

/** The files after the stages up to a number. @throws Error with the faults */
export const ran = async (
  raw: Readonly<Record<string, string | Uint8Array>>,
  last: number,
  rows: OpenRows | null = null,
): Promise<Files> => {
  const files = Object.fromEntries(
    Object.entries(raw).map(([name, content]) => [
      name,
      typeof content === 'string' ? bytes(content) : content,
    ]),
  )
  const outcome = await runStages(upTo(last), rawFiles(files), rows)
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults, null, 2))
  return outcome.files
}

/** The package of a centre. */
export const packageOf = async (
  centre: Centre,
  change: {
    readonly plan?: object
    readonly patients?: string
    readonly described?: string
    /** Opens the rows of a registry. */
    readonly rows?: OpenRows
  } = {},
): Promise<Readonly<Record<string, Uint8Array>>> => {
  const files = await ran(
    {
      'datapackage.json': change.described ?? described(),
      'analysis.yaml': JSON.stringify({ ...protocol(), ...change.plan }),
      'patients.csv': change.patients ?? patientsOf(centre),
    },
    3,
    change.rows,
  )
  const shared = sharedPackage(<T>(artifact: Artifact<T>) => artifactOf(files, artifact), {
    name: centre,
    title: `${centre[0]!.toUpperCase()}${centre.slice(1)} hospital`,
    agreement: 'made-up patients, no agreement needed',
    version: '0.1.0',
  })
  return Object.fromEntries(shared.files)
}

const HEAD = {
  title: 'Both centres',
  version: '1',
  publish: false,
  profile: 'r',
  alpha: 0.05,
  confidence: 0.95,
}

/** The pooled cohort's own two files. */
export const poolFiles = (plan: object = asked()): Readonly<Record<string, string>> => ({
  'datapackage.json': JSON.stringify({
    name: 'both',
    resources: CENTRES.map((name) => ({ name, path: `${name}.datapackage.json` })),
  }),
  'analysis.yaml': JSON.stringify({ ...HEAD, pool: CENTRES, ...plan }),
})

/** One cohort with the rows of both centres and a column `centre`. */
export const stackedFiles = (): Readonly<Record<string, string>> => {
  const stacked = JSON.parse(described())
  stacked.resources[0].schema.fields.push({
    name: 'centre',
    title: 'Centre',
    type: 'string',
    categories: CENTRES,
  })
  const rows = CENTRES.map((centre) =>
    patientsOf(centre)
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => `${row},${centre}`),
  )
  const [header] = patientsOf('north').split('\n')
  return {
    'datapackage.json': JSON.stringify(stacked),
    'analysis.yaml': JSON.stringify({ ...protocol(), ...HEAD, ...asked() }),
    'patients.csv': `${[`${header},centre`, ...rows.flat()].join('\n')}\n`,
  }
}
