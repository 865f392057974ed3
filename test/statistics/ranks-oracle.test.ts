import { expect, test } from 'vitest'
import { hodgesLehmann } from '../../statistics/hodges-lehmann.ts'
import { kruskalWallis } from '../../statistics/kruskal-wallis.ts'
import { logRankPermutation } from '../../statistics/log-rank-permutation.ts'
import { mannWhitney } from '../../statistics/mann-whitney.ts'
import { moments } from '../../statistics/moments.ts'
import { type QuantileType, sampleQuantile } from '../../statistics/sample-quantile.ts'
import { signedRank } from '../../statistics/signed-rank.ts'
import { eventTableOf } from './event-table-of.ts'
import { answerOf, cellValue, comparison, groupBy, readCsv } from './oracle.ts'
import { valueCountsOf } from './value-counts-of.ts'

const parse = (text: string): readonly number[] => text.split(' ').map(Number)

const ours = (quantity: string, x: readonly number[], y: readonly number[]): number | null => {
  const two = valueCountsOf({ x, y })
  const one = valueCountsOf({ x })
  const counts = one.groups[0]!.counts
  const quantile = /^quantile-(\d)-(.+)$/.exec(quantity)
  if (quantile) {
    return answerOf(
      sampleQuantile(one.values, counts, Number(quantile[2]), Number(quantile[1]) as QuantileType),
    )
  }
  switch (quantity) {
    case 'u':
      return mannWhitney(two, 'asymptotic').u[0]
    case 'asymptotic':
      return answerOf(mannWhitney(two, 'asymptotic').p)
    case 'corrected-two.sided':
      return answerOf(mannWhitney(two, 'asymptotic-corrected').p)
    case 'corrected-less':
      return answerOf(mannWhitney(two, 'asymptotic-corrected').less)
    case 'corrected-greater':
      return answerOf(mannWhitney(two, 'asymptotic-corrected').greater)
    case 'exact':
      return answerOf(mannWhitney(two, 'exact').p)
    case 'exact-less':
      return answerOf(mannWhitney(two, 'exact').less)
    case 'exact-doubled':
      return answerOf(mannWhitney(two, 'exact', 'doubled').p)
    case 'shift':
      return answerOf(hodgesLehmann(two, 0.9, 'exact').estimate)
    case 'shift-lower':
      return answerOf(hodgesLehmann(two, 0.9, 'exact').lower)
    case 'shift-upper':
      return answerOf(hodgesLehmann(two, 0.9, 'exact').upper)
    case 'kruskal':
      return answerOf(kruskalWallis(two).chiSquare)
    case 'kruskal-p':
      return answerOf(kruskalWallis(two).p)
    case 'signed':
      return answerOf(signedRank(one.values, counts, 'asymptotic').p)
    case 'signed-corrected':
      return answerOf(signedRank(one.values, counts, 'asymptotic-corrected').p)
    case 'signed-exact':
      return answerOf(signedRank(one.values, counts, 'exact').p)
    case 'mean':
      return answerOf(moments(one.values, counts).mean)
    case 'sd':
      return answerOf(moments(one.values, counts).standardDeviation)
    default:
      throw new Error(`expected a quantity of ranks.R, found ${quantity}`)
  }
}

for (const [quantity, lines] of groupBy(readCsv('expected/ranks.csv'), (row) => row.quantity!)) {
  test(`${quantity} of ${lines.length} samples is R's`, () => {
    const compare = comparison()
    for (const line of lines) {
      const found = ours(quantity, parse(line.x!), parse(line.y!))
      compare.check(`${line.x} | ${line.y}`, quantity, found, cellValue(line.value!))
    }
    expect(compare.faults).toEqual([])
  })
}

test('the permutation log-rank test is that of every split through survdiff', () => {
  const compare = comparison()
  for (const line of readCsv('expected/permutation.csv')) {
    const status = parse(line.status!)
    const rows = parse(line.time!).map((time, i) => ({
      time,
      status: status[i]!,
      group: i < Number(line.n1) ? 'a' : 'b',
    }))
    for (const statistic of ['studentised', 'linear'] as const) {
      const { p } = logRankPermutation([eventTableOf(rows)], statistic)
      compare.check(line.time!, statistic, answerOf(p), cellValue(line[statistic]!))
    }
  }
  expect(compare.faults).toEqual([])
})
