import { emptyPopulations } from '../../../cohort/counts/empty-populations.ts'
import type { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { recordedFields } from '../../../cohort/descriptors/recorded-field.ts'
import { openConditions } from '../../../cohort/subjects/open-conditions.ts'
import { subjectTable } from '../../../cohort/subjects/subject-table.ts'
import type { ExclusionRow, WarningRow } from '../artifacts.ts'
import { claimNotices } from '../claims/claim-notices.ts'
import { namedFaults } from '../claims/read-claims.ts'
import { rowClaimFaults } from '../claims/row-claims.ts'
import { claimsBeside } from '../claims/stated-claims.ts'
import { dataErrorOf } from '../data-error.ts'
import { type CheckedCohort, checkCohort } from '../descriptors/check-cohort.ts'
import { descriptorFault } from '../descriptors/descriptor-faults.ts'
import { findIdentifiers } from '../descriptors/find-identifiers.ts'
import { planSections, rulesOf } from '../descriptors/plan-sections.ts'
import { warningsOfPlan } from '../descriptors/plan-warnings.ts'
import { readFigureSet } from '../figure/read-figure-set.ts'
import { noSubjectsLeft, type ReadCohort, readCohort } from '../read-cohort.ts'
import { aggregateFromRows } from '../rows/aggregate-from-rows.ts'
import type { ReadSubjects } from '../rows/read-subjects.ts'
import { countsOf, openCountsOf, sizeRows } from '../rows/sizes.ts'
import { valueFaults } from '../rows/value-faults.ts'
import { passed, type Received, type Validated } from '../validated.ts'
import { findWarnings } from '../warnings/index.ts'

/** Validates a cohort in memory: every cell is typed, every subject checked, every fault has its line. */
export const validateMemory = (input: Received): Validated => {
  const cohort = readCohort(input, (dataPackage) => dataPackage)
  const { plan, dataPackage, variables, read, stated } = cohort
  const { identifying: identifiers, subjects, checks, excluded } = checkRows(cohort)
  if (subjects.length === 0) throw dataErrorOf([noSubjectsLeft(input.descriptors)])
  const sections = planSections(plan, dataPackage)
  const empty = emptyPopulations(plan, sections.counting, subjects)
  if (empty.length > 0)
    throw dataErrorOf(empty.map((problem) => descriptorFault(input.descriptors.analysis, problem)))
  const figure = readFigureSet(input.tables['figure-set'], subjects, variables, plan.subject)
  if (figure.faults.length > 0) throw dataErrorOf(figure.faults)
  const reasons = new Map(excluded.map(({ subject, exclusion }) => [subject, exclusion]))
  const subjectRows = read.rows.filter(({ subject }) => !reasons.has(subject))
  const open = openCountsOf(openConditions(plan, subjects, variables), variables)
  const rowFaults = rowClaimFaults(stated, subjects, plan.subject, variables)
  return {
    ...sections,
    subjects: subjectTable(subjects, variables),
    variables: [...variables.values()],
    subjectRows,
    sizes: sizeRows(subjects.length, countsOf(reasons.values()), plan.exclude, open),
    rowsPlans: {},
    checks: [
      passed('cells', 'every cell has a value that its field allows', read.cells),
      passed('identifiers', 'no identifying columns', identifiers.checked),
      ...checks,
    ],
    exclusions: exclusionRows(reasons, plan, read),
    warnings: warningsOf(input, cohort, subjects, subjectRows),
    figureSets: figure.rows.length === 0 ? {} : { set: figure.rows },
    claims: stated.claims,
    claimFaults: namedFaults([...stated.faults, ...rowFaults]),
    claimNotices: claimNotices(stated),
    claimPlaces: stated.places,
    besideClaims: figure.rows.length === 0 ? {} : claimsBeside(input, plan, variables),
    fields: recordedFields(dataPackage),
    eventTables: {},
    counts: {},
  }
}

/** @throws DataError with every fault of the rows */
const checkRows = ({ plan, dataPackage, variables, read, stated, faults }: ReadCohort) => {
  const aggregated = aggregateFromRows(plan, dataPackage, read)
  const checked = checkCohort(plan, read.subjects, variables)
  const identifiers = findIdentifiers(dataPackage, read, plan.identifiers?.allowed ?? [])
  const rowFaults = [
    ...identifiers.faults,
    ...aggregated.faults,
    ...valueFaults(checked.problems, variables, read, aggregated.lines),
  ]
  // faults of the claims alone do not stop the cohort
  if (faults.length + rowFaults.length > 0) throw dataErrorOf([...faults, ...stated.faults, ...rowFaults])
  return { ...checked, identifying: identifiers }
}

/** Excluded subjects in the order of the first file, at the row that says so. */
const exclusionRows = (
  excluded: ReadonlyMap<string, string>,
  plan: Plan,
  { rows }: ReadSubjects,
): readonly ExclusionRow[] =>
  rows.flatMap(({ subject, file, line }) => {
    const exclusion = file === rows[0]!.file ? excluded.get(subject) : undefined
    return exclusion === undefined
      ? []
      : [{ exclusion, title: plan.exclude[exclusion]!.title, subject, file, line }]
  })

const warningsOf = (
  { descriptors }: Received,
  { plan, dataPackage, variables, read: { many } }: ReadCohort,
  subjects: CheckedCohort['subjects'],
  rows: ReadSubjects['rows'],
): readonly WarningRow[] => {
  const planned = { plan, dataPackage, variables, subjects, many }
  const { quartiles } = rulesOf(plan)
  return [...warningsOfPlan(descriptors, planned, rows), ...findWarnings({ ...planned, quartiles, rows })]
}
