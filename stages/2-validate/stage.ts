import { withCharacteristics } from '../../cohort/characteristics.ts'
import { checkPlan } from '../../cohort/check-plan.ts'
import { DataPackage } from '../../cohort/data-package.ts'
import { derivedVariables } from '../../cohort/derived-variables.ts'
import { fieldProblems } from '../../cohort/field-problems.ts'
import { Plan } from '../../cohort/plan.ts'
import type { DescriptorProblem, ValueProblem } from '../../cohort/problem.ts'
import { recordedFields } from '../../cohort/recorded-field.ts'
import { recordedVariables } from '../../cohort/recorded-variables.ts'
import { rowsPlanOf } from '../../cohort/rows-plan.ts'
import { takenVariables } from '../../cohort/taken-variables.ts'
import { encodeValue, type Variable } from '../../cohort/value.ts'
import type { OpenRows } from '../../engines/row-source.ts'
import { cohortStage, source } from '../../pipeline/contracts.ts'
import { DataError, type Fault } from '../../pipeline/fault.ts'
import type { Table } from '../../pipeline/formats/csv.ts'
import {
  type Descriptors,
  type Document,
  descriptors,
  receivedPackages,
  sources,
  textTables,
} from '../1-ingest/artifacts.ts'
import * as written from './artifacts.ts'
import { checkCohort } from './check-cohort.ts'
import { descriptorFault, schemaProblems } from './descriptor-faults.ts'
import { findIdentifiers } from './find-identifiers.ts'
import { findWarnings } from './find-warnings.ts'
import { planSections } from './plan-sections.ts'
import { isPooled, validatePool } from './pool.ts'
import { readClaims } from './read-claims.ts'
import { type ReadSubjects, readSubjects } from './read-subjects.ts'
import { countsOf, sizeRows } from './sizes.ts'
import { type TakenLines, takeFromRows } from './take-from-rows.ts'
import { validateRows } from './validate-rows.ts'

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
    const faults: Fault[] = Object.keys(input.packages).map(strayPackage)
    const described = readDescriptors(input.descriptors, faults)
    const read =
      described.dataPackage && described.subjectName
        ? readSubjects(inMemory(described.dataPackage, input.rows), input.tables, described.subjectName)
        : null
    const stated = readClaims(input.tables['claims'])
    faults.push(...(read?.faults ?? []), ...stated.faults)
    const { dataPackage, variables: known } = described
    const plan = described.plan && known ? withCharacteristics(described.plan, known) : described.plan
    if (!plan || !dataPackage || !known || !read || read.faults.length > 0)
      throw new DataError(unique(faults))
    const endpointsWithCutoff = endpointsOf(plan, known)
    const rowsPlan = rowsPlanOf(plan, endpointsWithCutoff, dataPackage, known)
    const registry = input.rows && (await validateRows(input.rows, rowsPlan))
    const taken = takeFromRows(plan, dataPackage, read)
    const checked = checkCohort({ ...plan, endpoints: endpointsWithCutoff }, read.subjects, known)
    const identifying = findIdentifiers(dataPackage, read, plan.identifiers?.allowed ?? [])
    const excluded = new Map(checked.excluded.map(({ subject, exclusion }) => [subject, exclusion]))
    faults.push(
      ...identifying.faults,
      ...(registry?.faults ?? []),
      ...taken.faults,
      ...checked.problems.map((problem) => valueFault(problem, known, read, taken.lines)),
    )
    const analysed = registry?.analysed ?? checked.subjects.length
    if (analysed === 0 && faults.length === 0) faults.push(nobodyLeft)
    if (faults.length > 0) throw new DataError(unique(faults))
    const passed = (check: string, title: string, looked: number): written.CheckRow => ({
      check,
      title,
      looked,
      passed: looked,
    })
    const included = read.rows.filter(({ subject }) => !excluded.has(subject))
    const sections = planSections(
      { ...plan, endpoints: endpointsWithCutoff },
      { ...dataPackage, engine: dataPackage.resources[0]?.engine },
    )
    return {
      subjects: subjectTable(checked.subjects, known),
      variables: [...known.values()],
      subjectRows: included,
      sizes: sizeRows(analysed, registry?.excluded ?? countsOf(excluded.values()), plan.exclude),
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
      warnings: findWarnings(plan, sections.rules.quartiles, checked.subjects, known, included),
      claims: stated.claims,
      fields: recordedFields(dataPackage),
      eventTables: {},
      counts: {},
      ...sections,
    }
  },
})

interface Described {
  readonly dataPackage: DataPackage | null
  readonly plan: Plan | null
  /** Known as soon as the plan names it, even where the rest of the plan is at fault. */
  readonly subjectName: string | null
  /** Null where the plan or the fields are at fault. */
  readonly variables: ReadonlyMap<string, Variable> | null
}

/** Both descriptors against their schemas, and the plan's names against the data's. */
const readDescriptors = ({ dataPackage, analysis }: Descriptors, faults: Fault[]): Described => {
  const complain = (document: Document, problems: readonly DescriptorProblem[]): void => {
    faults.push(...problems.map((problem) => descriptorFault(document, problem)))
  }
  const data = DataPackage.safeParse(dataPackage.value)
  const plan = Plan.safeParse(analysis.value)
  if (!data.success) complain(dataPackage, schemaProblems(data.error, dataPackage.value))
  if (!plan.success) complain(analysis, schemaProblems(plan.error, analysis.value))
  const named = (analysis.value as { subject?: unknown } | null)?.subject
  const subjectName = typeof named === 'string' ? named : null
  if (!data.success || subjectName === null)
    return { dataPackage: data.data ?? null, plan: plan.data ?? null, subjectName, variables: null }
  const recorded = recordedVariables(data.data, subjectName)
  complain(dataPackage, recorded.problems)
  const fields = recorded.problems.length > 0 ? [] : fieldProblems(data.data, subjectName)
  complain(dataPackage, fields)
  if (!plan.success) return { dataPackage: data.data, plan: null, subjectName, variables: null }
  const taken = takenVariables(plan.data, data.data, recorded.variables)
  const all = derivedVariables(plan.data.variables, [...recorded.variables, ...taken.variables])
  complain(analysis, taken.problems)
  // a variable that could not be taken is nobody's to name
  if (taken.problems.length === 0) complain(analysis, all.problems)
  const planProblems =
    taken.problems.length + all.problems.length > 0 ? [] : checkPlan(plan.data, all.variables)
  complain(analysis, planProblems)
  const sound =
    recorded.problems.length +
      fields.length +
      taken.problems.length +
      all.problems.length +
      planProblems.length ===
    0
  return { dataPackage: data.data, plan: plan.data, subjectName, variables: sound ? all.variables : null }
}

/** What is read into memory: of a registry nothing, so that nothing of its rows can be written. */
const inMemory = (dataPackage: DataPackage, rows: OpenRows | null): DataPackage =>
  rows === null ? dataPackage : { ...dataPackage, resources: [] }

/** A problem with a subject's value, at the cell that it was read from (of a derived one, the first that it is made of). */
const valueFault = (
  { subject, variable, ...problem }: ValueProblem,
  known: ReadonlyMap<string, Variable>,
  read: ReadSubjects,
  taken: TakenLines,
): Fault => {
  const source = sourceOf(variable, known)
  const line =
    taken.get(variable)?.get(subject) ??
    read.rows.find((row) => row.subject === subject && row.file === source?.file)?.line
  return { file: source?.file ?? 'analysis.yaml', line, column: source?.column, field: variable, ...problem }
}

const sourceOf = (name: string, known: ReadonlyMap<string, Variable>): Variable['source'] => {
  const variable = known.get(name)
  if (!variable || variable.source) return variable?.source ?? null
  return variable.of.length === 0 ? null : sourceOf(variable.of[0]!, known)
}

/** The same cell may be at fault for several endpoints: it is said once. */
const unique = (faults: readonly Fault[]): readonly Fault[] => [
  ...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values(),
]

const strayPackage = (name: string): Fault => ({
  file: `${name}.datapackage.json`,
  expected: 'no package of another centre in a cohort with rows of its own',
  found: 'one',
  remedy: 'move it to a cohort whose plan says pool: [...]',
})

const nobodyLeft: Fault = {
  file: 'analysis.yaml',
  field: 'exclude',
  expected: 'somebody who is not left out',
  found: 'nobody',
}

/** Who is left out, in the order of the first file, at the row that says so. */
const exclusionRows = (
  excluded: ReadonlyMap<string, string>,
  plan: Plan,
  { rows }: ReadSubjects,
): readonly written.ExclusionRow[] =>
  [...excluded].map(([subject, exclusion]) => {
    const { file, line } = rows.find((row) => row.subject === subject)!
    return { exclusion, title: plan.exclude[exclusion]!.title, subject, file, line }
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
