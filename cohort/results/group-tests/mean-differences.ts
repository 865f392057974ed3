import type { MeanDifference } from '../../../statistics/means/mean-difference.ts'
import { pairedT } from '../../../statistics/means/paired-t.ts'
import { student } from '../../../statistics/means/student.ts'
import { welch } from '../../../statistics/means/welch.ts'
import type { CountedValues } from '../../../statistics/numbers/exact-sums.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import { percent } from '../../values/percent.ts'
import { type Pair, type Result, result } from '../result.ts'
import { differencesOf, type OfPairs, pairsOf } from './parts/pairs.ts'
import { countedNumbers, type OfValues, type TestData, tabulationFor } from './parts/test-data.ts'
import { pairOf, twoGroups } from './parts/two-groups.ts'

/** Student's t test of two groups, the second minus the first. */
export const studentResults = (
  analysis: string,
  test: OfValues,
  data: TestData,
  { confidence }: Rules,
): readonly Result[] => ofGroups(analysis, test, data, confidence, student, "Student's t test")

/** Welch's t test of two groups, the second minus the first. */
export const welchResults = (
  analysis: string,
  test: OfValues,
  data: TestData,
  { confidence }: Rules,
): readonly Result[] => ofGroups(analysis, test, data, confidence, welch, "Welch's t test")

/** The t test of paired numbers, after minus before. */
export const pairedTResults = (
  analysis: string,
  test: OfPairs,
  data: TestData,
  { confidence }: Rules,
): readonly Result[] =>
  differenceRows(analysis, pairedT(differencesOf(pairsOf(test, data)), confidence), {
    method: 'paired t test',
    confidence,
    unit: data.variables.get(test.after)!.unit,
    pair: { reference: test.before, versus: test.after },
  })

const ofGroups = (
  analysis: string,
  test: OfValues,
  data: TestData,
  confidence: number,
  compare: (versus: CountedValues, reference: CountedValues, level: number) => MeanDifference,
  method: string,
): readonly Result[] => {
  const groups = twoGroups(tabulationFor(test, data).groups)
  if ('reason' in groups) return [result({ analysis, statistic: 'p' }, groups, '1', `${method}, two-sided`)]
  const [reference, versus] = groups
  return differenceRows(analysis, compare(countedNumbers(versus), countedNumbers(reference), confidence), {
    method,
    confidence,
    unit: data.variables.get(test.variable)!.unit,
    pair: pairOf(groups),
  })
}

const differenceRows = (
  analysis: string,
  { difference, standardError, lower, upper, t, df, p }: MeanDifference,
  {
    method,
    confidence,
    unit,
    pair,
  }: { readonly method: string; readonly confidence: number; readonly unit: string; readonly pair: Pair },
): readonly Result[] => {
  const words = `difference of means, ${method}`
  const limit = (side: string): string => `${side} limit, ${percent(confidence)}, ${words}`
  const rows = [
    ['mean-difference', difference, unit, words],
    ['mean-difference-se', standardError, unit, `standard error of the ${words}`],
    ['mean-difference-lower', lower, unit, limit('lower')],
    ['mean-difference-upper', upper, unit, limit('upper')],
    ['t', t, '1', method],
    ['residual-df', df, '1', `${method}: degrees of freedom`],
    ['p', p, '1', `${method}, two-sided`],
  ] as const
  return rows.map(([statistic, answer, rowUnit, rowMethod]) =>
    result({ analysis, statistic }, answer, rowUnit, rowMethod, pair),
  )
}
