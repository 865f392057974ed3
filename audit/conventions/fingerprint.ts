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

/** How many claims a rule, a program or a mixture of rules reproduces. */
export interface FingerprintRow {
  /** A family of rules, or `program`, or `mixture`. */
  readonly family: string
  readonly title: string
  readonly rule: string
  /** Whether the plan declares it, by its conventions or in a model. */
  readonly declared: boolean
  /** Claims whose number depends on the rule; of a program and a mixture, all derivable claims. */
  readonly claims: number
  readonly reproduced: number
  /** What can be concluded. */
  readonly finding: string
}

/**
 * Which named rules the printed numbers were made by: per family each rule with the claims that depend on the family,
 * then whole programs, then the best rule of every family together. A family of which every rule reproduces the same
 * claims cannot be told from what was printed.
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
  const count = (results: ReadonlyMap<string, Result>, of: readonly CitedResult[]): number =>
    of.reduce((sum, target) => sum + (isMet(target, results) ? target.claims.length : 0), 0)
  const size = (of: readonly CitedResult[]): number => of.reduce((sum, { claims }) => sum + claims.length, 0)
  /** The best rules of the families in which another rule than the plan's reproduces more. */
  const mixture: Partial<Record<ConventionName, unknown>> = {}
  const rows = conventionNames().flatMap((family): readonly FingerprintRow[] => {
    const rules = choicesOf(family).map((rule) => ({
      rule,
      results:
        others.find((other) => other.family === family && other.rule === String(rule))?.results ?? declared,
    }))
    const values = (id: string): number =>
      new Set(rules.map(({ results }) => results.get(id)?.value ?? null)).size
    const own = targets.filter(({ result }) => values(result) > 1)
    const met = rules.map(({ rule, results }) => ({ rule, reproduced: count(results, own) }))
    const most = Math.max(...met.map(({ reproduced }) => reproduced))
    if (count(declared, own) < most) mixture[family] = met.find(({ reproduced }) => reproduced === most)!.rule
    const told = own.some((target) => new Set(rules.map(({ results }) => isMet(target, results))).size > 1)
    return met.map(({ rule, reproduced }) => ({
      family,
      title: conventionNameWords(family),
      rule: String(rule),
      declared: isDeclared(family, rule),
      claims: size(own),
      reproduced,
      finding: !told ? 'no claim can tell' : reproduced === most ? 'reproduces most' : '',
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
    whole('program', 'one program', name, rules),
  )
  return [
    ...rows,
    ...programs.map((row) => ({ ...row, finding: programFinding(row.reproduced, programs) })),
    whole('mixture', 'best rule of each family', mixtureWords(mixture), mixture as Partial<Conventions>),
  ]
}

/** Programs that all give the same number of claims cannot be told apart. */
const programFinding = (own: number, programs: readonly FingerprintRow[]): string => {
  const all = programs.map(({ reproduced }) => reproduced)
  if (new Set(all).size === 1) return 'no claim can tell'
  return own === Math.max(...all) ? 'reproduces most' : ''
}

/** The families in which the mixture leaves the plan. */
const mixtureWords = (mixture: Partial<Record<ConventionName, unknown>>): string =>
  Object.entries(mixture)
    .map(([family, rule]) => `${family} ${rule}`)
    .join(', ') || 'as declared'
