import type { Member, MemberTables, TableProblem } from '../../../cohort/pool/member.ts'
import { packageProblems } from '../../../cohort/pool/package-problems.ts'
import type { PoolPackage } from '../../../cohort/pool/pooled-plan.ts'
import { AGAIN } from '../../../cohort/pool/read-cells.ts'
import { readCountRows } from '../../../cohort/pool/read-count-rows.ts'
import { readEventRows } from '../../../cohort/pool/read-event-rows.ts'
import { SharedPackage, type TableName } from '../../../cohort/pool/shared-package.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { Table } from '../../../pipeline/formats/csv.ts'
import type { Document, ReceivedPackage } from '../../1-ingest/artifacts.ts'
import { descriptorFault, schemaProblems } from '../descriptors/descriptor-faults.ts'

/** A member with a valid package. */
export interface PooledMember {
  readonly member: Member
  readonly document: Document
  readonly tables: MemberTables
}

interface ReadMember {
  readonly file: string
  /** The hash of its event table; null where the table cannot be read. */
  readonly hash: string | null
  readonly member: PooledMember | null
  readonly faults: readonly Fault[]
}

/**
 * Checks a centre's package: its description against the schema and itself, each table against its hash and the
 * constraints of counts.
 */
export const readMember = (
  name: string,
  { path, title }: PoolPackage['resources'][number],
  packages: Readonly<Record<string, ReceivedPackage>>,
  tables: Readonly<Record<string, Table>>,
): ReadMember => {
  const failed = (faults: readonly Fault[]): ReadMember => ({ file: path, hash: null, member: null, faults })
  const received = packages[path.replace(/\.datapackage\.json$/, '')]
  if (!received)
    return failed([{ file: path, expected: 'the package, as "share" wrote it', found: 'no such file' }])
  const { document, hashes } = received
  const described = SharedPackage.safeParse(document.value)
  const problems = described.success
    ? packageProblems(described.data.casebook)
    : schemaProblems(described.error, document.value)
  if (!described.success || problems.length > 0)
    return failed(
      problems.map((problem) => descriptorFault(document, { ...problem, remedy: problem.remedy ?? AGAIN })),
    )
  const { resources, casebook: shared } = described.data
  const fileOf = (table: TableName): string | undefined =>
    resources.find((resource) => resource.name === table)?.path
  const [eventFile, countFile] = [fileOf('event-table'), fileOf('counts')]
  const hashProblems = resources.flatMap((resource, i) => hashFaults(document, resource, i, hashes))
  if (eventFile === undefined || countFile === undefined || hashProblems.length > 0)
    return failed(
      hashProblems.length > 0
        ? hashProblems
        : [
            {
              file: path,
              field: 'resources',
              expected: 'an event-table and counts',
              found: 'two tables of one kind',
            },
          ],
    )
  const variables: ReadonlyMap<string, Variable> = new Map(
    shared.variables.map((variable) => [variable.name, { ...variable, source: null, of: [] }]),
  )
  const tableNamed = (file: string): Table => tables[file.replace(/\.csv$/, '')]!
  const events = readEventRows(eventFile, tableNamed(eventFile), shared, variables)
  const counts = readCountRows(countFile, tableNamed(countFile), shared, variables)
  const faults: readonly TableProblem[] = [...events.problems, ...counts.problems]
  if (faults.length > 0) return failed(faults)
  return {
    file: path,
    hash: hashes[eventFile]!,
    member: {
      member: { name, title: title ?? described.data.title, file: path, shared },
      document,
      tables: { eventRows: events.rows, countRows: counts.rows },
    },
    faults: [],
  }
}

/** Faults of a table that is absent or differs from the centre's hash. */
const hashFaults = (
  document: Document,
  { path, hash }: SharedPackage['resources'][number],
  index: number,
  hashes: Readonly<Record<string, string>>,
): readonly Fault[] => {
  const currentHash = hashes[path]
  if (currentHash !== undefined && `sha256:${currentHash}` === hash) return []
  return [
    descriptorFault(document, {
      path: ['resources', index, currentHash === undefined ? 'path' : 'hash'],
      expected:
        currentHash === undefined
          ? `${path} in the same folder`
          : `${hash}, the hash of ${path} when it was shared`,
      found: currentHash === undefined ? 'no such file' : `sha256:${currentHash}`,
      remedy: currentHash === undefined ? 'put all three files of the package into the folder' : AGAIN,
    }),
  ]
}
