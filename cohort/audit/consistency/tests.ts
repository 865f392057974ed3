import { chiSquareUpperTail } from '../../../statistics/chi-square-tail.ts'
import { normalTwoSided } from '../../../statistics/normal.ts'
import { toNumber } from '../../../statistics/rational.ts'
import type { Finding } from './finding.ts'
import type { Printed } from './printed.ts'

/** A printed chi-square (one degree of freedom unless printed) or Z against the p printed for the same test. */
export const testStatistics = (printed: readonly Printed[]): readonly Finding[] =>
  printed.flatMap((p): readonly Finding[] => {
    if (p.statistic !== 'p' || p.analysis === '') return []
    const own = (statistic: string) =>
      printed.find(
        (one) =>
          one.statistic === statistic && one.analysis === p.analysis && one.level === p.level && one.isExact,
      )
    const statistic = own('chi-square') ?? own('z')
    if (!statistic) return []
    const df = own('df')
    const tail = (x: number): number =>
      statistic.statistic === 'z'
        ? normalTwoSided(Math.abs(x))
        : chiSquareUpperTail(Math.max(0, x), df ? toNumber(df.value) : 1)
    const ends = [tail(toNumber(statistic.low)), tail(toNumber(statistic.high))].sort((a, b) => a - b)
    const meets = isWithin(p, ends[0]!, ends[1]!)
    return [
      {
        check: 'test',
        claims: [p, statistic, ...(df ? [df] : [])].map(({ claim }) => claim.id),
        outcome: meets ? 'consistent' : 'inconsistent',
        detail: `the statistic gives p from ${Number(ends[0]!.toPrecision(3))} to ${Number(ends[1]!.toPrecision(3))}`,
      },
    ]
  })

const isWithin = ({ relation, low, high, value }: Printed, least: number, most: number): boolean => {
  const bound = toNumber(value)
  if (relation === '>' || relation === '>=') return most > bound
  if (relation === '<' || relation === '<=') return least < bound
  return least < toNumber(high) && most >= toNumber(low)
}
