import { univariableNames } from '../../../cohort/descriptors/plan/univariable-names.ts'
import { type EstimateMethods, estimateMethods } from '../../../cohort/results/methods/estimate-method.ts'
import { type ModelMethod, modelMethod } from '../../../cohort/results/methods/model-method.ts'
import { type TestMethod, testMethods } from '../../../cohort/results/methods/test-method.ts'
import type { Context } from '../context.ts'

/** Every method with a result, for Methods, the text to paste and Limitations. */
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
    // the model of all covariates says that each is analysed alone too
    models: Object.entries(input.models).flatMap(([analysis, model]) =>
      univariableNames(input.models).has(analysis) ? [] : (modelMethod(analysis, model, testResults) ?? []),
    ),
  }
}

/** The adjustments of P values for multiple testing, each once. */
export const adjustmentsOf = (tests: readonly TestMethod[]): readonly string[] => [
  ...new Set(tests.flatMap(({ adjustment }) => (adjustment === null ? [] : (ADJUSTMENTS[adjustment] ?? [])))),
]

const ADJUSTMENTS: Readonly<Record<NonNullable<TestMethod['adjustment']>, string | null>> = {
  none: null,
  bonferroni: 'Bonferroni',
  holm: 'Holm',
  'benjamini-hochberg': 'Benjamini-Hochberg',
}

/** Whether all tests are two-sided; the test of heterogeneity has no sides. */
export const areTwoSided = (tests: readonly TestMethod[]): boolean =>
  tests.every(({ isTwoSided, comparison }) => isTwoSided || comparison === 'parts')
