import type { LogRankWeight } from '../../statistics/log-rank-weight.ts'
import type { TestOf } from '../plan/test.ts'

type Weight = TestOf<'log-rank'>['weight']

/** The weight of a test of the plan. */
export const weightOf = ({ weight }: TestOf<'log-rank'>): LogRankWeight =>
  typeof weight === 'string' ? { kind: weight } : { kind: 'fleming-harrington', ...weight }

/** The weight's formula besides its name: R's rho = 1 is called Peto-Peto too, and is Fleming-Harrington (1, 0) here. */
export const weightWords = (weight: Weight): string =>
  typeof weight === 'string'
    ? FORMULAS[weight]
    : `Fleming-Harrington (${weight.rho}, ${weight.gamma}), S^rho (1 - S)^gamma just before t`

const FORMULAS: Readonly<Record<Extract<Weight, string>, string>> = {
  'log-rank': 'all times alike',
  gehan: 'Gehan-Breslow, n at risk',
  'tarone-ware': 'Tarone-Ware, square root of n at risk',
  'peto-peto': 'Peto-Peto, product of 1 - d/(n + 1)',
  'modified-peto-peto': 'modified Peto-Peto, n/(n + 1) times the product of 1 - d/(n + 1)',
}

/** The name of a weight: `Gehan-Breslow`. */
export const weightName = (weight: Exclude<Weight, 'log-rank'>): string =>
  typeof weight === 'string' ? NAMES[weight] : `Fleming-Harrington (rho ${weight.rho}, gamma ${weight.gamma})`

const NAMES: Readonly<Record<Exclude<Extract<Weight, string>, 'log-rank'>, string>> = {
  gehan: 'Gehan-Breslow',
  'tarone-ware': 'Tarone-Ware',
  'peto-peto': 'Peto-Peto',
  'modified-peto-peto': 'modified Peto-Peto',
}
