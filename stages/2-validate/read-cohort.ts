import type { DataPackage } from '../../cohort/descriptors/data-package.ts'
import type { Plan } from '../../cohort/descriptors/plan/plan.ts'
import { resolveCutoffs } from '../../cohort/descriptors/resolve-plan.ts'
import { withCharacteristics } from '../../cohort/subjects/characteristics.ts'
import { withUnivariableModels } from '../../cohort/subjects/univariable-models.ts'
import type { Variable } from '../../cohort/values/value.ts'
import type { Fault } from '../../pipeline/fault.ts'
import type { Descriptors } from '../1-ingest/artifacts.ts'
import { readClaims } from './claims/read-claims.ts'
import { type FoundClaims, statedClaims } from './claims/stated-claims.ts'
import { dataErrorOf } from './data-error.ts'
import { descriptorFault } from './descriptors/descriptor-faults.ts'
import { readDescriptors } from './descriptors/read-descriptors.ts'
import { type ReadSubjects, readSubjects } from './rows/read-subjects.ts'
import type { Received } from './validated.ts'

/** A cohort with rows, whose descriptors are sound and whose files were read. */
export interface ReadCohort {
  readonly plan: Plan
  readonly dataPackage: DataPackage
  readonly variables: ReadonlyMap<string, Variable>
  readonly read: ReadSubjects
  readonly stated: FoundClaims
  /** Files that do not belong in the folder. They stop the cohort together with faults of the rows. */
  readonly faults: readonly Fault[]
}

/**
 * The descriptors, the files that are read into memory, and the claims.
 *
 * @param inMemory the part of the data package whose rows are read here
 * @throws DataError with every fault, where the descriptors are not sound or a file cannot be read
 */
export const readCohort = (
  received: Received,
  inMemory: (dataPackage: DataPackage) => DataPackage,
): ReadCohort => {
  const { descriptors, packages, tables } = received
  const faults: Fault[] = Object.keys(packages).map(strayPackage)
  const { dataPackage, plan, subjectName, variables } = readDescriptors(descriptors, faults)
  const read = dataPackage && subjectName ? readSubjects(inMemory(dataPackage), tables, subjectName) : null
  if (!plan || !dataPackage || !variables || !read || read.faults.length > 0)
    throw dataErrorOf([
      ...faults,
      ...(read?.faults ?? []),
      ...readClaims(tables['claims'], plan?.language).faults,
    ])
  const completed = completedPlan(plan, variables)
  const stated = statedClaims(received, completed, variables)
  return { plan: completed, dataPackage, variables, read, stated, faults }
}

/** Adds what depends on the variables: the results that tables show, and the data cut-off of each endpoint. */
const completedPlan = (plan: Plan, variables: ReadonlyMap<string, Variable>): Plan => ({
  ...withUnivariableModels(withCharacteristics(plan, variables), variables),
  endpoints: resolveCutoffs(plan.endpoints, plan.cutoff, variables),
})

const strayPackage = (name: string): Fault => ({
  file: `${name}.datapackage.json`,
  expected: 'no package of another centre in a cohort with rows of its own',
  found: 'a package',
  remedy: 'move it to a pooled cohort (pool: [...] in analysis.yaml)',
})

/** The fault of a plan that excludes every subject. */
export const noSubjectsLeft = ({ analysis }: Descriptors): Fault =>
  descriptorFault(analysis, {
    path: ['exclude'],
    expected: 'at least one subject who is not excluded',
    found: 'none',
  })
