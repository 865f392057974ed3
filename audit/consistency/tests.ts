import { chiSquareUpperTail } from '../../statistics/distributions/chi-square-tail.ts'
import { normalTwoSided } from '../../statistics/distributions/normal.ts'
import { toNumber } from '../../statistics/numbers/rational.ts'
import type { Finding } from './finding.ts'
import { isWhole, type ReportedNumber, wholeOf } from './reported-number.ts'

/**
 * Compares a reported chi-square (one degree of freedom unless reported) or Z with the p of the same test, time and
 * groups.
 */
export const testStatistics = (printed: readonly ReportedNumber[]): readonly Finding[] =>
  printed.flatMap((p): readonly Finding[] => {
    if (p.statistic !== 'p' || p.analysis === '') return []
    const reportedValue = (statistic: string) =>
      printed.find(
        (reported) =>
          reported.statistic === statistic &&
          reported.analysis === p.analysis &&
          reported.group === p.group &&
          reported.level === p.level &&
          reported.at === p.at &&
          reported.isExact,
      )
    const statistic = reportedValue('chi-square') ?? reportedValue('z')
    if (!statistic) return []
    const df = reportedValue('df')
    const claims = [p, statistic, ...(df ? [df] : [])].map(({ claim }) => claim.id)
    if (statistic.statistic === 'chi-square' && df && !isDegrees(df)) return [ofOtherDegrees(df, claims)]
    const range = (degrees: number): readonly [number, number] => {
      const [a, b] = [statistic.low, statistic.high].map((end) => tailOf(statistic, toNumber(end), degrees))
      return [Math.min(a!, b!), Math.max(a!, b!)]
    }
    const [least, most] = range(df ? toNumber(df.value) : 1)
    const meets = isWithin(p, least, most)
    // without df the number of groups is unknown
    const other =
      meets || df || statistic.statistic === 'z'
        ? undefined
        : MORE_DEGREES.find((degrees) => isWithin(p, ...range(degrees)))
    return [
      {
        check: 'test',
        claims,
        outcome: meets ? 'consistent' : other === undefined ? 'inconsistent' : 'cannot be settled',
        detail: `the statistic gives p from ${Number(least.toPrecision(3))} to ${Number(most.toPrecision(3))}${other === undefined ? '' : ` on 1 degree of freedom; on ${other} it would give the reported p`}`,
      },
    ]
  })

/** Papers report no more degrees of freedom; a tail is a sum of half as many terms. */
const MOST_DEGREES = 10_000

const isDegrees = (df: ReportedNumber): boolean =>
  isWhole(df) && wholeOf(df) >= 1 && wholeOf(df) <= MOST_DEGREES

const ofOtherDegrees = ({ claim: { published } }: ReportedNumber, claims: readonly string[]): Finding => ({
  check: 'test',
  claims,
  outcome: 'cannot be settled',
  detail: `a chi-square is checked on whole degrees of freedom from 1 to ${MOST_DEGREES}; ${published} are reported`,
})

const MORE_DEGREES = [2, 3, 4, 5, 6, 7, 8, 9, 10]

const tailOf = ({ statistic }: ReportedNumber, x: number, df: number): number =>
  statistic === 'z' ? normalTwoSided(Math.abs(x)) : chiSquareUpperTail(Math.max(0, x), df)

const isWithin = ({ relation, low, high, value }: ReportedNumber, least: number, most: number): boolean => {
  const bound = toNumber(value)
  if (relation === '>' || relation === '>=') return most > bound
  if (relation === '<' || relation === '<=') return least < bound
  return least < toNumber(high) && most >= toNumber(low)
}
