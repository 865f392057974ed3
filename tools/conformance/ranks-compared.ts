import { logRankPermutation } from '../../statistics/log-rank/log-rank-permutation.ts'
import { moments } from '../../statistics/numbers/moments.ts'
import { hodgesLehmann } from '../../statistics/ranks/hodges-lehmann.ts'
import { kruskalWallis } from '../../statistics/ranks/kruskal-wallis.ts'
import { mannWhitney } from '../../statistics/ranks/mann-whitney.ts'
import { type QuantileType, sampleQuantile } from '../../statistics/ranks/sample-quantile.ts'
import { signedRank } from '../../statistics/ranks/signed-rank.ts'
import { eventTableOf, strataOf } from './event-table-of.ts'
import { answerOf, type Compared, cellValue, groupBy, readCsv } from './oracle.ts'
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
    case 'epsilon-squared':
      return answerOf(kruskalWallis(two).epsilonSquared)
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

export const ranksExpected = groupBy(readCsv('expected/ranks.csv'), (row) => row.quantity!)

/** Rank tests, quantiles and moments; each sample is a data set. */
export function* ranksCompared(quantity: string): Iterable<Compared> {
  for (const line of ranksExpected.get(quantity)!) {
    const found = ours(quantity, parse(line.x!), parse(line.y!))
    const dataset = `${line.x} | ${line.y}`
    yield { dataset, quantity, what: dataset, ours: found, theirs: cellValue(line.value!) }
  }
}

/** The permutation log-rank test of three groups, and of two groups within two strata. */
export function* groupPermutationCompared(): Iterable<Compared> {
  for (const line of readCsv('expected/permutation-groups.csv')) {
    const [status, groups, strata] = [line.status!, line.group!, line.stratum!].map(parse)
    const rows = parse(line.time!).map((time, i) => ({
      time,
      status: status![i]!,
      group: String(groups![i]),
      stratum: String(strata![i]),
    }))
    const dataset = Object.values(line).slice(0, 4).join(' | ')
    const kind = [
      new Set(groups).size > 2 ? 'three groups' : 'two groups',
      ...(new Set(strata).size > 1 ? ['stratified'] : []),
    ].join(', ')
    for (const statistic of ['studentised', 'linear'] as const) {
      const found = logRankPermutation(strataOf(rows), statistic)
      const compared = (quantity: string, ours: number | null, theirs: string): Compared => ({
        dataset,
        quantity: `permutation log-rank, ${kind}, ${quantity}`,
        what: dataset,
        ours,
        theirs: cellValue(theirs),
      })
      yield compared(statistic, answerOf(found.p), line[statistic]!)
      if (statistic === 'linear')
        yield compared('assignments', answerOf(found.assignments), line.assignments!)
    }
  }
}

/** The permutation log-rank test; each sample is a data set. */
export function* permutationCompared(): Iterable<Compared> {
  for (const line of readCsv('expected/permutation.csv')) {
    const status = parse(line.status!)
    const rows = parse(line.time!).map((time, i) => ({
      time,
      status: status[i]!,
      group: i < Number(line.n1) ? 'a' : 'b',
    }))
    const dataset = `${line.time} | ${line.status}`
    for (const statistic of ['studentised', 'linear'] as const) {
      const { p } = logRankPermutation([eventTableOf(rows)], statistic)
      yield {
        dataset,
        quantity: `permutation log-rank, ${statistic}`,
        what: dataset,
        ours: answerOf(p),
        theirs: cellValue(line[statistic]!),
      }
    }
  }
}
