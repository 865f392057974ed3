import type { Rules } from '../conventions.ts'
import type { Test, TestOf } from '../plan/test.ts'
import type { Path, PlanChecker } from '../plan-checks/checker.ts'
import type { Result } from '../result.ts'
import { isQuantity } from '../value.ts'
import type { TestData } from './test-data.ts'

/** What is compared: groups, groups in order, each group with each, two values of one subject, effects between parts. */
export type Comparison = 'groups' | 'trend' | 'pairs of groups' | 'paired values' | 'parts'

/** A test of the plan: all that the program knows of one method but for its properties in the plan (`plan/test.ts`). */
export interface GroupTest<M extends Test['method']> {
  readonly comparison: Comparison
  name(test: TestOf<M>): TestName
  /** What it estimates besides p, in the order in which reports have it. */
  readonly effects: readonly Effect[]
  /** Whether it has a ratio that a forest plot can show. */
  readonly hasRatio: boolean
  /** Whether its results depend on times and values by their order alone, as those of ranks and of counts do. */
  readonly isOfOrder: boolean
  /** What the method asks of its properties and variables, beside what all tests of its kind ask (`plan-checks/test.ts`). */
  check?(test: TestOf<M>, path: Path, check: PlanChecker): void
  results(analysis: string, test: TestOf<M>, data: TestData, rules: Rules): readonly Result[]
}

/** What a test is called. */
export interface TestName {
  /** `Gehan-Breslow weighted log-rank test`. */
  readonly name: string
  /** For the corner of a figure: `Gehan-Breslow`. */
  readonly short: string
  /** The parts of a method's words that the name, or the plan, says. */
  readonly known: readonly string[]
  /** Which of the others are qualifiers, where the method also says what is subtracted from what. */
  readonly keeps?: RegExp
}

/** A number that says how much the groups differ, and the p that is its own. */
export interface Effect {
  /** It has its limits at `-lower` and `-upper`. */
  readonly statistic: string
  /** The p of this effect, and of no other hypothesis. */
  readonly p: string
  readonly words: string
}

/** The name of a test whose method says it, among other things, in the words of `known`. */
export const simpleName = (name: string, ...known: readonly string[]): TestName => ({
  name,
  short: name,
  known,
})

/** The effects of a table of two rows and two columns. */
export const PROPORTION_EFFECTS: readonly Effect[] = [
  { statistic: 'odds-ratio', p: 'p', words: 'odds ratio' },
  { statistic: 'risk-difference', p: 'p', words: 'risk difference' },
  { statistic: 'risk-ratio', p: 'p', words: 'risk ratio' },
]

/** Qualifiers of the difference of two estimates of Kaplan-Meier. */
export const DIFFERENCE_QUALIFIERS = /^(Greenwood|normal test|(two|one)-sided.*)$/

/** The tested variable has groups. */
export const checkCategories = (
  { variable }: { readonly variable: string },
  path: Path,
  check: PlanChecker,
): void => {
  if (check.variables.has(variable)) check.grouping(variable, [...path, 'variable'])
}

/** The tested variable can be ranked. */
export const checkRanked = (
  { variable }: { readonly variable: string },
  path: Path,
  check: PlanChecker,
): void => {
  const tested = check.variables.get(variable)
  if (tested && !isQuantity(tested) && !tested.ordered)
    check.addProblem([...path, 'variable'], 'numbers or ordered categories', variable)
}
