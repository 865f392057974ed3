import type { Result } from '../../cohort/results/result.ts'
import { groupBy } from '../../cohort/values/group-by.ts'
import { memoized } from '../../statistics/numbers/memoized.ts'
import type { Claim } from '../claims/claim.ts'
import { statementsOf } from '../claims/statement.ts'
import { reproduces } from '../claims/verdict.ts'
import {
  type Alternative,
  type ConventionName,
  conventionWords,
} from '../conventions/alternative-conventions.ts'

/** Which other named rules give a claim. */
export interface RuleAnswer {
  /** Those that give its whole statement, and of all that depends on the rule no less than the declared one. */
  readonly whole: readonly Alternative[]
  /** Those that give it, but not so. */
  readonly alone: readonly Alternative[]
  /** What speaks against the latter, in words; empty where there are none. */
  readonly against: string
}

/**
 * A rule is one for a whole statement and for a whole paper: another convention than the declared one explains a claim only
 * if it gives all numbers of the claim's statement, and of the results that depend on its family no fewer than the
 * declared rule. Where the result is reported elsewhere too, as the declared rule gives it, two rules were used: then it
 * has to give no fewer of those that are reported in the claim's own place.
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
    const giving = others.filter((one) => gives(claim, one.results))
    const statement = statements.get(claim) ?? [claim]
    const lacking = (one: Alternative): readonly Claim[] =>
      statement.filter((other) => !gives(other, one.results))
    const isWhole = (one: Alternative): boolean =>
      lacking(one).length === 0 && scores.of(one) >= scores.declared(one.family)
    const whole = giving.filter(isWhole)
    const alone = giving.filter((one) => !isWhole(one))
    const against = [...groupBy(alone, ({ family }) => family)].map(([family, rules]) =>
      againstWords(family, rules, rules.every((one) => lacking(one).length > 0) ? statement : [], scores),
    )
    return { whole, alone, against: against.join('; ') }
  }
}

interface Scores {
  /** Results that depend on the rule's family. */
  size(family: ConventionName): number
  of(one: Alternative): number
  declared(family: ConventionName): number
}

/** Of the results that depend on a family, how many each of its rules gives. */
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
    of: ({ family, results }) => count(family, results),
    declared: (family) => count(family, declared),
  }
}

const gives = (claim: Claim, results: ReadonlyMap<string, Result>): boolean => {
  const result = results.get(claim.result)
  return result !== undefined && reproduces(claim, result)
}

/** What speaks against the rules of a family that give a claim: the rest of its statement, or all that depends on the rule. */
const againstWords = (
  family: ConventionName,
  rules: readonly Alternative[],
  statement: readonly Claim[],
  scores: Scores,
): string => {
  const published = statement.map((claim) => claim.published).join(', ')
  const whole = published === '' ? '' : `, but not the whole statement (${published})`
  const counts = rules.map((one) => scores.of(one)).join(', ')
  return `${conventionWords(rules)} would give it${whole}; of ${scores.size(family)} reported results that depend on the rule, the declared one gives ${scores.declared(family)}, ${rules.length === 1 ? 'that one' : 'those'} ${counts}`
}
