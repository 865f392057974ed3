import { resultsOf } from './audit/analysis.ts'
import type { Audited } from './audit/audited.ts'
import { askedOf, type Recomputer } from './audit/recomputer.ts'
import type { Claim } from './claim.ts'
import { Conventions, type Rules } from './conventions.ts'
import { groupBy } from './group-by.ts'
import type { Result } from './result.ts'
import { type Tell, tellNobody } from './tell.ts'
import { reproduces } from './verdict.ts'

export type Family = keyof Conventions

/** A named rule in place of the plan's, with the cited results that it gives. */
export interface Alternative {
  readonly family: Family
  readonly rule: string
  readonly results: ReadonlyMap<string, Result>
}

/** The families of named rules, in the order of the conventions. */
export const families = (): readonly Family[] => Object.keys(Conventions.shape) as Family[]

/** Every other named rule of every family, one at a time, everything else as the plan declares it. */
export const alternatives = (
  recompute: Recomputer,
  audited: Audited,
  tell: Tell = tellNobody,
): readonly Alternative[] => {
  const others = families().flatMap((family) =>
    choicesOf(family)
      .filter((choice) => choice !== audited.rules[family])
      .map((choice) => ({ family, choice })),
  )
  return others.map(({ family, choice }, i): Alternative => {
    tell(i, others.length, 'named rules')
    const rules = { ...audited.rules, [family]: choice } as Rules
    return { family, rule: String(choice), results: citedUnder(rules, recompute, audited) }
  })
}

/** The cited results under other rules. */
export const citedUnder = (
  rules: Rules,
  recompute: Recomputer,
  audited: Audited,
): ReadonlyMap<string, Result> =>
  new Map(
    recompute.analyses.flatMap((analysis) => [
      ...askedOf(analysis, resultsOf(analysis, recompute.cases, audited, rules)),
    ]),
  )

export const choicesOf = (family: Family): readonly (string | number)[] => {
  const schema = Conventions.shape[family]
  return 'options' in schema ? schema.options : [...(schema as { values: ReadonlySet<number> }).values]
}

/** The alternatives under which the claim's result prints as published. */
export const explainedBy = (claim: Claim, others: readonly Alternative[]): readonly Alternative[] =>
  others.filter(({ results }) => {
    const result = results.get(claim.result)
    return result !== undefined && reproduces(claim, result)
  })

/** "sample quartiles by rule 1, 3 or 4": the families with the rules under which a claim prints as published. */
export const conventionWords = (others: readonly Pick<Alternative, 'family' | 'rule'>[]): string =>
  [...groupBy(others, ({ family }) => family)]
    .map(
      ([family, rules]) =>
        `${familyWords(family)} by ${family === 'quartiles' ? 'type ' : ''}${rules.map(({ rule }) => rule).join(' or ')}`,
    )
    .join('; ')

/** What a family of rules is about; one that has no words here yet is called by its name. */
export const familyWords = (family: Family): string =>
  (FAMILIES as Readonly<Record<string, string>>)[family] ?? family

const FAMILIES = {
  median: 'median of a survival curve',
  medianInterval: 'interval of such a median',
  band: 'interval of S(t)',
  bandAtLimit: 'interval where S is 1 or 0',
  quartiles: 'sample quantiles',
  mannWhitney: 'Mann-Whitney test',
  fisher: "two-sided rule of Fisher's test",
  chiSquare: 'continuity correction of the chi-square test',
  paired: 'p of paired tests',
  proportion: 'interval of a share',
  riskDifference: 'interval of a risk difference',
  followUp: 'ties of the reverse Kaplan-Meier curve',
  incidenceVariance: 'variance of a cumulative incidence',
  incidenceBand: 'interval of a cumulative incidence',
}
