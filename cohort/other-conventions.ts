import type { Claim } from './claim.ts'
import { Conventions, type Rules } from './conventions.ts'
import { groupBy } from './group-by.ts'
import { type Counted, estimatesOf, testsOf } from './recompute.ts'
import type { Result } from './result.ts'
import { reproduces } from './verdict.ts'

type Family = keyof Conventions

/** A named rule in place of the plan's, with the results that it gives. */
export interface Alternative {
  readonly family: Family
  readonly rule: string
  readonly results: ReadonlyMap<string, Result>
}

/** Families that only the tests between groups read. */
const OF_TESTS: readonly Family[] = ['mannWhitney', 'fisher', 'chiSquare', 'paired', 'riskDifference']

/** Every other named rule of every family, one at a time, everything else as the plan declares it. */
export const alternatives = (counted: Counted, rules: Rules): readonly Alternative[] =>
  (Object.keys(Conventions.shape) as Family[]).flatMap((family) =>
    choicesOf(family)
      .filter((choice) => choice !== rules[family])
      .map((choice): Alternative => {
        const other = { ...rules, [family]: choice } as Rules
        const results = OF_TESTS.includes(family) ? testsOf(counted, other) : estimatesOf(counted, other)
        return {
          family,
          rule: String(choice),
          results: new Map(results.map((result) => [result.id, asWritten(result)])),
        }
      }),
  )

/** The value as an artifact would hold it, for a claim is judged from that: 12 significant digits. */
const asWritten = (result: Result): Result => ({
  ...result,
  value: result.value === null ? null : Number(result.value.toPrecision(12)),
})

const choicesOf = (family: Family): readonly (string | number)[] => {
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
export const conventionWords = (others: readonly Alternative[]): string =>
  [...groupBy(others, ({ family }) => family)]
    .map(
      ([family, rules]) =>
        `${FAMILIES[family]} by ${family === 'quartiles' ? 'type ' : ''}${rules.map(({ rule }) => rule).join(' or ')}`,
    )
    .join('; ')

const FAMILIES: Readonly<Record<Family, string>> = {
  median: 'median of a survival curve',
  medianInterval: 'interval of such a median',
  band: 'interval of S(t)',
  bandAtLimit: 'interval where S is 1 or 0',
  quartiles: 'sample quantiles',
  mannWhitney: 'Mann-Whitney test',
  fisher: "two-sided rule of Fisher's test",
  chiSquare: 'correction of the chi-square test',
  paired: 'test of pairs',
  proportion: 'interval of a share',
  riskDifference: 'interval of a difference of shares',
  followUp: 'ties of the reverse Kaplan-Meier curve',
}
