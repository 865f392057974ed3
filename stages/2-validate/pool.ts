import { withCharacteristics } from '../../cohort/characteristics.ts'
import type { MemberSize } from '../../cohort/counting.ts'
import { checkPlan } from '../../cohort/plan-checks/check-plan.ts'
import { type Agreed, agree } from '../../cohort/pool/agree.ts'
import { checkPool } from '../../cohort/pool/check-pool.ts'
import { PooledPlan, PoolPackage, wholePlan } from '../../cohort/pool/pooled-plan.ts'
import { onlyUsed, usesOf } from '../../cohort/pool/uses.ts'
import type { DescriptorProblem } from '../../cohort/problem.ts'
import type { Variable } from '../../cohort/value.ts'
import { DataError, type Fault } from '../../pipeline/fault.ts'
import type { Table } from '../../pipeline/formats/csv.ts'
import type { Descriptors, Document, ReceivedPackage } from '../1-ingest/artifacts.ts'
import type { CheckRow, Study } from './artifacts.ts'
import { descriptorFault, schemaProblems } from './descriptor-faults.ts'
import { planSections } from './plan-sections.ts'
import { warningsOfPlan } from './plan-warnings.ts'
import { sizesOfAll } from './pool-sizes.ts'
import { namedFaults, readClaims } from './read-claims.ts'
import { type PooledMember, readMember } from './read-member.ts'
import { noRowClaims } from './row-claims.ts'

/** What validation reads, as far as a pooled cohort asks. */
interface PoolInput {
  readonly descriptors: Descriptors
  readonly packages: Readonly<Record<string, ReceivedPackage>>
  readonly tables: Readonly<Record<string, Table>>
}

/** Whether the plan is one of packages that centres sent. */
export const isPooled = ({ analysis }: Descriptors): boolean =>
  typeof analysis.value === 'object' && analysis.value !== null && Object.hasOwn(analysis.value, 'pool')

/**
 * A pooled cohort: each package is what its hashes say and its tables keep the laws of counts; all mean the same by
 * the same names; the plan asks what counts can answer. It has no subjects: tables of subjects have a header only.
 */
export const validatePool = (input: PoolInput) => {
  const faults: Fault[] = []
  const { dataPackage, analysis } = input.descriptors
  const complain = (document: Document, problems: readonly DescriptorProblem[]): void => {
    faults.push(...problems.map((problem) => descriptorFault(document, problem)))
  }
  const described = PoolPackage.safeParse(dataPackage.value)
  const asked = PooledPlan.safeParse(analysis.value)
  if (!described.success) complain(dataPackage, schemaProblems(described.error, dataPackage.value))
  if (!asked.success) complain(analysis, schemaProblems(asked.error, analysis.value).map(fromMembers))
  const claims = readClaims(input.tables['claims'])
  faults.push(...strayTables(input, described.data))
  if (!described.success || !asked.success) throw new DataError([...faults, ...claims.faults])
  complain(dataPackage, twice(described.data))
  complain(analysis, unknownMembers(asked.data, described.data))
  if (faults.length > 0) throw new DataError([...faults, ...claims.faults])
  const read = asked.data.pool.map((name) => {
    const resource = described.data.resources.find((one) => one.name === name)!
    return readMember(name, resource, input.packages, input.tables)
  })
  faults.push(...read.flatMap((one) => one.faults), ...sameTables(read))
  const members = read.flatMap(({ member }) => member ?? [])
  if (members.length < read.length || members.length === 0) throw new DataError([...faults, ...claims.faults])
  const uses = usesOf(
    asked.data,
    members.map(({ member }) => member),
  )
  const agreed = agree(
    members.map(({ member }) => member),
    uses,
  )
  faults.push(
    ...agreed.disagreements.map(({ file, ...problem }) =>
      descriptorFault(members.find(({ member }) => member.file === file)!.document, problem),
    ),
  )
  const variables: ReadonlyMap<string, Variable> = new Map(
    agreed.variables.map((variable) => [variable.name, variable]),
  )
  const planned = wholePlan(asked.data, agreed)
  const named = checkPlan(planned, variables)
  complain(analysis, named)
  const plan = named.length > 0 ? planned : withCharacteristics(planned, variables)
  if (named.length === 0)
    complain(
      analysis,
      checkPool(
        plan,
        variables,
        members.map(({ member }) => member),
      ),
    )
  if (faults.length > 0) throw new DataError([...faults, ...claims.faults])
  const sections = planSections(
    {
      ...plan,
      endpoints: onlyUsed(plan.endpoints, uses.endpoints),
      populations: onlyUsed(plan.populations, uses.populations),
    },
    described.data,
  )
  return {
    subjects: { header: [...variables.keys()], rows: [] },
    variables: agreed.variables,
    subjectRows: [],
    sizes: sizesOfAll(members),
    rowsPlans: {},
    checks: checksOf(members, agreed),
    exclusions: [],
    warnings: warningsOfPlan(
      input.descriptors,
      { plan, dataPackage: null, variables, subjects: null, many: new Map() },
      [],
      Object.values(input.packages).map(({ document }) => document),
    ),
    claims: claims.claims,
    claimFaults: namedFaults([...claims.faults, ...noRowClaims(claims)]),
    fields: [],
    ...sections,
    study: { ...sections.study, ...studyOf(plan.limits, members) },
    counting: { ...sections.counting, pool: byMember(members, sizesOf) },
    eventTables: byMember(members, ({ tables }) => tables.eventRows),
    counts: byMember(members, ({ tables }) => tables.countRows),
  }
}

const byMember = <T>(
  members: readonly PooledMember[],
  of: (member: PooledMember) => T,
): Readonly<Record<string, T>> => Object.fromEntries(members.map((one) => [one.member.name, of(one)]))

const sizesOf = ({ member: { shared } }: PooledMember): MemberSize => ({
  subjects: shared.subjects,
  populations: Object.fromEntries(
    Object.entries(shared.populations).map(([name, { subjects }]) => [name, subjects]),
  ),
})

const studyOf = (
  limits: readonly string[],
  members: readonly PooledMember[],
): Pick<Required<Study>, 'limits' | 'members'> => ({
  limits: [...limits, POOL_LIMIT],
  members: members.map(({ member: { name, title, shared } }) => ({
    name,
    title,
    subjects: shared.subjects,
    excluded: shared.excluded,
    isOpenKnown: shared.open !== undefined,
    agreement: shared.agreement,
    plan: shared.plan,
  })),
})

const POOL_LIMIT =
  'The centres sent counts and no rows: a patient who was treated in two of them is counted twice, and nobody can see it here.'

const checksOf = (members: readonly PooledMember[], { compared }: Agreed): readonly CheckRow[] => {
  const passed = (check: string, title: string, looked: number): CheckRow => ({
    check,
    title,
    looked,
    passed: looked,
  })
  return [
    ...members.flatMap(({ member: { name, title }, tables }) => [
      passed(`package ${name}`, `${title}: each table is what its hash says`, 2),
      passed(
        `event table ${name}`,
        `${title}: every row of the event table keeps the laws of counts`,
        tables.eventRows.length,
      ),
      passed(
        `counts ${name}`,
        `${title}: every row of the counts is declared and adds up`,
        tables.countRows.length,
      ),
    ]),
    passed('definitions', 'All centres mean the same by the same names', compared),
  ]
}

/** What a pooled plan does not say itself. */
const fromMembers = (problem: DescriptorProblem): DescriptorProblem =>
  problem.path.length === 1 &&
  ['endpoints', 'populations', 'variables', 'subject', 'origin'].includes(String(problem.path[0]))
    ? { ...problem, remedy: 'a pooled cohort takes it from its members; leave it out' }
    : problem

const unknownMembers = ({ pool }: PooledPlan, { resources }: PoolPackage): readonly DescriptorProblem[] =>
  pool.flatMap((name, i) => {
    const path = ['pool', i]
    if (pool.indexOf(name) < i) return [{ path, expected: 'each centre once', found: `"${name}"` }]
    return resources.some((one) => one.name === name)
      ? []
      : [
          {
            path,
            expected: `the name of a package of datapackage.json (${resources.map((one) => one.name).join(', ')})`,
            found: `"${name}"`,
          },
        ]
  })

const twice = ({ resources }: PoolPackage): readonly DescriptorProblem[] =>
  resources.flatMap(({ name, path }, i) =>
    resources.findIndex((one) => one.name === name || one.path === path) < i
      ? [{ path: ['resources', i], expected: 'each name and each file once', found: `"${name}", ${path}` }]
      : [],
  )

/** The same table from two centres would be the same patients twice. */
const sameTables = (
  read: readonly { readonly hash: string | null; readonly file: string }[],
): readonly Fault[] =>
  read.flatMap(({ hash, file }, i) => {
    const first = read.findIndex((one) => one.hash !== null && one.hash === hash)
    return first < 0 || first === i
      ? []
      : [
          {
            file,
            expected: 'patients of its own',
            found: `the event table of ${read[first]!.file}`,
            remedy: 'the same centre twice: leave one out',
          },
        ]
  })

/** A pooled cohort takes counts only: any other table could hold patients. */
const strayTables = (
  { packages, tables }: PoolInput,
  described: PoolPackage | undefined,
): readonly Fault[] => {
  const named = new Set(Object.values(packages).flatMap(({ hashes }) => Object.keys(hashes)))
  // of a package whose description is not there, which is said by itself
  const nameless = (described?.resources ?? [])
    .map(({ path }) => path.replace(/datapackage\.json$/, ''))
    .filter((stem) => !Object.hasOwn(packages, stem.slice(0, -1)))
  return Object.keys(tables)
    .filter(
      (name) =>
        name !== 'claims' && !named.has(`${name}.csv`) && !nameless.some((one) => name.startsWith(one)),
    )
    .map((name) => ({
      file: `${name}.csv`,
      expected: 'only tables that a package names, and claims.csv',
      found: 'another table',
      remedy: 'no rows of patients belong into a pooled cohort: take the file out of the folder',
    }))
}
