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
  printed
    .filter(({ statistic, analysis }) => statistic === 'p' && analysis !== '')
    .flatMap((p): readonly Finding[] => {
      const ofSameTest = (wanted: string) =>
        printed.find((other) => other.statistic === wanted && other.isExact && isOfSameTest(other, p))
      const statistic = ofSameTest('chi-square') ?? ofSameTest('z')
      return statistic ? [comparedWithP(p, statistic, ofSameTest('df'))] : []
    })

const isOfSameTest = (one: ReportedNumber, other: ReportedNumber): boolean =>
  one.analysis === other.analysis &&
  one.group === other.group &&
  one.level === other.level &&
  one.at === other.at

const comparedWithP = (
  p: ReportedNumber,
  statistic: ReportedNumber,
  df: ReportedNumber | undefined,
): Finding => {
  const claims = [p, statistic, ...(df ? [df] : [])].map(({ claim }) => claim.id)
  if (statistic.statistic === 'chi-square' && df && !isDegrees(df)) return ofOtherDegrees(df, claims)
  const [least, most] = rangeOfP(statistic, df ? toNumber(df.value) : 1)
  const agrees = isWithin(p, least, most)
  // without df the number of groups is unknown
  const other = agrees || df ? undefined : moreDegrees(p, statistic)
  return {
    check: 'test',
    claims,
    outcome: agrees ? 'consistent' : other === undefined ? 'inconsistent' : 'cannot be settled',
    detail: `the statistic gives p from ${Number(least.toPrecision(3))} to ${Number(most.toPrecision(3))}${other === undefined ? '' : ` on 1 degree of freedom; on ${other} it would give the reported p`}`,
  }
}

/** The smallest and the largest p of a statistic within its rounding. */
const rangeOfP = (statistic: ReportedNumber, df: number): readonly [least: number, most: number] => {
  const [a, b] = [statistic.low, statistic.high].map((end) => tailOf(statistic, toNumber(end), df))
  return [Math.min(a!, b!), Math.max(a!, b!)]
}

/** The smallest number of degrees of freedom above 1 on which a chi-square gives the reported p; none for Z. */
const moreDegrees = (p: ReportedNumber, statistic: ReportedNumber): number | undefined =>
  statistic.statistic === 'z'
    ? undefined
    : MORE_DEGREES.find((degrees) => isWithin(p, ...rangeOfP(statistic, degrees)))

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
