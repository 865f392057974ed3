import { type EstimateMethods, estimateMethods } from '../../../cohort/results/methods/estimate-method.ts'
import { type ModelMethod, modelMethod } from '../../../cohort/results/methods/model-method.ts'
import { type TestMethod, testMethods } from '../../../cohort/results/methods/test-method.ts'
import type { Context } from '../context.ts'

/** Every method that gave a result of this cohort: what Methods, the text to paste and Limitations are made of. */
export interface UsedMethods {
  readonly estimates: EstimateMethods
  readonly tests: readonly TestMethod[]
  readonly models: readonly ModelMethod[]
}

export const usedMethods = ({ input }: Context): UsedMethods => {
  const { testResults, estimateResults } = input
  return {
    estimates: estimateMethods(estimateResults, input),
    tests: Object.entries(input.tests).flatMap(([analysis, test]) =>
      testMethods(analysis, test, testResults),
    ),
    models: Object.entries(input.models).flatMap(
      ([analysis, model]) => modelMethod(analysis, model, testResults) ?? [],
    ),
  }
}

/** How p-values were adjusted for making several tests: as the plan asks for pairs of groups, else not. */
export const adjustmentsOf = (tests: readonly TestMethod[]): readonly string[] => [
  ...new Set(tests.flatMap(({ adjustment }) => (adjustment === null ? [] : (ADJUSTMENTS[adjustment] ?? [])))),
]

const ADJUSTMENTS: Readonly<Record<NonNullable<TestMethod['adjustment']>, string | null>> = {
  none: null,
  bonferroni: 'Bonferroni',
  holm: 'Holm',
  'benjamini-hochberg': 'Benjamini-Hochberg',
}

/** Whether all p-values of tests are two-sided; that of heterogeneity has no sides. */
export const areTwoSided = (tests: readonly TestMethod[]): boolean =>
  tests.every(({ isTwoSided, comparison }) => isTwoSided || comparison === 'parts')
