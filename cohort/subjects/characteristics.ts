import { GROUP_TESTS } from '../descriptors/group-tests/index.ts'
import type { Plan } from '../descriptors/plan/plan.ts'
import type { Summary } from '../descriptors/plan/summary.ts'
import type { Characteristics } from '../descriptors/plan/table.ts'
import type { Test } from '../descriptors/plan/test.ts'
import { idPart } from '../values/id-part.ts'
import { isQuantity, type Variable } from '../values/value.ts'

/** A row of a table of characteristics by group: the summary and the test whose results it shows. */
export interface CharacteristicRow {
  readonly variable: string
  readonly summary: string
  /** Null if the plan has no test for this kind of variable. */
  readonly test: string | null
}

/** A method by which a table tests rows. */
type RowMethod = NonNullable<Characteristics['tests'][keyof Characteristics['tests']]>

type Sections = Pick<Plan, 'summaries' | 'tests'>

/** The rows of a table; entries of the plan are reused, others are named `<variable>-by-<by>`. */
export const characteristicRows = (
  table: Characteristics,
  plan: Sections,
  variables: ReadonlyMap<string, Variable>,
): readonly CharacteristicRow[] =>
  table.rows.map((variable) => {
    const { by, among } = table
    const method = methodOfRow(table, variables.get(variable)!)
    return {
      variable,
      summary: summaryName({ variable, by, among }, plan),
      test: method === undefined ? null : testName({ method, variable, by, among }, plan),
    }
  })

/** The test of a row: of its mean, of its numbers, or of its categories. */
export const methodOfRow = (
  { tests, means = [] }: Characteristics,
  variable: Variable,
): RowMethod | undefined => {
  if (!isQuantity(variable)) return tests.categories
  return means.includes(variable.name) ? (tests.means ?? tests.numbers) : tests.numbers
}

/** The group sizes are the summary of the grouping variable. */
export const groupSizeSummary = ({ by, among }: Characteristics, plan: Sections): string =>
  summaryName({ variable: by, by, among }, plan)

/** The plan with the summaries and tests that its tables of characteristics show. */
export const withCharacteristics = (plan: Plan, variables: ReadonlyMap<string, Variable>): Plan => {
  const summaries: Record<string, Summary> = { ...plan.summaries }
  const tests: Record<string, Test> = { ...plan.tests }
  for (const table of Object.values(plan.tables)) {
    if (table.kind !== 'characteristics') continue
    const { by, among } = table
    const where = { by, ...(among === undefined ? {} : { among }) }
    summaries[groupSizeSummary(table, { summaries, tests })] ??= { variable: by, ...where }
    for (const { variable, summary, test } of characteristicRows(table, { summaries, tests }, variables)) {
      summaries[summary] = {
        ...(summaries[summary] ?? { variable, ...where }),
        ...(table.standardizedDifferences === true && { standardizedDifference: true }),
      }
      if (test === null) continue
      const method = methodOfRow(table, variables.get(variable)!)!
      tests[test] ??= rowTest(method, variable, table)
    }
  }
  return { ...plan, summaries, tests }
}

/** The entry of the plan's tests that a row of a table is tested by. */
export const rowTest = (
  method: RowMethod,
  variable: string,
  { by, among }: Pick<Characteristics, 'by' | 'among'>,
): Test =>
  GROUP_TESTS[method].schema.parse({ method, variable, by, ...(among === undefined ? {} : { among }) })

interface Asked {
  readonly variable: string
  readonly by: string
  readonly among: string | undefined
}

const summaryName = (asked: Asked, { summaries }: Sections): string => {
  const sameSummary = Object.entries(summaries).find(([, summary]) => isSame(summary, asked))
  return sameSummary?.[0] ?? nameOf(asked)
}

const testName = (asked: Asked & { readonly method: Test['method'] }, { tests }: Sections): string => {
  const sameTest = Object.entries(tests).find(
    ([, test]) => 'variable' in test && test.method === asked.method && isSame(test, asked),
  )
  if (sameTest) return sameTest[0]
  return Object.hasOwn(tests, nameOf(asked)) ? `${nameOf(asked)}-${asked.method}` : nameOf(asked)
}

const isSame = (
  a: { variable: string; by?: string | undefined; among?: string | undefined },
  b: Asked,
): boolean => a.variable === b.variable && a.by === b.by && a.among === b.among

const nameOf = ({ variable, by, among }: Asked): string =>
  `${idPart(variable)}-by-${idPart(by)}${among === undefined ? '' : `-${among}`}`
