import { createHash } from 'node:crypto'
import { populationSize } from '../../../cohort/pool/population-size.ts'
import { COUNT_COLUMNS } from '../../../cohort/pool/read-count-rows.ts'
import { EVENT_COLUMNS } from '../../../cohort/pool/read-event-rows.ts'
import { type Sharable, type Shared, share } from '../../../cohort/pool/share.ts'
import { SharedPackage, type TableName } from '../../../cohort/pool/shared-package.ts'
import { isInPopulation } from '../../../cohort/subjects/follow-ups.ts'
import { subjectsOf } from '../../../cohort/subjects/subject-table.ts'
import type { Artifact } from '../../../pipeline/contracts.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { orderedJson } from '../../../pipeline/formats/json.ts'
import * as validated from '../../2-validate/artifacts.ts'
import { counts, eventTable } from '../../3-durations/artifacts.ts'

/** What a call of `share` says besides the cohort's artifacts. */
export interface ShareWords {
  /** The files are named after it. */
  readonly name: string
  readonly title: string | undefined
  readonly agreement: string
  /** Of Casebook. */
  readonly version: string
}

/** A package: three files by name, and what was left out of them. */
export interface PackageFiles {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly leftOut: readonly string[]
}

export type ReadArtifact = <T>(artifact: Artifact<T>) => T

/** The files of the package of a cohort, from its artifacts. */
export const sharedPackage = (read: ReadArtifact, words: ShareWords): PackageFiles => {
  const of = sharable(read, words)
  const shared = share(of)
  const tables: readonly (readonly [TableName, string, Uint8Array, readonly string[]])[] = [
    [
      'event-table',
      'who entered and left when, in each group',
      eventTable.format.encode(shared.eventRows),
      EVENT_COLUMNS,
    ],
    [
      'counts',
      'how many have each value, in each group',
      counts.format.encode(shared.countRows),
      COUNT_COLUMNS,
    ],
  ]
  const description: SharedPackage = SharedPackage.parse({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: of.name,
    title: of.title,
    resources: tables.map(([name, title, bytes, columns]) => ({
      name,
      path: `${of.name}.${name}.csv`,
      title,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: bytes.length,
      hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      schema: { fields: columns.map((column) => ({ name: column, type: TYPES[column] ?? 'string' })) },
    })),
    casebook: shared.casebook,
  } satisfies SharedPackage)
  return {
    files: new Map([
      [`${of.name}.datapackage.json`, orderedJson<SharedPackage>().encode(description)],
      ...tables.map(([name, , bytes]) => [`${of.name}.${name}.csv`, bytes] as const),
    ]),
    leftOut: shared.leftOut,
  }
}

const TYPES: Readonly<Record<string, string>> = {
  time: 'number',
  entered: 'integer',
  at_risk: 'integer',
  events: 'integer',
  censored: 'integer',
  count: 'integer',
}

const sharable = (read: ReadArtifact, words: ShareWords): Sharable => {
  const study = read(validated.study)
  const variables = read(validated.variables)
  const sizes = read(validated.sizes)
  const counted = {
    endpoints: read(validated.endpoints),
    populations: read(validated.populations),
    counting: read(validated.counting),
    eventRows: read(eventTable),
    countRows: read(counts),
  }
  const subjects = subjectsOf(read(validated.subjects), variables)
  const sizeOf = (population: string): number => {
    // of a registry there are counts and no rows
    if (subjects.length > 0)
      return subjects.filter((subject) => isInPopulation(population, counted.populations, subject)).length
    const size = populationSize(population, counted)
    if (size === null) throw new CallError(notCounted(population))
    return size
  }
  return {
    name: words.name,
    title: words.title ?? study.title,
    plan: study.version,
    version: words.version,
    origin: study.origin,
    agreement: words.agreement,
    subjects: validated.analysedIn(sizes),
    excluded: sizes
      .filter(({ size, count }) => size === 'excluded' && count > 0)
      .map(({ title, count }) => ({ title, subjects: count })),
    open: sizes
      .filter(({ size }) => size === 'open')
      .map(({ population, title, reason, count }) => ({
        ...(population === ''
          ? { of: 'exclusion' as const, name: title }
          : { of: 'population' as const, name: population }),
        ...{ title, reason, subjects: count },
      })),
    sizes: Object.fromEntries(Object.keys(counted.populations).map((name) => [name, sizeOf(name)])),
    variables,
    rules: read(validated.rules),
    ...counted,
  }
}

const notCounted = (population: string): string =>
  `share: expected something that is counted among the population ${population}, found nothing: of a registry only counts tell how many its subjects are; add a summary with among: ${population} to analysis.yaml, or remove the population, and run the cohort again`

/** At how many times of an event table of everybody exactly one subject leaves: each of them can be told from the others. */
export const leavingAlone = (rows: Shared['eventRows']): number => {
  const of = (competing: string): number =>
    (competing === '' ? [] : competing.split(';')).reduce((sum, count) => sum + Number(count), 0)
  return rows.filter(
    ({ group, stratum, events, censored, competing }) =>
      group === '' && stratum === '' && events + censored + of(competing) === 1,
  ).length
}
