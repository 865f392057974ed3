import { describe, expect, it } from 'vitest'
import { PROFILES, type Rules } from '../../../cohort/descriptors/conventions.ts'
import type { TestOf } from '../../../cohort/descriptors/plan/test.ts'
import { coverageResults } from '../../../cohort/results/simulations/coverage.ts'
import { sizeResults } from '../../../cohort/results/simulations/size.ts'
import { randomBelow } from '../../../statistics/numbers/random.ts'
import { simulatedTable, simulationModel } from '../../../statistics/survival/simulated-table.ts'
import { eventTableOf } from '../../../tools/conformance/event-table-of.ts'

const rules: Rules = { ...PROFILES.spss, alpha: 0.4, confidence: 0.99 }
const logRank: TestOf<'log-rank'> = {
  method: 'log-rank',
  endpoint: 'e',
  by: 'g',
  strata: [],
  weight: 'log-rank',
}
const values = (
  results: readonly { statistic: string; at: number | null; value: number | null; reason: string }[],
) =>
  new Map(
    results.map(({ statistic, at, value, reason }) => [
      at === null ? statistic : `${statistic}@${at}`,
      value ?? reason,
    ]),
  )

/** Whether a share of 4,000 runs is the probability, but for one time in a million. */
const isNear = (share: unknown, probability: number) =>
  expect(Math.abs((share as number) - probability)).toBeLessThan(
    5 * Math.sqrt((probability * (1 - probability)) / 4000) + 1e-12,
  )

describe('one patient against one, with events at 1 and at 2', () => {
  /*
   * Each draws 1 or 2, one half each. At different times O - E = 1/2 with V = 1/4: chi-square 1, p = 0.317. At the
   * same time both have the event and there is no variance: undefined, in one half of the runs.
   */
  const table = eventTableOf([
    { time: 1, status: 1, group: 'a' },
    { time: 2, status: 1, group: 'b' },
  ])
  it('rejects always where it is defined at 0.4, never at 0.3, and is undefined in one half', () => {
    const loose = values(sizeResults('s', { test: 't', runs: 4000, seed: 1 }, logRank, [table], rules))
    expect(loose.get('size')).toBe(1)
    isNear(loose.get('size-undefined'), 0.5)
    const strict = sizeResults('s', { test: 't', runs: 4000, seed: 1 }, logRank, [table], {
      ...rules,
      alpha: 0.3,
    })
    expect(values(strict).get('size')).toBe(0)
  })

  it('gives the same numbers for the same seed, and others for another', () => {
    const run = (seed: number) => sizeResults('s', { test: 't', runs: 400, seed }, logRank, [table], rules)
    expect(run(5)).toEqual(run(5))
    expect(values(run(5)).get('size-undefined')).not.toBe(values(run(6)).get('size-undefined'))
  })

  it('never rejects by permutation: both deals are alike, p is 1', () => {
    const asked = { ...logRank, permutation: 'studentised' as const }
    const found = values(sizeResults('s', { test: 't', runs: 100, seed: 1 }, asked, [table], rules))
    expect([found.get('permutation-size'), found.get('permutation-size-undefined')]).toEqual([0, 0])
  })
})

describe('samples of a law', () => {
  // 1 2+ 3 4+: S is 3/4 from 1, 3/8 from 3; G is 2/3 from 2, 0 from 4
  const law = simulationModel(
    eventTableOf([
      { time: 1, status: 1, group: 'a' },
      { time: 2, status: 2, group: 'b' },
      { time: 3, status: 1, group: 'a' },
      { time: 4, status: 0, group: 'b' },
    ]),
  )

  it('hold each outcome as often as S and G say', () => {
    const below = randomBelow(3)
    const n = 4000
    const { times, groups } = simulatedTable(law, [{ name: 'x', size: n }], below)
    const [x] = groups
    expect(Array.from(times)).toEqual([0, 1, 2, 3, 4])
    // event at 1: 1/4; censored at 2: 3/4 x 1/3; event at 3: 3/4 x 1/2 x 2/3; censored at 4: what is left
    isNear(x!.events[1]! / n, 1 / 4)
    isNear(x!.censored[2]! / n, 1 / 4)
    isNear(x!.events[3]! / n, 1 / 4)
    isNear(x!.censored[4]! / n, 1 / 4)
    expect(Array.from(x!.entered)).toEqual([n, 0, 0, 0, 0])
    expect(x!.atRisk[1]).toBe(n)
    expect(x!.atRisk[4]).toBe(x!.censored[4])
  })

  it('keep the sizes of the groups', () => {
    const { groups } = simulatedTable(
      law,
      [
        { name: 'x', size: 3 },
        { name: 'y', size: 5 },
      ],
      randomBelow(1),
    )
    expect(groups.map(({ name, entered }) => [name, entered[0]])).toEqual([
      ['x', 3],
      ['y', 5],
    ])
  })
})

describe('samples of a law of causes', () => {
  // 1 2c 2 3+: somebody leaves at 1 with 1/4; at 2 with 3/4 x 2/3, one half of them by the other cause; 3 is what is left
  const rows = [
    { time: 1, status: 1, group: 'a' },
    { time: 2, status: 2, group: 'a' },
    { time: 2, status: 1, group: 'b' },
    { time: 3, status: 0, group: 'b' },
  ]

  it('hold each cause as often as it was seen at its time', () => {
    const n = 4000
    const law = simulationModel(eventTableOf(rows), true)
    const [x] = simulatedTable(law, [{ name: 'x', size: n }], randomBelow(5)).groups
    isNear(x!.events[1]! / n, 1 / 4)
    isNear(x!.events[2]! / n, 1 / 4)
    isNear(x!.competing[0]![2]! / n, 1 / 4)
    isNear(x!.censored[3]! / n, 1 / 4)
    expect([x!.atRisk[1], x!.atRisk[3]]).toEqual([n, x!.censored[3]])
  })

  it("give Gray's test its size: one against one at 1 and 2, each cause the only one, is undefined when they tie", () => {
    /* Both leave at 1 or 2, one half each, by the event: Gray's test is then the log-rank test, chi-square 1, p = 0.317. */
    const gray: TestOf<'gray'> = { method: 'gray', endpoint: 'e', by: 'g', strata: [], cause: 'event' }
    const table = eventTableOf([
      { time: 1, status: 1, group: 'a' },
      { time: 2, status: 1, group: 'b' },
    ])
    const found = values(sizeResults('s', { test: 't', runs: 4000, seed: 1 }, gray, [table], rules))
    expect(found.get('size')).toBe(1)
    isNear(found.get('size-undefined'), 0.5)
  })
})

describe('a log-rank test with scores and pairs', () => {
  it('has the size of its trend, and of its pairs together, which is that of the only pair there is', () => {
    const table = eventTableOf([
      { time: 1, status: 1, group: 'a' },
      { time: 2, status: 1, group: 'b' },
    ])
    const asked = { ...logRank, scores: [0, 1], pairwise: 'holm' as const }
    const found = values(sizeResults('s', { test: 't', runs: 400, seed: 1 }, asked, [table], rules))
    for (const part of ['', '-undefined', '-lower'])
      for (const statistic of ['trend-size', 'pairwise-size'])
        expect([statistic, found.get(`${statistic}${part}`)]).toEqual([statistic, found.get(`size${part}`)])
  })
})

describe('coverage', () => {
  const table = eventTableOf([1, 2, 3, 4].map((time) => ({ time, status: 1 })))
  const asked = { endpoint: 'e', at: [2, 4], by: [], quantiles: [], restricted: [], exact: false }
  const run = (over: Partial<Rules>) =>
    values(coverageResults('c', { estimate: 'e', runs: 4000, seed: 1 }, asked, table, { ...rules, ...over }))

  it('of S(2) by plain limits is that of the binomial, defined unless all or none had the event', () => {
    /*
     * X of 4 alive after 2, binomial(4, 1/2). Limits at 99% are p -+ 2.576 sqrt(p(1-p)/4): 1/4 -+ 0.56, 1/2, 3/4: all
     * hold 1/2. 0 and 4 have none: 2/16.
     */
    const found = run({ band: 'plain' })
    expect(found.get('survival-coverage@2')).toBe(1)
    isNear(found.get('survival-coverage-undefined@2'), 2 / 16)
    // at 50% the half-widths are 0.146 and 0.169: only 2 of 4 holds one half, 6 of 14
    const half = run({ band: 'plain', confidence: 0.5 })
    expect(Math.abs((half.get('survival-coverage@2') as number) - 6 / 14)).toBeLessThan(0.05)
  })

  it('has a reason where the true value is at its end', () => {
    const found = run({})
    expect(found.get('survival-coverage@4')).toMatch(/[a-z]/)
  })
})
