import type { Field } from '../../../cohort/descriptors/data-package.ts'
import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import type { Validation, Violation } from '../../row-source.ts'
import type { Query } from '../query.ts'
import type { Relation } from '../rows/relation.ts'
import {
  countsByPart,
  countsByShard,
  type PartCounts,
  partChecks,
  sharedValues,
  sumOf,
  whereSome,
} from '../rows/shard.ts'
import { cellsOf, type Table, valueMatches } from '../rows/subquery.ts'
import { join, type Sql, sql, statement, whole } from '../sql.ts'
import { fileRules } from './file-rules.ts'
import { openCounts } from './open-conditions.ts'
import { rulesOf } from './rule.ts'

/** The greatest number of names shown. */
const MOST_KEYS = 20

/** Counts violations of the descriptors: first in single cells, and only if there are none, between cells. */
export const validation = async (
  rows: RowsPlan,
  tables: ReadonlyMap<string, Table>,
  relation: Relation,
  query: Query,
  showKeys: boolean,
): Promise<Validation> => {
  const ask = (asked: Sql) => query(statement(asked))
  const keysOf = async (of: Sql): Promise<readonly string[]> =>
    showKeys
      ? (
          await ask(
            sql`SELECT DISTINCT k.k AS k FROM (${of}) AS k WHERE k.k IS NOT NULL ORDER BY 1 LIMIT ${whole(MOST_KEYS)}`,
          )
        ).map(([key]) => String(key))
      : []
  const inCells = await cellFaults(rows, tables, relation, query, keysOf)
  const canName = relation.shard === null
  const nothing = {
    canName,
    recorded: 0,
    excluded: [],
    analysed: 0,
    open: [],
    cells: inCells.cells,
    checks: [],
  }
  if (inCells.violations.length > 0) return { ...nothing, violations: inCells.violations }
  const { shard } = relation
  const between = [
    ...(shard === null ? [] : await sharedValues(rows.resources[0]!.path, shard, shard.stored, query)),
    ...(await violationsOf(fileRules(rows, tables, relation.scope.dialect), ask, keysOf)),
  ]
  if (between.length > 0) return { ...nothing, violations: between }

  const rules = rulesOf(rows, relation)
  const open = openCounts(rows, relation.scope)
  const counts = await countsByShard(
    [
      sql`count(*)`,
      ...rules.flatMap(({ looked, failed }) => [countIf(looked), countIf(failed)]),
      ...open.asked.map(countIf),
    ],
    sql`(${relation.analysed}) AS s`,
    shard,
    query,
  )
  const analysed = sumOf(counts, 0)
  const lookedAt = (rule: number): number => sumOf(counts, 2 * rule + 1)
  const failedIn = (rule: number): number => sumOf(counts, 2 * rule + 2)
  const violations: Violation[] = []
  for (const [i, { field, expected, failed }] of rules.entries()) {
    const count = failedIn(i)
    if (count === 0) continue
    const { file = 'analysis.yaml' } = relation.scope.variables.get(field)?.source ?? {}
    const keys = await keysOf(
      sql`SELECT ${relation.scope.column(rows.subject)} AS k FROM (${relation.analysed}) AS s WHERE ${failed}`,
    )
    violations.push({ file, field, expected, count, within: whereSome(counts, 2 * i + 2), keys })
  }
  const excluded = await exclusions(rows, relation, query)
  return {
    canName,
    recorded: analysed + excluded.reduce((sum, { count }) => sum + count, 0),
    excluded,
    analysed,
    open: open.read((i) => sumOf(counts, 1 + 2 * rules.length + i)),
    cells: inCells.cells,
    checks: [
      ...(shard === null ? [] : partChecks(inCells.parts)),
      ...rules.flatMap(({ check }, i) =>
        check === null
          ? []
          : [
              {
                check: check.name,
                title: check.title,
                looked: lookedAt(i),
                passed: lookedAt(i) - failedIn(i),
              },
            ],
      ),
    ],
    violations,
  }
}

type Ask = (asked: Sql) => Promise<readonly (readonly unknown[])[]>
type KeysOf = (of: Sql) => Promise<readonly string[]>

const countIf = (truth: Sql): Sql => sql`count(*) FILTER (WHERE ${truth})`

/** Checks each file: invalid cells, and repeated values of unique fields. */
const cellFaults = async (
  rows: RowsPlan,
  tables: ReadonlyMap<string, Table>,
  { scope, shard }: Relation,
  query: Query,
  keysOf: KeysOf,
) => {
  const violations: Violation[] = []
  let cells = 0
  const parts: PartCounts[] = []
  for (const resource of rows.resources) {
    const { from } = tables.get(resource.name)!
    const own = cellsOf(resource, tables.get(resource.name)!, scope.dialect)
    const key = own.find(([field]) => field === rows.subject) ?? own[0]!
    const isKey = (field: Field): boolean => field.name === key[0] && resource.rows !== 'many'
    const singles = resource.schema.fields.filter((field) => field.constraints?.unique || isKey(field))
    const value = (field: Field): Sql => own.find(([name]) => name === field.name)![1].value
    const asked = [
      sql`count(*)`,
      ...own.map(([, { isSound }]) => countIf(sql`NOT ${isSound}`)),
      countIf(sql`${key[1].value} IS NULL`),
      ...singles.map((field) => sql`count(${value(field)}) - count(DISTINCT ${value(field)})`),
    ]
    const isDivided = shard !== null && resource === rows.resources[0]
    const found = await countsByPart(asked, isDivided ? shard.parts : [{ name: '', from }], query)
    if (isDivided) parts.push(...found)
    const all = sumOf(found, 0)
    cells += all * own.length
    const add = async (field: string, expected: string, place: number, who: Sql): Promise<void> => {
      const count = sumOf(found, place)
      if (count === 0) return
      const where = isDivided ? whereSome(found, place) : []
      violations.push({ file: resource.path, field, expected, count, within: where, keys: await keysOf(who) })
    }
    if (all === 0)
      violations.push({
        file: resource.path,
        field: key[0],
        expected: 'rows',
        count: 0,
        within: [],
        keys: [],
      })
    const named = (where: Sql): Sql => sql`SELECT ${key[1].value} AS k FROM ${from} WHERE ${where}`
    for (const [i, [field, { isSound }]] of own.entries())
      await add(
        field,
        `in every row a value that the field allows (${declared(resource.schema.fields[i]!)})`,
        1 + i,
        named(sql`NOT ${isSound}`),
      )
    await add(key[0], 'a name in every row', 1 + own.length, named(sql`${key[1].value} IS NULL`))
    for (const [i, field] of singles.entries())
      await add(
        field.name,
        'each value once',
        2 + own.length + i,
        sql`SELECT ${value(field)} AS k FROM ${from} WHERE ${value(field)} IS NOT NULL GROUP BY ${value(field)} HAVING count(*) > 1`,
      )
  }
  return { cells, parts, violations }
}

/** The declaration of a field in short. */
const declared = ({ type, constraints = {}, categories }: Field): string =>
  [
    type,
    ...(constraints.required ? ['required'] : []),
    ...(constraints.minimum === undefined ? [] : [`at least ${constraints.minimum}`]),
    ...(constraints.maximum === undefined ? [] : [`at most ${constraints.maximum}`]),
    ...(categories === undefined ? [] : [`one of ${categories.length} categories`]),
  ].join(', ')

const violationsOf = async (
  rules: ReturnType<typeof fileRules>,
  ask: Ask,
  keysOf: KeysOf,
): Promise<readonly Violation[]> => {
  const violations: Violation[] = []
  for (const { file, field, expected, who } of rules) {
    const [[count] = []] = await ask(sql`SELECT count(*) FROM (${who}) AS k`)
    if (Number(count) > 0)
      violations.push({ file, field, expected, count: Number(count), within: [], keys: await keysOf(who) })
  }
  return violations
}

/** The number excluded for each reason; the first that applies counts. */
const exclusions = async (
  rows: RowsPlan,
  { recorded, scope, shard }: Relation,
  query: Query,
): Promise<Validation['excluded']> => {
  const reasons = Object.entries(rows.exclude)
  if (reasons.length === 0) return []
  const cases = reasons.map(
    ([, { condition }], i) => sql`WHEN ${valueMatches(condition, scope)} THEN ${whole(i)}`,
  )
  const reason = sql`CASE ${join(cases, sql` `)} ELSE -1 END`
  const counts = await countsByShard(
    reasons.map((_, i) => countIf(sql`${reason} = ${whole(i)}`)),
    sql`(${recorded}) AS s`,
    shard,
    query,
  )
  return reasons.map(([exclusion], i) => ({ exclusion, count: sumOf(counts, i) }))
}
