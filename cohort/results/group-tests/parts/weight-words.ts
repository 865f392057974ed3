import type { TestOf } from '../../../descriptors/plan/test.ts'

type LogRankTest = TestOf<'log-rank'>

/** The weight's name and formula: R's rho = 1 is also called Peto-Peto; here it is Fleming-Harrington (1, 0). */
export const weightWords = (weight: LogRankTest['weight']): string =>
  typeof weight === 'string'
    ? WEIGHTS[weight]
    : `Fleming-Harrington (${weight.rho}, ${weight.gamma}), S^rho (1 - S)^gamma just before t`

const WEIGHTS: Readonly<Record<Extract<LogRankTest['weight'], string>, string>> = {
  'log-rank': 'equal weights',
  gehan: 'Gehan-Breslow, n at risk',
  'tarone-ware': 'Tarone-Ware, square root of n at risk',
  'peto-peto': 'Peto-Peto, product of 1 - d/(n + 1)',
  'modified-peto-peto': 'modified Peto-Peto, n/(n + 1) times the product of 1 - d/(n + 1)',
}
