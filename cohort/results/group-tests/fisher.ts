import { fisherExact } from '../../../statistics/proportions/fisher-exact.ts'
import { fisherMonteCarlo } from '../../../statistics/proportions/fisher-monte-carlo.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { TestOf } from '../../descriptors/plan/test.ts'
import { type Result, result } from '../result.ts'
import { proportionEffects } from './parts/proportion-effects.ts'
import { contingencyTable, type TestData, tabulationFor } from './parts/test-data.ts'

/** Fisher's exact test of a contingency table, with the effects of a 2x2 table. */
export const fisherResults = (
  analysis: string,
  test: TestOf<'fisher'>,
  data: TestData,
  rules: Rules,
): readonly Result[] => {
  const variable = data.variables.get(test.variable)!
  const counted = tabulationFor(test, data)
  const table = contingencyTable(counted, variable)
  return [...pResults(analysis, test, table, rules), ...proportionEffects(analysis, counted, variable, rules)]
}

const pResults = (
  analysis: string,
  test: TestOf<'fisher'>,
  table: readonly (readonly number[])[],
  rules: Rules,
): readonly Result[] => {
  if (test.monteCarlo !== undefined) {
    const { runs, seed } = test.monteCarlo
    const { p, lower, upper } = fisherMonteCarlo(table, runs, seed, rules.confidence)
    const method = `Fisher's exact test by Monte Carlo, ${runs} runs, seed ${seed}`
    return [
      result({ analysis, statistic: 'p' }, p, '1', `${method}, ${SIDEDNESS.probability}`),
      result(
        { analysis, statistic: 'p-lower' },
        lower,
        '1',
        `lower limit of the Monte Carlo error, ${method}`,
      ),
      result(
        { analysis, statistic: 'p-upper' },
        upper,
        '1',
        `upper limit of the Monte Carlo error, ${method}`,
      ),
    ]
  }
  const { p, midP } = fisherExact(table, rules.fisher)
  const method = `Fisher's exact test, ${SIDEDNESS[rules.fisher]}`
  return [
    result({ analysis, statistic: 'p' }, p, '1', method),
    ...(test.midP ? [result({ analysis, statistic: 'mid-p' }, midP, '1', `mid-p of ${method}`)] : []),
  ]
}

const SIDEDNESS: Readonly<Record<Rules['fisher'], string>> = {
  probability: 'two-sided: tables no more probable than the observed one',
  doubled: 'two-sided: twice the smaller tail',
  'one-sided': 'one-sided, the smaller tail',
}
