import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import type { Validation, Violation } from '../../row-source.ts'
import type { Query } from '../query.ts'
import type { Relation } from '../rows/relation.ts'
import {
  countsByShard,
  type PartCounts,
  partChecks,
  partsWithSome,
  sharedValues,
  sumOf,
} from '../rows/shard.ts'
import { type Table, valueMatches } from '../rows/subquery.ts'
import { join, sql, statement, whole } from '../sql.ts'
import { cellFaults, countIf, type NamesOf } from './cell-faults.ts'
import { type FileRule, fileRules } from './file-rules.ts'
import { type OpenCounts, openCounts } from './open-conditions.ts'
import { type Rule, rulesOf } from './rule.ts'

/** The greatest number of names shown. */
const MOST_NAMES = 20

/** Counts violations of the descriptors: first in single cells, and only if there are none, between cells. */
export const validation = async (
  rows: RowsPlan,
  tables: ReadonlyMap<string, Table>,
  relation: Relation,
  query: Query,
  showKeys: boolean,
): Promise<Validation> => {
  const { shard, scope } = relation
  const namesOf = showKeys ? nameReader(query) : async () => []
  const inCells = await cellFaults(rows, tables, relation, query, namesOf)
  const { cells } = inCells
  const canName = shard === null
  const nothing = { canName, recorded: 0, excluded: [], analysed: 0, open: [], cells, checks: [] }
  if (inCells.violations.length > 0) return { ...nothing, violations: inCells.violations }
  const betweenFiles = [
    ...(shard === null ? [] : await sharedValues(rows.resources[0]!.path, shard, shard.stored, query)),
    ...(await fileViolations(fileRules(rows, tables, scope.dialect), query, namesOf)),
  ]
  if (betweenFiles.length > 0) return { ...nothing, violations: betweenFiles }

  const rules = rulesOf(rows, relation)
  const open = openCounts(rows, scope)
  const counts = await subjectCounts(rules, open, relation, query)
  const analysed = sumOf(counts, 0)
  const violations = await subjectViolations(rules, counts, rows, relation, namesOf)
  const excluded = await exclusions(rows, relation, query)
  return {
    canName,
    recorded: analysed + excluded.reduce((sum, { count }) => sum + count, 0),
    excluded,
    analysed,
    open: open.read((i) => sumOf(counts, 1 + 2 * rules.length + i)),
    cells,
    checks: [...(shard === null ? [] : partChecks(inCells.parts)), ...checksOf(rules, counts)],
    violations,
  }
}

const nameReader =
  (query: Query): NamesOf =>
  async (rows) => {
    const names = await query(
      statement(
        sql`SELECT DISTINCT k.k AS k FROM (${rows}) AS k WHERE k.k IS NOT NULL ORDER BY 1 LIMIT ${whole(MOST_NAMES)}`,
      ),
    )
    return names.map(([name]) => String(name))
  }

const fileViolations = async (
  rules: readonly FileRule[],
  query: Query,
  namesOf: NamesOf,
): Promise<readonly Violation[]> => {
  const violations: Violation[] = []
  for (const { file, field, expected, violators } of rules) {
    const [[count] = []] = await query(statement(sql`SELECT count(*) FROM (${violators}) AS k`))
    if (Number(count) > 0)
      violations.push({
        file,
        field,
        expected,
        count: Number(count),
        within: [],
        keys: await namesOf(violators),
      })
  }
  return violations
}

/** Analysed subjects; for each rule those checked and those who fail it; then the counts of undecided conditions. */
const subjectCounts = (
  rules: readonly Rule[],
  open: OpenCounts,
  { analysed, shard }: Relation,
  query: Query,
): Promise<readonly PartCounts[]> =>
  countsByShard(
    [
      sql`count(*)`,
      ...rules.flatMap(({ looked, failed }) => [countIf(looked), countIf(failed)]),
      ...open.queried.map(countIf),
    ],
    sql`(${analysed}) AS s`,
    shard,
    query,
  )

const lookedAt = (rule: number): number => 2 * rule + 1
const failedAt = (rule: number): number => 2 * rule + 2

const subjectViolations = async (
  rules: readonly Rule[],
  counts: readonly PartCounts[],
  rows: RowsPlan,
  { analysed, scope }: Relation,
  namesOf: NamesOf,
): Promise<readonly Violation[]> => {
  const violations: Violation[] = []
  for (const [i, { field, expected, failed }] of rules.entries()) {
    const count = sumOf(counts, failedAt(i))
    if (count === 0) continue
    const { file = 'analysis.yaml' } = scope.variables.get(field)?.source ?? {}
    const keys = await namesOf(
      sql`SELECT ${scope.column(rows.subject)} AS k FROM (${analysed}) AS s WHERE ${failed}`,
    )
    violations.push({ file, field, expected, count, within: partsWithSome(counts, failedAt(i)), keys })
  }
  return violations
}

const checksOf = (rules: readonly Rule[], counts: readonly PartCounts[]): Validation['checks'] =>
  rules.flatMap(({ check }, i) => {
    if (check === null) return []
    const looked = sumOf(counts, lookedAt(i))
    return [{ check: check.name, title: check.title, looked, passed: looked - sumOf(counts, failedAt(i)) }]
  })

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
