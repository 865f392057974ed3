import { PooledPlan, PoolPackage } from '../../../cohort/pool/pooled-plan.ts'
import type { DescriptorProblem } from '../../../cohort/values/problem.ts'
import { DataError, type Fault } from '../../../pipeline/fault.ts'
import { readClaims, type StatedClaims } from '../claims/read-claims.ts'
import { descriptorFault, schemaProblems } from '../descriptors/descriptor-faults.ts'
import type { Received } from '../validated.ts'
import { type PooledMember, readMember } from './read-member.ts'

/** A pooled cohort with valid descriptors and unchanged packages. */
export interface ReadPool {
  readonly pooledPlan: PooledPlan
  readonly described: PoolPackage
  /** In the order of the plan. */
  readonly members: readonly PooledMember[]
  readonly claims: StatedClaims
  /** Packages listed twice. They stop the cohort together with faults of the plan. */
  readonly faults: readonly Fault[]
}

/**
 * The two descriptors and the package of each centre.
 *
 * @throws DataError with every fault, where a descriptor or a package is not sound
 */
export const readPool = (input: Received): ReadPool => {
  const { dataPackage, analysis } = input.descriptors
  const packageParse = PoolPackage.safeParse(dataPackage.value)
  const planParse = PooledPlan.safeParse(analysis.value)
  const claims = readClaims(input.tables['claims'], planParse.data?.language)
  const refuse = (faults: readonly Fault[]): never => {
    throw new DataError([...faults, ...claims.faults])
  }
  const schemaFaults = [
    ...(packageParse.success ? [] : schemaProblems(packageParse.error, dataPackage.value)).map((problem) =>
      descriptorFault(dataPackage, problem),
    ),
    ...(planParse.success ? [] : schemaProblems(planParse.error, analysis.value)).map((problem) =>
      descriptorFault(analysis, fromMembers(problem)),
    ),
    ...strayTables(input, packageParse.data),
  ]
  if (!packageParse.success || !planParse.success) return refuse(schemaFaults)
  const nameFaults = [
    ...duplicateResources(packageParse.data).map((problem) => descriptorFault(dataPackage, problem)),
    ...unknownMembers(planParse.data, packageParse.data).map((problem) => descriptorFault(analysis, problem)),
  ]
  if (schemaFaults.length + nameFaults.length > 0) return refuse([...schemaFaults, ...nameFaults])
  const readMembers = planParse.data.pool.map((name) => {
    const resource = packageParse.data.resources.find((member) => member.name === name)!
    return readMember(name, resource, input.packages, input.tables)
  })
  const faults = [...readMembers.flatMap((member) => member.faults), ...sameTables(readMembers)]
  const members = readMembers.flatMap(({ member }) => member ?? [])
  if (members.length < readMembers.length || members.length === 0) return refuse(faults)
  return { pooledPlan: planParse.data, described: packageParse.data, members, claims, faults }
}

/** Adds a remedy for sections that a pooled plan takes from its members. */
const fromMembers = (problem: DescriptorProblem): DescriptorProblem =>
  problem.path.length === 1 &&
  ['endpoints', 'populations', 'variables', 'subject', 'origin'].includes(String(problem.path[0]))
    ? { ...problem, remedy: 'remove it: a pooled cohort takes it from its members' }
    : problem

const unknownMembers = ({ pool }: PooledPlan, { resources }: PoolPackage): readonly DescriptorProblem[] =>
  pool.flatMap((name, i) => {
    const path = ['pool', i]
    if (pool.indexOf(name) < i) return [{ path, expected: 'each centre once', found: `"${name}"` }]
    return resources.some((resource) => resource.name === name)
      ? []
      : [
          {
            path,
            expected: `the name of a package in datapackage.json (${resources.map((resource) => resource.name).join(', ')})`,
            found: `"${name}"`,
          },
        ]
  })

const duplicateResources = ({ resources }: PoolPackage): readonly DescriptorProblem[] =>
  resources.flatMap(({ name, path }, i) =>
    resources.findIndex((other) => other.name === name || other.path === path) < i
      ? [{ path: ['resources', i], expected: 'each name and each file once', found: `"${name}", ${path}` }]
      : [],
  )

/** Equal event tables of two centres: the same patients would be counted twice. */
const sameTables = (
  members: readonly { readonly hash: string | null; readonly file: string }[],
): readonly Fault[] =>
  members.flatMap(({ hash, file }, i) => {
    const first = members.findIndex((other) => other.hash !== null && other.hash === hash)
    return first < 0 || first === i
      ? []
      : [
          {
            file,
            expected: 'an event table that no other package has',
            found: `the same event table as in ${members[first]!.file}`,
            remedy: 'remove one of the two: they describe the same patients',
          },
        ]
  })

/** Tables that no package names, since they could contain patients. */
const strayTables = (
  { packages, tables }: Received,
  described: PoolPackage | undefined,
): readonly Fault[] => {
  const named = new Set(Object.values(packages).flatMap(({ hashes }) => Object.keys(hashes)))
  // tables of a package without a description, which is a fault of its own
  const nameless = (described?.resources ?? [])
    .map(({ path }) => path.replace(/datapackage\.json$/, ''))
    .filter((stem) => !Object.hasOwn(packages, stem.slice(0, -1)))
  return Object.keys(tables)
    .filter(
      (name) =>
        name !== 'claims' && !named.has(`${name}.csv`) && !nameless.some((stem) => name.startsWith(stem)),
    )
    .map((name) => ({
      file: `${name}.csv`,
      expected: 'only tables that a package names, and claims.csv',
      found: 'another table',
      remedy: 'move the file out of the folder: a pooled cohort has no patient rows',
    }))
}
