import { registryChanges } from '../../../cohort/checks/registry-changes.ts'
import { recordedFields } from '../../../cohort/descriptors/recorded-field.ts'
import { rowsPlanOf } from '../../../cohort/descriptors/rows-plan.ts'
import { subjectTable } from '../../../cohort/subjects/subject-table.ts'
import type { OpenRows } from '../../../engines/row-source.ts'
import { claimNotices } from '../claims/claim-notices.ts'
import { namedFaults } from '../claims/read-claims.ts'
import { noRowClaims } from '../claims/row-claims.ts'
import { dataErrorOf } from '../data-error.ts'
import { descriptorFault } from '../descriptors/descriptor-faults.ts'
import { findIdentifiers } from '../descriptors/find-identifiers.ts'
import { planSections } from '../descriptors/plan-sections.ts'
import { warningsOfPlan } from '../descriptors/plan-warnings.ts'
import { noFigureSet } from '../figure/read-figure-set.ts'
import { noSubjectsLeft, readCohort } from '../read-cohort.ts'
import { openCountsOf, sizeRows } from '../rows/sizes.ts'
import { validateRows } from '../rows/validate-rows.ts'
import { passed, type Received, type Validated } from '../validated.ts'

/**
 * Validates a registry: its engine checks the rows and answers with counts. No row is read into memory, so none can be
 * written.
 */
export const validateRegistry = async (input: Received, open: OpenRows): Promise<Validated> => {
  const cohort = readCohort(input, (dataPackage) => ({ ...dataPackage, resources: [] }))
  const { plan, dataPackage, variables, read, stated } = cohort
  const changes = registryChanges(variables.values())
  if (changes.length > 0)
    throw dataErrorOf(changes.map((problem) => descriptorFault(input.descriptors.analysis, problem)))
  const rowsPlan = rowsPlanOf(plan, dataPackage, variables)
  const rows = await validateRows(open, rowsPlan)
  const identifiers = findIdentifiers(dataPackage, read, plan.identifiers?.allowed ?? [])
  const rowFaults = [...identifiers.faults, ...rows.faults, ...noFigureSet(input.tables)]
  if (cohort.faults.length + rowFaults.length > 0)
    throw dataErrorOf([...cohort.faults, ...stated.faults, ...rowFaults])
  if (rows.analysed === 0) throw dataErrorOf([noSubjectsLeft(input.descriptors)])
  const planned = { plan, dataPackage, variables, subjects: null, many: read.many }
  return {
    ...planSections(plan, { ...dataPackage, engine: dataPackage.resources[0]?.engine }),
    subjects: subjectTable([], variables),
    variables: [...variables.values()],
    subjectRows: [],
    sizes: sizeRows(rows.analysed, rows.excluded, plan.exclude, openCountsOf(rows.open, variables)),
    rowsPlans: { plan: rowsPlan },
    checks: [
      passed('cells', 'every cell has a value that its field allows', rows.cells),
      passed('identifiers', 'no identifying columns, by name and title', identifiers.checked),
      ...rows.checks,
    ],
    exclusions: [],
    warnings: warningsOfPlan(input.descriptors, planned),
    figureSets: {},
    claims: stated.claims,
    claimFaults: namedFaults([...stated.faults, ...noRowClaims(stated)]),
    claimNotices: claimNotices(stated),
    claimPlaces: stated.places,
    besideClaims: {},
    fields: recordedFields(dataPackage),
    eventTables: {},
    counts: {},
  }
}
