import type { Result } from '../../cohort/results/result.ts'
import { groupBy } from '../../cohort/values/group-by.ts'
import { memoized } from '../../statistics/numbers/memoized.ts'
import { reproduces } from '../claims/agreement.ts'
import type { Claim } from '../claims/claim.ts'
import { statementsOf } from '../claims/statement.ts'
import {
  type Alternative,
  type ConventionName,
  conventionWords,
} from '../conventions/alternative-conventions.ts'

/** The alternative rules that give a claim. */
export interface RuleAnswer {
  /**
   * Those that also give its whole statement, and at least as many results that depend on the rule as the declared one.
   */
  readonly whole: readonly Alternative[]
  /** All others that give it. */
  readonly alone: readonly Alternative[]
  /** What contradicts the latter, in words; empty if there are none. */
  readonly against: string
}

/**
 * A rule applies to a whole statement and a whole paper: an alternative rule explains a claim only if it gives all
 * numbers of the claim's statement, and at least as many of the results that depend on the convention as the declared
 * rule. If the result is also reported elsewhere as the declared rule gives it, the paper used two rules, and only the
 * results reported in the claim's own place are compared.
 */
export const namedRules = (
  claims: readonly Claim[],
  declared: ReadonlyMap<string, Result>,
  others: readonly Alternative[],
): ((claim: Claim) => RuleAnswer) => {
  const statements = statementsOf(claims, declared)
  const everywhere = scoresOf(claims, declared, others)
  const scoresIn = memoized((place: string) =>
    scoresOf(
      claims.filter((claim) => claim.place === place),
      declared,
      others,
    ),
  )
  const isReportedByBoth = ({ result, id }: Claim): boolean =>
    claims.some((other) => other.result === result && other.id !== id && gives(other, declared))
  return (claim) => {
    const scores = isReportedByBoth(claim) ? scoresIn(claim.place) : everywhere
    const giving = others.filter((rule) => gives(claim, rule.results))
    const statement = statements.get(claim) ?? [claim]
    const lacking = (rule: Alternative): readonly Claim[] =>
      statement.filter((other) => !gives(other, rule.results))
    const isWhole = (rule: Alternative): boolean =>
      lacking(rule).length === 0 && scores.scoreOf(rule) >= scores.declared(rule.family)
    const whole = giving.filter(isWhole)
    const alone = giving.filter((rule) => !isWhole(rule))
    const against = [...groupBy(alone, ({ family }) => family)].map(([family, rules]) =>
      againstWords(family, rules, rules.every((rule) => lacking(rule).length > 0) ? statement : [], scores),
    )
    return { whole, alone, against: against.join('; ') }
  }
}

interface Scores {
  /** Number of results that depend on the convention. */
  size(family: ConventionName): number
  scoreOf(rule: Alternative): number
  declared(family: ConventionName): number
}

/** The number of dependent results that each rule of a convention gives. */
const scoresOf = (
  claims: readonly Claim[],
  declared: ReadonlyMap<string, Result>,
  others: readonly Alternative[],
): Scores => {
  const byResult = groupBy(
    claims.filter(({ result }) => declared.has(result)),
    ({ result }) => result,
  )
  const depending = new Map(
    [...groupBy(others, ({ family }) => family)].map(([family, rules]) => [
      family,
      [...byResult.keys()].filter((id) => {
        const value = declared.get(id)?.value ?? null
        return rules.some(({ results }) => (results.get(id)?.value ?? null) !== value)
      }),
    ]),
  )
  const count = (family: ConventionName, results: ReadonlyMap<string, Result>): number =>
    (depending.get(family) ?? []).filter((id) => byResult.get(id)!.some((claim) => gives(claim, results)))
      .length
  return {
    size: (family) => depending.get(family)?.length ?? 0,
    scoreOf: ({ family, results }) => count(family, results),
    declared: (family) => count(family, declared),
  }
}

const gives = (claim: Claim, results: ReadonlyMap<string, Result>): boolean => {
  const result = results.get(claim.result)
  return result !== undefined && reproduces(claim, result)
}

/**
 * What contradicts the rules that give a claim: the rest of its statement, or other results that depend on the rule.
 */
const againstWords = (
  family: ConventionName,
  rules: readonly Alternative[],
  statement: readonly Claim[],
  scores: Scores,
): string => {
  const published = statement.map((claim) => claim.published).join(', ')
  const whole = published === '' ? '' : `, but not the whole statement (${published})`
  const counts = rules.map((rule) => scores.scoreOf(rule)).join(', ')
  return `${conventionWords(rules)} would give it${whole}; of ${scores.size(family)} reported results that depend on the rule, the declared rule gives ${scores.declared(family)}, ${rules.length === 1 ? 'this rule' : 'these rules'} ${counts}`
}
