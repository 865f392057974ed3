import { chiSquareUpperTail } from '../../../statistics/distributions/chi-square-tail.ts'
import { fUpperTail } from '../../../statistics/distributions/f-tail.ts'
import { normalTwoSided } from '../../../statistics/distributions/normal.ts'
import { tTwoSided } from '../../../statistics/distributions/student-t.ts'
import { toNumber } from '../../../statistics/numbers/rational.ts'
import type { Finding } from '../finding.ts'
import { USUAL_LEVELS } from '../levels.ts'
import { isWhole, type ReportedNumber } from '../reported-number.ts'
import type { PaperWords } from './paper-words.ts'

/**
 * A test statistic with its degrees of freedom against the p that is reported with it: chi-square, t, F, z. A reported p that
 * is smaller than the statistic gives contradicts it, unless half of it agrees (one-sided). A larger one is left open: p
 * may be adjusted for multiple tests, corrected for sphericity or continuity.
 */
export const paperTests = (together: readonly ReportedNumber[], words: PaperWords): readonly Finding[] => {
  const p = together.find(({ statistic }) => statistic === 'p')
  const statistic = together.find((number) => number.isExact && TESTS.has(number.statistic))
  if (p === undefined || statistic === undefined) return []
  const df = together.find((number) => number.statistic === 'df')
  const second = together.find((number) => number.statistic === 'residual-df')
  const degrees = [df, second].flatMap((number) => (number === undefined ? [] : [number]))
  if (!degrees.every(({ value }) => toNumber(value) > 0 && toNumber(value) <= MOST_DEGREES)) return []
  if (statistic.statistic === 'chi-square' && df !== undefined && !isWhole(df)) return []
  return [
    {
      check: 'test',
      claims: [p, statistic, df, second].flatMap((number) => (number === undefined ? [] : [number.claim.id])),
      ...judged(p, statistic, degrees.map(degreesOf), words),
    },
  ]
}

const TESTS: ReadonlySet<string> = new Set(['chi-square', 't', 'f', 'z'])
const MOST_DEGREES = 1_000_000
/** Papers compute p from numbers that they do not print: it may differ by so much without a fault. */
const TOLERANCE = 0.1

/** Degrees of freedom as reported; not whole ones are rounded. */
interface Degrees {
  readonly low: number
  readonly high: number
  readonly text: string
}

const degreesOf = (number: ReportedNumber): Degrees => {
  const value = toNumber(number.value)
  const [low, high] = isWhole(number) ? [value, value] : [toNumber(number.low), toNumber(number.high)]
  return { low, high, text: number.claim.published }
}

const exactly = (df: number): Degrees => ({ low: df, high: df, text: `${df}` })

const judged = (
  p: ReportedNumber,
  statistic: ReportedNumber,
  reported: readonly Degrees[],
  { isOneSided, isAdjusted }: PaperWords,
): Pick<Finding, 'outcome' | 'detail'> => {
  const isOpen = statistic.statistic === 'chi-square' && reported.length === 0
  const degrees = isOpen ? [exactly(1)] : reported
  const [least, most] = tails(statistic, degrees)
  const gives = `${nameOf(statistic.statistic, degrees)} of ${statistic.claim.published} gives p = ${shown(least, most)}`
  if (agrees(p, least, most)) return { outcome: 'consistent', detail: gives }
  const detail = `${gives}, not ${/^[<>≤≥]/.test(p.claim.published) ? '' : '= '}${p.claim.published}`
  if (agrees(p, least / 2, most / 2))
    return isOneSided
      ? { outcome: 'consistent', detail: `${gives}, and half of it one-sided` }
      : { outcome: 'cannot be settled', detail: `${detail}, unless the test is one-sided` }
  const isSmaller = p.relation.startsWith('<') || (!p.relation.startsWith('>') && toNumber(p.high) <= least)
  if (isSmaller) return { outcome: 'inconsistent', detail }
  return isOpen || isAdjusted
    ? {
        outcome: 'no power',
        detail: isOpen
          ? 'degrees of freedom are not reported, and on more than 1 a chi-square gives a larger p'
          : 'some p of the paper are adjusted, which makes them larger',
      }
    : {
        outcome: 'cannot be settled',
        detail: `${detail}, unless p was adjusted or corrected (multiple tests, sphericity, continuity)`,
      }
}

const nameOf = (statistic: string, degrees: readonly Degrees[]): string => {
  if (statistic === 'z') return 'a z'
  const name = statistic === 'f' ? 'an F' : statistic === 't' ? 'a t' : 'a chi-square'
  const list = degrees.map(({ text }) => text).join(' and ')
  return `${name} on ${list} degree${list === '1' ? '' : 's'} of freedom`
}

const shown = (least: number, most: number): string => {
  const [a, b] = [least, most].map((p) => `${Number(p.toPrecision(2))}`)
  return a === b ? a! : `${a} to ${b}`
}

/** The smallest and the largest two-sided p of a statistic within its rounding. */
const tails = (
  { statistic, low, high }: ReportedNumber,
  degrees: readonly Degrees[],
): readonly [least: number, most: number] => {
  const [a, b] = [toNumber(low), toNumber(high)]
  const nearest = a <= 0 && b >= 0 ? 0 : Math.min(Math.abs(a), Math.abs(b))
  const ends = [Math.max(Math.abs(a), Math.abs(b)), nearest]
  const [first, second] = degrees.map((df) => [df.low, df.high])
  const all = ends.flatMap((x) =>
    (first ?? [1]).flatMap((d1) => (second ?? [1]).map((d2) => tailOf(statistic, x, d1, d2))),
  )
  return [Math.min(...all), Math.max(...all)]
}

const tailOf = (statistic: string, x: number, first: number, second: number): number => {
  if (statistic === 'z') return normalTwoSided(x)
  if (statistic === 't') return tTwoSided(x, first)
  return statistic === 'f' ? fUpperTail(x, first, second) : chiSquareUpperTail(x, first)
}

/** Within the rounding of both and the tolerance, which does not reach across the usual level of significance. */
const agrees = ({ relation, low, high, value }: ReportedNumber, least: number, most: number): boolean => {
  const bound = toNumber(value)
  if (relation.startsWith('>')) return most * (1 + TOLERANCE) >= bound
  if (relation.startsWith('<')) return least <= bound * (bound === ALPHA ? 1 : 1 + TOLERANCE)
  // a p that was truncated instead of rounded agrees too
  const [smallest, largest] = [toNumber(low), bound + toNumber(high) - toNumber(low)]
  if (least <= largest && most >= smallest) return true
  const crosses = most < ALPHA !== bound < ALPHA
  return !crosses && least <= largest * (1 + TOLERANCE) && most * (1 + TOLERANCE) >= smallest
}

const ALPHA = USUAL_LEVELS.alpha
