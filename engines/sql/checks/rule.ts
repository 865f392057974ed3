import type { Condition } from '../../../cohort/descriptors/conditions/condition.ts'
import { sentenceOf } from '../../../cohort/descriptors/conditions/condition-sentence.ts'
import type { Check } from '../../../cohort/descriptors/plan/check.ts'
import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import { needsOf } from '../../../cohort/subjects/derived-variable.ts'
import { derivedSql } from '../rows/derive.ts'
import type { Relation } from '../rows/relation.ts'
import type { Scope } from '../rows/scope.ts'
import { valueMatches } from '../rows/subquery.ts'
import { every, type Sql, some, sql, truth } from '../sql.ts'

/** A constraint on subjects: the subjects looked, and those who fail it. */
export interface Rule {
  /** The declared check or endpoint, listed in the report; null where only failures count. */
  readonly check: { readonly name: string; readonly title: string } | null
  readonly field: string
  readonly expected: string
  readonly looked: Sql
  readonly failed: Sql
}

/** Constraints on analysed subjects: derivable variables, declared checks, and endpoints with a known outcome. */
export const rulesOf = (rows: RowsPlan, relation: Relation): readonly Rule[] => {
  const { scope } = relation
  return [
    ...rows.variables.flatMap((variable): readonly Rule[] => {
      const derived = rows.derivations[variable.name]
      if (variable.derivation === null || !derived) return []
      return [
        {
          check: null,
          field: needsOf(derived)[0] ?? variable.name,
          expected: `values from which ${variable.name} can be derived`,
          looked: sql`TRUE`,
          failed: truth(derivedSql(derived, scope).fails),
        },
      ]
    }),
    ...Object.entries(rows.checks).map(([name, check]) => checkRule(name, check, scope)),
    ...Object.entries(rows.endpoints).map(([name, endpoint]): Rule => {
      const title = `${endpoint.title}: every subject has a time and one outcome`
      const looked = endpoint.among === undefined ? sql`TRUE` : relation.population(endpoint.among)
      return {
        check: { name: `endpoint ${name}`, title },
        field: endpoint.until,
        expected: `for ${name}: recorded times in chronological order, no event after last contact, and known conditions`,
        looked: looked,
        failed: every([looked, relation.endpoint(name, 'fails')]),
      }
    }),
  ]
}

const checkRule = (name: string, check: Check, scope: Scope): Rule => {
  const base = { check: { name, title: check.title }, expected: check.title }
  if ('order' in check) return { ...base, field: check.order[0]!, ...inOrder(check.order, scope) }
  if ('sum' in check) {
    const parts = check.sum.map((name) => scope.column(name))
    const looked = every([...check.sum, check.is].map(scope.isRecorded))
    const isSum = sql`${scope.dialect.add(parts)} = ${scope.column(check.is)}`
    return {
      ...base,
      field: check.is,
      looked: looked,
      failed: sql`(${looked} AND NOT ${truth(every([scope.dialect.isExact(parts), isSum]))})`,
    }
  }
  const looked = check.if === undefined ? sql`TRUE` : valueMatches(check.if, scope)
  return {
    ...base,
    expected: sentenceOf(check.must as Condition, scope.variables),
    field: name,
    looked: looked,
    failed: sql`(${looked} AND NOT ${valueMatches(check.must, scope)})`,
  }
}

/** Each recorded number or date is at most the next recorded one; not looked where fewer than two are recorded. */
const inOrder = (names: readonly string[], scope: Scope): Pick<Rule, 'looked' | 'failed'> => {
  const isDate = (name: string): boolean => scope.variables.get(name)!.type === 'date'
  const first = (name: string): Sql => (isDate(name) ? scope.first(name) : scope.column(name))
  const last = (name: string): Sql => (isDate(name) ? scope.last(name) : scope.column(name))
  const pairs = names.flatMap((name, i) =>
    names.slice(i + 1).map((later, j) => ({ name, later, between: names.slice(i + 1, i + 1 + j) })),
  )
  const both = pairs.map(({ name, later }) => every([name, later].map(scope.isRecorded)))
  const faults = pairs.map(({ name, later, between }) =>
    every([
      truth(sql`${first(name)} > ${last(later)}`),
      ...between.map((name) => sql`NOT ${scope.isRecorded(name)}`),
    ]),
  )
  return { looked: some(both), failed: some(faults) }
}
