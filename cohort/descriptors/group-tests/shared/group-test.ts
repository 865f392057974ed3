import type { z } from 'zod'
import type { Path, VariableChecker } from '../../conditions/variable-checker.ts'

/**
 * A kind of test: all that is known of it without the data. `Written` is an entry of the plan as its schema gives it,
 * `T` the same with the defaults of `resolve-plan.ts`.
 */
export interface GroupTest<Written, T = Written> {
  /** The properties as the plan writes them. */
  readonly schema: z.ZodType<Written>
  readonly compares: Compared
  /** Its names; the test need not have a result. */
  name(test: T): TestName
  /** Measures of the difference, in the order of the report; empty for a test with p-values only. */
  readonly effects: readonly Effect[]
  /** The effect that a forest plot shows; absent: a forest plot cannot show the test. */
  readonly ratio?: 'odds-ratio' | 'hazard-ratio'
  /**
   * Whether the p-values depend on the order of times and values only, so that all orders within tied blocks give all
   * possible p-values.
   */
  readonly isOfOrder: boolean
  /** Its type I error can be simulated: an entry of `cohort/results/simulations/tested-p-values.ts` follows. */
  readonly isSimulated?: true
  /** The figures whose groups it compares: its p-value can be shown in their corner. */
  readonly curves?: CurvesCompared
  /** The rows of a table of characteristics that it can test. */
  readonly testsRows?: 'numbers' | 'categories'
  /** It compares its groups at times that an estimate has too, in this property: a table of differences shows it. */
  readonly timesOf?: 'at' | 'restricted'
  /** It compares means: its groups are described by mean and standard deviation. */
  readonly comparesMeans?: true
  /**
   * Reports what is wrong beside the checks of every test of times, values or pairs (`cohort/checks/plan/test.ts`). The
   * compared variables of a test of values or pairs are declared.
   */
  check?(test: T, path: Path, check: VariableChecker): void
}

/** The kind of figure whose curves are compared. */
export type CurvesCompared = 'kaplan-meier' | 'cumulative-incidence'

/**
 * What is compared: groups, two values of each subject, or effects in parts (centres); or a trend over ordered groups, or
 * the association of two variables.
 */
export type Compared = 'groups' | 'paired values' | 'parts' | 'trend' | 'two variables'

export interface TestName {
  /** `log-rank test`, `Gehan-Breslow weighted log-rank test`, `Fisher's exact test`. */
  readonly name: string
  /** For the corner of a figure: `log-rank`, `Gehan-Breslow`. */
  readonly short: string
  /** Parts of the method of results that the name or the plan already says. */
  readonly known: readonly string[]
  /** Pattern of the qualifiers, if the method of results also describes the effect. */
  readonly keeps?: RegExp
  /** Of a test with a permutation test: the permuted test, `unweighted log-rank`. */
  readonly permuted?: string
}

/** A measure of the difference between groups, and the p-value that tests it. */
export interface Effect {
  /** Its limits are the statistics with `-lower` and `-upper`. */
  readonly statistic: string
  /** The p-value of the hypothesis that this effect is null. */
  readonly p: string
  readonly words: string
  /** Whether it is of the second category of the tested variable, which the report then names. */
  readonly isOfCategory?: true
}

/** A name that is the beginning of the method of results, the same everywhere. */
export const simpleName = (name: string, ...known: readonly string[]): TestName => ({
  name,
  short: name,
  known,
})
