import { describe, expect, it } from 'vitest'
import { result } from '../../../../cohort/results/result.ts'
import { flowData } from '../../../../stages/7-figures/flow/data.ts'

describe('the flow of subjects to a landmark analysis', () => {
  const results = new Map(
    [
      ...(['n', 'events', 'censored'] as const).map((statistic) =>
        result({ analysis: 'os', statistic }, statistic === 'n' ? 60 : 30, '1', ''),
      ),
      result({ analysis: 'os', statistic: 'median' }, 12, 'mo', ''),
    ].map((one) => [one.id, one]),
  )
  const reasonOf = (endpoint: object): string | undefined =>
    flowData({ kind: 'flow', title: 't', estimates: ['os'] } as never, {
      sizes: [
        { size: 'recorded', exclusion: '', population: '', title: '', reason: '', count: 100 },
        { size: 'analysed', exclusion: '', population: '', title: '', reason: '', count: 100 },
      ],
      results,
      estimates: { os: { endpoint: 'os', at: [], by: [], quantiles: [], restricted: [], exact: false } },
      endpoints: {
        os: { title: 'Survival', event: { label: 'death' }, competing: {}, ...endpoint } as never,
      },
      populations: { adults: { title: 'adults', condition: {} } as never },
    }).branches[0]!.excluded?.reason

  it('names the landmark and the population together, since the counts do not separate the two exclusions', () => {
    expect(reasonOf({ landmark: 3, among: 'adults' })).toBe('not adults, or not followed beyond 3 months')
    expect(reasonOf({ landmark: 3 })).toBe('not followed beyond 3 months')
    expect(reasonOf({ among: 'adults' })).toBe('not adults')
  })
})
