import type { Conventions } from '../../cohort/descriptors/conventions.ts'
import type { Result } from '../../cohort/results/result.ts'
import { type CitedResult, isMet } from '../claims/cited-result.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import type { Recomputer } from '../recompute/recomputer.ts'
import {
  type Alternative,
  type ConventionName,
  choicesOf,
  conventionNames,
  conventionNameWords,
  resultsUnder,
} from './alternative-conventions.ts'
import { PROGRAMS } from './programs.ts'
import { rulesInUse } from './rules-in-use.ts'

/** How many claims a rule, a program or a combination of rules reproduces. */
export interface FingerprintRow {
  /** A convention, or `program`, or `mixture`. */
  readonly family: string
  readonly title: string
  readonly rule: string
  /** Whether the plan declares it, by its conventions or in a model. */
  readonly declared: boolean
  /** Number of claims that depend on the rule; for a program or a mixture, all derivable claims. */
  readonly claims: number
  readonly reproduced: number
  /** What can be concluded. */
  readonly finding: string
}

/**
 * Which named rules the reported numbers follow: each rule of each convention with the claims that depend on it, then
 * whole programs, then the best rule of every convention together. If every rule of a convention reproduces the same
 * claims, the reported numbers do not show which was used.
 */
export const fingerprint = (
  targets: readonly CitedResult[],
  others: readonly Alternative[],
  recompute: Recomputer,
  audited: AuditInput,
): readonly FingerprintRow[] => {
  const declared = resultsUnder({}, recompute, audited)
  const inUse = new Map(
    conventionNames().map((family) => [family, rulesInUse(family, recompute.analyses, audited)] as const),
  )
  const isDeclared = (family: ConventionName, rule: unknown): boolean =>
    inUse.get(family)!.has(rule as string | number)
  const count = (results: ReadonlyMap<string, Result>, cited: readonly CitedResult[]): number =>
    cited.reduce((sum, target) => sum + (isMet(target, results) ? target.claims.length : 0), 0)
  const size = (cited: readonly CitedResult[]): number =>
    cited.reduce((sum, { claims }) => sum + claims.length, 0)
  /** The best rules of the conventions for which another rule reproduces more than the plan's. */
  const mixture: Partial<Record<ConventionName, unknown>> = {}
  const rows = conventionNames().flatMap((family): readonly FingerprintRow[] => {
    const rules = choicesOf(family).map((rule) => ({
      rule,
      results:
        others.find((other) => other.family === family && other.rule === String(rule))?.results ?? declared,
    }))
    const values = (id: string): number =>
      new Set(rules.map(({ results }) => results.get(id)?.value ?? null)).size
    const dependent = targets.filter(({ result }) => values(result) > 1)
    const met = rules.map(({ rule, results }) => ({ rule, reproduced: count(results, dependent) }))
    const most = Math.max(...met.map(({ reproduced }) => reproduced))
    if (count(declared, dependent) < most)
      mixture[family] = met.find(({ reproduced }) => reproduced === most)!.rule
    const isDecided = dependent.some(
      (target) => new Set(rules.map(({ results }) => isMet(target, results))).size > 1,
    )
    return met.map(({ rule, reproduced }) => ({
      family,
      title: conventionNameWords(family),
      rule: String(rule),
      declared: isDeclared(family, rule),
      claims: size(dependent),
      reproduced,
      finding: !isDecided ? 'claims do not distinguish them' : reproduced === most ? 'reproduces most' : '',
    }))
  })
  const whole = (
    family: string,
    title: string,
    rule: string,
    conventions: Partial<Conventions>,
  ): FingerprintRow => {
    return {
      family,
      title,
      rule,
      declared: Object.entries(conventions).every(
        ([name, value]) =>
          inUse.get(name as ConventionName)!.size === 1 && isDeclared(name as ConventionName, value),
      ),
      claims: size(targets),
      reproduced: count(resultsUnder(conventions, recompute, audited), targets),
      finding: '',
    }
  }
  const programs = Object.entries(PROGRAMS).map(([name, rules]) =>
    whole('program', 'all rules of one program', name, rules),
  )
  return [
    ...rows,
    ...programs.map((row) => ({ ...row, finding: programFinding(row.reproduced, programs) })),
    whole('mixture', 'best rule of each family', mixtureWords(mixture), mixture as Partial<Conventions>),
  ]
}

/** Programs that all reproduce the same number of claims cannot be distinguished. */
const programFinding = (own: number, programs: readonly FingerprintRow[]): string => {
  const all = programs.map(({ reproduced }) => reproduced)
  if (new Set(all).size === 1) return 'claims do not distinguish them'
  return own === Math.max(...all) ? 'reproduces most' : ''
}

/** The conventions for which the mixture differs from the plan. */
const mixtureWords = (mixture: Partial<Record<ConventionName, unknown>>): string =>
  Object.entries(mixture)
    .map(([family, rule]) => `${family} ${rule}`)
    .join(', ') || 'as declared'
