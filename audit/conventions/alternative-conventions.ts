import { CONVENTIONS, Conventions } from '../../cohort/descriptors/conventions.ts'
import type { Result } from '../../cohort/results/result.ts'
import { groupBy } from '../../cohort/values/group-by.ts'
import { noProgress, type ReportProgress } from '../../cohort/values/progress.ts'
import { reproduces } from '../claims/agreement.ts'
import type { Claim } from '../claims/claim.ts'
import { type Analysis, resultsOf } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { type Recomputer, requestOf } from '../recompute/recomputer.ts'
import { byConventions, rulesInUse } from './rules-in-use.ts'

export type ConventionName = keyof Conventions

/** A named rule other than the plan's, with the cited results under it. */
export interface Alternative {
  readonly family: ConventionName
  readonly rule: string
  readonly results: ReadonlyMap<string, Result>
}

/** All conventions, in their declared order. */
export const conventionNames = (): readonly ConventionName[] =>
  Object.keys(Conventions.shape) as ConventionName[]

/**
 * Every alternative rule of every convention, one at a time, with all others as the plan declares. If the plan's models
 * use different rules for ties, each rule is an alternative for some of them, and all are tried.
 */
export const alternatives = (
  recompute: Recomputer,
  audited: AuditInput,
  tell: ReportProgress = noProgress,
): readonly Alternative[] => {
  const others = conventionNames().flatMap((family) => {
    const inUse = rulesInUse(family, recompute.analyses, audited)
    return choicesOf(family)
      .filter((choice) => inUse.size > 1 || !inUse.has(choice))
      .map((choice) => ({ family, choice }))
  })
  return others.map(({ family, choice }, i): Alternative => {
    tell(i, others.length, 'named rules')
    return { family, rule: String(choice), results: resultsUnder({ [family]: choice }, recompute, audited) }
  })
}

/**
 * The cited results under these rules instead of the plan's, and instead of those that a model names itself. An analysis
 * that reads none of the rules that differ is not computed again.
 */
export const resultsUnder = (
  conventions: Partial<Conventions>,
  recompute: Recomputer,
  audited: AuditInput,
): ReadonlyMap<string, Result> => {
  const rules = { ...audited.rules, ...conventions }
  const isAsPlanned = (analysis: Analysis): boolean =>
    [...recompute.rulesRead(analysis)].every((name) => Object.is(rules[name], audited.rules[name]))
  return new Map(
    recompute.analyses.flatMap((planned) => {
      const analysis = conventions.coxTies === undefined ? planned : byConventions(planned)
      return analysis === planned && isAsPlanned(planned)
        ? [...recompute.recorded(planned)]
        : [...requestOf(analysis, resultsOf(analysis, recompute.cases, audited, rules))]
    }),
  )
}

export const choicesOf = (family: ConventionName): readonly (string | number)[] => {
  const schema = Conventions.shape[family]
  return 'options' in schema ? schema.options : [...(schema as { values: ReadonlySet<number> }).values]
}

/** The alternatives under which the result agrees with the claim. */
export const explainedBy = (claim: Claim, others: readonly Alternative[]): readonly Alternative[] =>
  others.filter(({ results }) => {
    const result = results.get(claim.result)
    return result !== undefined && reproduces(claim, result)
  })

/** Alternatives as a phrase: "sample quartiles by rule 1, 3 or 4". */
export const conventionWords = (others: readonly Pick<Alternative, 'family' | 'rule'>[]): string =>
  [...groupBy(others, ({ family }) => family)]
    .map(([family, rules]) =>
      [
        conventionNameWords(family),
        'by',
        ...ruleWord(family),
        rules.map(({ rule }) => rule).join(' or '),
      ].join(' '),
    )
    .join('; ')

/** What a convention decides, in words. */
export const conventionNameWords = (family: ConventionName): string => CONVENTIONS[family].words

const ruleWord = (family: ConventionName): readonly string[] => {
  const { ruleWord: word } = CONVENTIONS[family]
  return word === undefined ? [] : [word]
}
