import type { Pair, Result } from '../../../cohort/results/result.ts'
import { type ResultKey, result } from '../../../cohort/results/result.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import type { ForestSources } from '../../../stages/7-figures/forest/forest-row.ts'
import { resultsById } from '../../../stages/7-figures/results-by-id.ts'
import { six, sourcesOf } from './figure-cohort.ts'

const PAIR: Pair = { reference: 'arm=a', versus: 'arm=b' }

interface Effect {
  readonly ratio: number
  readonly lower: number
  readonly upper: number
}

/** A ratio with its limits as the results of a test across centres. */
const effectResults = (
  group: string,
  { ratio, lower, upper }: Effect,
  weight?: number,
): readonly Result[] => {
  const of = (statistic: ResultKey['statistic'], value: number): Result =>
    result({ analysis: 'across', group, statistic }, value, '1', 'by hand', PAIR)
  return [
    of('hazard-ratio', ratio),
    of('hazard-ratio-lower', lower),
    of('hazard-ratio-upper', upper),
    of('hazard-ratio-p', 0.2),
    ...(weight === undefined ? [] : [of('weight', weight)]),
  ]
}

const ACROSS = { method: 'heterogeneity', endpoint: 'relapse', by: 'arm', across: 'note' } as const

/** Two centres by hand, with weights of 1/5 and 4/5, and their pooled ratio. */
export const centres = (pooled: Effect): ForestSources => {
  const sources = sourcesOf(six)
  const note: Variable = {
    ...sources.variables.get('note')!,
    categories: [
      { value: 'x', label: 'Small centre' },
      { value: 'y', label: 'Large centre' },
    ],
  }
  const of = (statistic: ResultKey['statistic'], value: number): Result =>
    result({ analysis: 'across', statistic }, value, '1', 'by hand')
  return {
    ...sources,
    variables: new Map([...sources.variables, ['note', note]]),
    tests: { ...sources.tests, across: { title: 'Relapse', ...ACROSS } },
    results: resultsById([
      ...sources.results.values(),
      ...effectResults('note=x', { ratio: 0.5, lower: 0.125, upper: 2 }, 0.2),
      ...effectResults('note=y', { ratio: 2, lower: 1, upper: 4 }, 0.8),
      ...effectResults('', pooled),
      of('q', 2.5),
      of('df', 1),
      of('p', 0.11),
      of('i-squared', 0.6),
    ]),
  }
}
