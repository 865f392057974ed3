import { withCharacteristics } from '../../cohort/characteristics.ts'
import type { DataPackage } from '../../cohort/data-package.ts'
import { nobodyIn } from '../../cohort/nobody.ts'
import { openConditions } from '../../cohort/open-conditions.ts'
import type { Plan } from '../../cohort/plan/plan.ts'
import { recordedFields } from '../../cohort/recorded-field.ts'
import { rowsPlanOf } from '../../cohort/rows-plan.ts'
import { encodeValue, type Variable } from '../../cohort/value.ts'
import type { OpenRows } from '../../engines/row-source.ts'
import { cohortStage, source } from '../../pipeline/contracts.ts'
import type { Fault } from '../../pipeline/fault.ts'
import type { Table } from '../../pipeline/formats/csv.ts'
import {
  type Descriptors,
  descriptors,
  receivedPackages,
  sources,
  textTables,
} from '../1-ingest/artifacts.ts'
import * as written from './artifacts.ts'
import { checkCohort } from './check-cohort.ts'
import { descriptorFault } from './descriptor-faults.ts'
import { findIdentifiers } from './find-identifiers.ts'
import { planSections } from './plan-sections.ts'
import { warningsOfPlan } from './plan-warnings.ts'
import { isPooled, validatePool } from './pool.ts'
import { namedFaults, readClaims } from './read-claims.ts'
import { readDescriptors } from './read-descriptors.ts'
import { type ReadSubjects, readSubjects } from './read-subjects.ts'
import { noRowClaims, rowClaimFaults } from './row-claims.ts'
import { countsOf, openCountsOf, sizeRows } from './sizes.ts'
import { takeFromRows } from './take-from-rows.ts'
import { toldFaults } from './told-faults.ts'
import { validateRows } from './validate-rows.ts'
import { valueFaults } from './value-faults.ts'
import { findWarnings } from './warnings/index.ts'

const {
  subjects,
  variables,
  subjectRows,
  sizes,
  rowsPlans,
  checks,
  exclusions,
  warnings,
  claims,
  claimFaults,
  study,
  published,
  disclosure,
  rules,
  counting,
  derivations,
  declaredChecks,
  fields,
  populations,
  endpoints,
  summaries,
  estimates,
  tests,
  models,
  simulations,
  figures,
  tables,
  memberEventTables,
  memberCounts,
} = written

export const validate = cohortStage({
  name: '2-validate',
  summary: 'rows to typed subjects and a checked plan; every fault at once',
  module: 'stages/2-validate/stage.ts',
  scope: 'cohort',
  reads: { descriptors, packages: receivedPackages, tables: textTables, rows: source<OpenRows>(sources) },
  writes: {
    subjects,
    variables,
    subjectRows,
    sizes,
    rowsPlans,
    checks,
    exclusions,
    warnings,
    claims,
    claimFaults,
    study,
    published,
    disclosure,
    rules,
    counting,
    derivations,
    declaredChecks,
    fields,
    populations,
    endpoints,
    summaries,
    estimates,
    tests,
    models,
    simulations,
    figures,
    tables,
    eventTables: memberEventTables,
    counts: memberCounts,
  },
  run: async (input) => {
    if (isPooled(input.descriptors)) return validatePool(input)
    const strange: Fault[] = Object.keys(input.packages).map(strayPackage)
    const described = readDescriptors(input.descriptors, strange)
    const read =
      described.dataPackage && described.subjectName
        ? readSubjects(inMemory(described.dataPackage, input.rows), input.tables, described.subjectName)
        : null
    const stated = readClaims(input.tables['claims'])
    const readFaults = [...strange, ...(read?.faults ?? [])]
    const { dataPackage, variables: known } = described
    const plan = described.plan && known ? withCharacteristics(described.plan, known) : described.plan
    if (!plan || !dataPackage || !known || !read || read.faults.length > 0)
      throw toldFaults([...readFaults, ...stated.faults])
    const endpointsWithCutoff = endpointsOf(plan, known)
    const rowsPlan = rowsPlanOf(plan, endpointsWithCutoff, dataPackage, known)
    const registry = input.rows && (await validateRows(input.rows, rowsPlan))
    const taken = takeFromRows(plan, dataPackage, read)
    const checked = checkCohort({ ...plan, endpoints: endpointsWithCutoff }, read.subjects, known)
    const identifying = findIdentifiers(dataPackage, read, plan.identifiers?.allowed ?? [])
    const excluded = new Map(checked.excluded.map(({ subject, exclusion }) => [subject, exclusion]))
    const faults = [
      ...identifying.faults,
      ...(registry?.faults ?? []),
      ...taken.faults,
      ...valueFaults(checked.problems, known, read, taken.lines),
    ]
    if (readFaults.length + faults.length > 0) throw toldFaults([...readFaults, ...stated.faults, ...faults])
    const analysed = registry?.analysed ?? checked.subjects.length
    if (analysed === 0) throw toldFaults([nobodyLeft(input.descriptors)])
    const sections = planSections(
      { ...plan, endpoints: endpointsWithCutoff },
      { ...dataPackage, engine: dataPackage.resources[0]?.engine },
    )
    // of a registry, and of a pool, the event tables and counts will tell
    const empty = registry ? [] : nobodyIn(plan, sections.counting, checked.subjects)
    if (empty.length > 0)
      throw toldFaults(empty.map((problem) => descriptorFault(input.descriptors.analysis, problem)))
    const passed = (check: string, title: string, looked: number): written.CheckRow => ({
      check,
      title,
      looked,
      passed: looked,
    })
    const included = read.rows.filter(({ subject }) => !excluded.has(subject))
    return {
      subjects: subjectTable(checked.subjects, known),
      variables: [...known.values()],
      subjectRows: included,
      sizes: sizeRows(
        analysed,
        registry?.excluded ?? countsOf(excluded.values()),
        plan.exclude,
        openCountsOf(registry?.open ?? openConditions(plan, checked.subjects, known), known),
      ),
      rowsPlans: registry ? { plan: rowsPlan } : {},
      checks: [
        passed('cells', 'every cell is what its field declares', registry?.cells ?? read.cells),
        passed(
          'identifiers',
          `no column tells who somebody is${registry ? ', by its name and title' : ''}`,
          identifying.looked,
        ),
        ...(registry?.checks ?? checked.checks),
      ],
      exclusions: exclusionRows(excluded, plan, read),
      warnings: [
        ...warningsOfPlan(
          input.descriptors,
          {
            plan: { ...plan, endpoints: endpointsWithCutoff },
            dataPackage,
            variables: known,
            subjects: registry ? null : checked.subjects,
            many: read.many,
          },
          included,
        ),
        ...findWarnings({
          plan: { ...plan, endpoints: endpointsWithCutoff },
          ...{ quartiles: sections.rules.quartiles, dataPackage, variables: known },
          ...{ subjects: checked.subjects, rows: included, many: read.many },
        }),
      ],
      claims: stated.claims,
      claimFaults: namedFaults([
        ...stated.faults,
        ...(registry ? noRowClaims(stated) : rowClaimFaults(stated, checked.subjects, plan.subject, known)),
      ]),
      fields: recordedFields(dataPackage),
      eventTables: {},
      counts: {},
      ...sections,
    }
  },
})

/** What is read into memory: of a registry nothing, so that nothing of its rows can be written. */
const inMemory = (dataPackage: DataPackage, rows: OpenRows | null): DataPackage =>
  rows === null ? dataPackage : { ...dataPackage, resources: [] }

const strayPackage = (name: string): Fault => ({
  file: `${name}.datapackage.json`,
  expected: 'no package of another centre in a cohort with rows of its own',
  found: 'one',
  remedy: 'move it to a cohort whose plan says pool: [...]',
})

const nobodyLeft = ({ analysis }: Descriptors): Fault =>
  descriptorFault(analysis, { path: ['exclude'], expected: 'somebody who is not left out', found: 'nobody' })

/** Who is left out, in the order of the first file, at the row that says so. */
const exclusionRows = (
  excluded: ReadonlyMap<string, string>,
  plan: Plan,
  { rows }: ReadSubjects,
): readonly written.ExclusionRow[] =>
  rows.flatMap(({ subject, file, line }) => {
    const exclusion = file === rows[0]!.file ? excluded.get(subject) : undefined
    return exclusion === undefined
      ? []
      : [{ exclusion, title: plan.exclude[exclusion]!.title, subject, file, line }]
  })

/** The data cut-off of the plan holds for each endpoint between dates that names none of its own. */
const endpointsOf = (plan: Plan, known: ReadonlyMap<string, Variable>): Plan['endpoints'] =>
  Object.fromEntries(
    Object.entries(plan.endpoints).map(([name, endpoint]) => [
      name,
      known.get(endpoint.until)?.type !== 'date' || (endpoint.cutoff ?? plan.cutoff) === undefined
        ? endpoint
        : { ...endpoint, cutoff: endpoint.cutoff ?? plan.cutoff },
    ]),
  )

const subjectTable = (
  of: readonly Readonly<Record<string, Parameters<typeof encodeValue>[0]>>[],
  known: ReadonlyMap<string, Variable>,
): Table => ({
  header: [...known.keys()],
  rows: of.map((subject) => [...known.keys()].map((name) => encodeValue(subject[name] ?? null))),
})
