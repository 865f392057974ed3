import { createHash } from 'node:crypto'
import { populationSize } from '../../../cohort/pool/population-size.ts'
import { COUNT_COLUMNS } from '../../../cohort/pool/read-count-rows.ts'
import { EVENT_COLUMNS } from '../../../cohort/pool/read-event-rows.ts'
import { type Sharable, type Shared, share } from '../../../cohort/pool/share.ts'
import { SharedPackage, type TableName } from '../../../cohort/pool/shared-package.ts'
import { isInPopulation } from '../../../cohort/subjects/follow-ups.ts'
import { subjectsOf } from '../../../cohort/subjects/subject-table.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { orderedJson } from '../../../pipeline/formats/json.ts'
import * as validated from '../../2-validate/artifacts.ts'
import { counts, eventTable } from '../../3-durations/artifacts.ts'
import type { ReadArtifact } from './artifact-reader.ts'

/** The options of `share`. */
export interface ShareWords {
  /** Name of the files. */
  readonly name: string
  readonly title: string | undefined
  readonly agreement: string
  /** Version of Casebook. */
  readonly version: string
}

/** A package: three files by name, and descriptions of what was excluded. */
export interface PackageFiles {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly leftOut: readonly string[]
}

/** The files of a cohort's package, from its artifacts. */
export const sharedPackage = (read: ReadArtifact, words: ShareWords): PackageFiles => {
  const content = sharable(read, words)
  const shared = share(content)
  const tables: readonly (readonly [TableName, string, Uint8Array, readonly string[]])[] = [
    [
      'event-table',
      'numbers at risk, events and censored by time, in each group',
      eventTable.format.encode(shared.eventRows),
      EVENT_COLUMNS,
    ],
    [
      'counts',
      'frequency of each value, in each group',
      counts.format.encode(shared.countRows),
      COUNT_COLUMNS,
    ],
  ]
  const description: SharedPackage = SharedPackage.parse({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: content.name,
    title: content.title,
    resources: tables.map(([name, title, bytes, columns]) => ({
      name,
      path: `${content.name}.${name}.csv`,
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
      [`${content.name}.datapackage.json`, orderedJson<SharedPackage>().encode(description)],
      ...tables.map(([name, , bytes]) => [`${content.name}.${name}.csv`, bytes] as const),
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
    // a registry has counts and no rows
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
  `share: expected counts of the population ${population}, found none (a registry has no rows to count it from: add a summary with among: ${population} to analysis.yaml, or remove the population, and run the cohort again)`

/** The number of times in the ungrouped event table with exactly one event or censoring: these subjects are unique. */
export const leavingAlone = (rows: Shared['eventRows']): number => {
  const sum = (competing: string): number =>
    (competing === '' ? [] : competing.split(';')).reduce((total, count) => total + Number(count), 0)
  return rows.filter(
    ({ group, stratum, events, censored, competing }) =>
      group === '' && stratum === '' && events + censored + sum(competing) === 1,
  ).length
}
