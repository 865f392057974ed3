import { checkPlan } from '../../../cohort/checks/plan/check-plan.ts'
import type { MemberSize } from '../../../cohort/counts/counting.ts'
import type { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { type Agreed, agree } from '../../../cohort/pool/agree.ts'
import { checkPool } from '../../../cohort/pool/check-pool.ts'
import { wholePlan } from '../../../cohort/pool/pooled-plan.ts'
import { onlyUsed, usesOf } from '../../../cohort/pool/uses.ts'
import { withCharacteristics } from '../../../cohort/subjects/characteristics.ts'
import { subjectTable } from '../../../cohort/subjects/subject-table.ts'
import { withUnivariableModels } from '../../../cohort/subjects/univariable-models.ts'
import type { DescriptorProblem } from '../../../cohort/values/problem.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import { DataError } from '../../../pipeline/fault.ts'
import type { Descriptors } from '../../1-ingest/artifacts.ts'
import type { CheckRow, Study } from '../artifacts.ts'
import { claimNotices } from '../claims/claim-notices.ts'
import { namedFaults } from '../claims/read-claims.ts'
import { noRowClaims } from '../claims/row-claims.ts'
import { statedClaims } from '../claims/stated-claims.ts'
import { descriptorFault } from '../descriptors/descriptor-faults.ts'
import { planSections } from '../descriptors/plan-sections.ts'
import { warningsOfPlan } from '../descriptors/plan-warnings.ts'
import { pooledSizes } from '../pool/pool-sizes.ts'
import type { PooledMember } from '../pool/read-member.ts'
import { type ReadPool, readPool } from '../pool/read-pool.ts'
import { passed, type Received, type Validated } from '../validated.ts'

/** Whether the plan pools packages of centres. */
export const isPooled = ({ analysis }: Descriptors): boolean =>
  typeof analysis.value === 'object' && analysis.value !== null && Object.hasOwn(analysis.value, 'pool')

/**
 * Validates a pooled cohort: packages match their hashes, counts are consistent, all members use the same definitions,
 * and the plan needs only counts. There are no subjects: tables of subjects have only a header.
 */
export const validatePool = (input: Received): Validated => {
  const pool = readPool(input)
  const { pooledPlan, members } = pool
  const uses = usesOf(
    pooledPlan,
    members.map(({ member }) => member),
  )
  const agreed = agree(
    members.map(({ member }) => member),
    uses,
  )
  const variables = new Map(agreed.variables.map((variable) => [variable.name, variable]))
  const plan = checkedPlan(pool, agreed, variables, input.descriptors)
  const claims = statedClaims(input, plan, variables)
  const sections = planSections(
    {
      ...plan,
      endpoints: onlyUsed(plan.endpoints, uses.endpoints),
      populations: onlyUsed(plan.populations, uses.populations),
    },
    pool.described,
  )
  const packages = Object.values(input.packages).map(({ document }) => document)
  const planned = { plan, dataPackage: null, variables, subjects: null, many: new Map() }
  return {
    ...sections,
    study: { ...sections.study, ...pooledStudy(plan.limits, members) },
    counting: { ...sections.counting, pool: byMember(members, memberSize) },
    subjects: subjectTable([], variables),
    variables: agreed.variables,
    subjectRows: [],
    sizes: pooledSizes(members),
    rowsPlans: {},
    checks: checksOf(members, agreed),
    exclusions: [],
    warnings: warningsOfPlan(input.descriptors, planned, [], packages),
    figureSets: {},
    claims: claims.claims,
    claimFaults: namedFaults([...claims.faults, ...noRowClaims(claims)]),
    claimNotices: claimNotices(claims),
    claimPlaces: claims.places,
    besideClaims: {},
    fields: [],
    eventTables: byMember(members, ({ tables }) => tables.eventRows),
    counts: byMember(members, ({ tables }) => tables.countRows),
  }
}

/**
 * The whole plan.
 * @throws DataError where members disagree, or the plan needs more than their counts
 */
const checkedPlan = (
  { pooledPlan, members, claims, faults: packageFaults }: ReadPool,
  agreed: Agreed,
  variables: ReadonlyMap<string, Variable>,
  { analysis }: Descriptors,
): Plan => {
  const planned = wholePlan(pooledPlan, agreed)
  const nameProblems = checkPlan(planned, variables)
  const plan =
    nameProblems.length > 0
      ? planned
      : withUnivariableModels(withCharacteristics(planned, variables), variables)
  const problems: readonly DescriptorProblem[] =
    nameProblems.length > 0
      ? nameProblems
      : checkPool(
          plan,
          variables,
          members.map(({ member }) => member),
        )
  const faults = [
    ...packageFaults,
    ...agreed.disagreements.map(({ file, ...problem }) =>
      descriptorFault(members.find(({ member }) => member.file === file)!.document, problem),
    ),
    ...problems.map((problem) => descriptorFault(analysis, problem)),
  ]
  if (faults.length > 0) throw new DataError([...faults, ...claims.faults])
  return plan
}

const byMember = <T>(
  members: readonly PooledMember[],
  select: (member: PooledMember) => T,
): Readonly<Record<string, T>> =>
  Object.fromEntries(members.map((member) => [member.member.name, select(member)]))

const memberSize = ({ member: { shared } }: PooledMember): MemberSize => ({
  subjects: shared.subjects,
  populations: Object.fromEntries(
    Object.entries(shared.populations).map(([name, { subjects }]) => [name, subjects]),
  ),
})

const pooledStudy = (
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
  'The centres sent counts, not rows: a patient treated at two centres is counted twice, which cannot be detected here.'

const checksOf = (members: readonly PooledMember[], { compared }: Agreed): readonly CheckRow[] => [
  ...members.flatMap(({ member: { name, title }, tables }) => [
    passed(`package ${name}`, `${title}: each table matches its hash`, 2),
    passed(
      `event table ${name}`,
      `${title}: the counts of each row of the event table are consistent`,
      tables.eventRows.length,
    ),
    passed(`counts ${name}`, `${title}: all counts are declared and add up`, tables.countRows.length),
  ]),
  passed('definitions', 'All centres use the same definitions', compared),
]
