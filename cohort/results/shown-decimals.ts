import { decimal, multiply, type Rational, rational } from '../../statistics/numbers/rational.ts'
import type { Precision } from '../counts/recorded-precision.ts'
import { roundToDecimals } from '../values/decimal.ts'
import { groupBy } from '../values/group-by.ts'
import type { Result } from './result.ts'
import { type Part, type Statistic, statisticOf } from './statistic.ts'

type Levels = Pick<Digits, 'alpha' | 'confidence'>

/** What the digits of a result depend on besides its statistic and its value. */
export interface Digits {
  /** With which the values behind an analysis were recorded. */
  readonly precision: (analysis: string) => Precision
  /** Whether quantiles of an analysis are recorded times; sample quantiles and midpoints of two times are not. */
  readonly quantilesAreRecorded: (analysis: string) => boolean
  readonly alpha: number
  readonly confidence: number
}

/**
 * Results with the decimals that a reader is shown. Enough of them that an estimate and its limits differ where they
 * differ, that no limit looks like the value at which nothing differs, that p is seen to be below or above alpha, and
 * that nothing looks like 0 or 100% which is not. Limits of an estimate have its decimals unless one of these asks more.
 */
export const withDecimals = (results: readonly Result[], digits: Digits): readonly Result[] => {
  const shown = results.map((result) => shownOf(result, digits))
  const families = groupBy(
    shown.filter(({ own }) => own.part === '' || own.part === 'lower' || own.part === 'upper'),
    ({ result, own }) => [result.analysis, result.group, result.level, result.at, own.base].join('\n'),
  )
  const extra = new Map(
    [...families.values()].flatMap((family) => {
      const more = moreToDiffer(family)
      return more === 0 ? [] : family.map(({ result }) => [result.id, more] as const)
    }),
  )
  return shown.map(({ result, own, decimals, isExact }) => {
    if (result.value === null) return result
    const from = decimals + (isExact ? 0 : (extra.get(result.id) ?? 0))
    return { ...result, decimals: guarded(result.value, own, from, digits) }
  })
}

const USUAL: Levels = { alpha: 0.05, confidence: 0.95 }

/** Decimals of a value alone, with nothing known of what it was computed from. */
export const decimalsAlone = ({ statistic, value }: Pick<Result, 'statistic' | 'value'>): number => {
  const own = statisticOf(statistic)
  const decimals = baseDecimals(own, value ?? 0, null, false)
  return value === null ? decimals : guarded(value, own, decimals, USUAL)
}

interface Shown {
  readonly result: Result
  readonly own: Statistic
  readonly decimals: number
  /** Shown to its last digit, so that more would add nothing. */
  readonly isExact: boolean
}

const shownOf = (result: Result, digits: Digits): Shown => {
  const own = statisticOf(result.statistic)
  const precision = digits.precision(result.analysis)
  const isRecorded =
    own.kind === 'recorded' || (own.kind === 'time' && digits.quantilesAreRecorded(result.analysis))
  const decimals = baseDecimals(own, result.value ?? 0, precision, isRecorded)
  return { result, own, decimals, isExact: isRecorded && precision !== null }
}

const baseDecimals = (
  { kind }: Statistic,
  value: number,
  precision: Precision,
  isRecorded: boolean,
): number => {
  switch (kind) {
    case 'count':
      return 0
    case 'observed':
      return Number.isInteger(value) ? 0 : 2
    case 'rank-sum':
    case 'proportion':
    case 'difference':
    case 'size':
    case 'coverage':
      return 1
    case 'p':
      return value < 0.1 ? 3 : 2
    case 'ratio':
    case 'logarithm':
    case 'plain':
      return 2
    case 'rate':
      return value === 0 ? 2 : Math.max(2, SIGNIFICANT - 1 - Math.floor(Math.log10(Math.abs(value))))
    case 'recorded':
    case 'time':
    case 'value':
      return precision === null ? 1 : precision + (isRecorded ? 0 : 1)
    default: {
      const never: never = kind
      return never
    }
  }
}

/** Of a rate, which may be of any magnitude. */
const SIGNIFICANT = 3

/** What a computer's last digit leaves is no difference that a reader is to see. */
const MOST_MORE = 4

/** How many decimals more it takes until an estimate and its limits differ in what is shown. */
const moreToDiffer = (family: readonly Shown[]): number => {
  const known = family.filter(({ result }) => result.value !== null)
  const values = new Set(known.map(({ result }) => result.value))
  for (let more = 0; more <= MOST_MORE; more++) {
    const texts = new Set(
      known.map(({ result, own, decimals, isExact }) =>
        roundedKey(scaled(result.value!, own), decimals + (isExact ? 0 : more)),
      ),
    )
    if (texts.size === values.size) return more
  }
  return 0
}

/** A rounded value, alike for 21 and 21.0. */
const roundedKey = (value: Rational, decimals: number): string => {
  const { n, d } = rational(roundToDecimals(value, decimals), 10n ** BigInt(decimals))
  return `${n}/${d}`
}

/** More decimals where rounding would make a value look like another one that it is not. */
const guarded = (value: number, own: Statistic, from: number, levels: Levels): number => {
  const exact = scaled(value, own)
  const others = lookAlikes(own, levels)
  const looksAlike = (decimals: number): boolean =>
    others.some(
      (other) =>
        roundedKey(exact, decimals) === roundedKey(other, 12) &&
        roundedKey(exact, 12) !== roundedKey(other, 12),
    )
  for (let decimals = from; decimals <= from + MOST_MORE; decimals++)
    if (!looksAlike(decimals)) return decimals
  return from
}

/** Values that say something which a value near them does not, in the scale in which it is shown. */
const lookAlikes = ({ kind, part }: Statistic, { alpha, confidence }: Levels): readonly Rational[] => {
  switch (kind) {
    case 'p':
      return [decimal(alpha)]
    case 'ratio':
      return isLimit(part) ? [rational(0), rational(1)] : [rational(0)]
    case 'size':
      return [rational(0), rational(100), ...(isLimit(part) ? [percentOf(alpha)] : [])]
    case 'coverage':
      return [rational(0), rational(100), ...(isLimit(part) ? [percentOf(confidence)] : [])]
    case 'proportion':
      return [rational(0), rational(100)]
    case 'count':
      return []
    default:
      return [rational(0)]
  }
}

const isLimit = (part: Part): boolean => part === 'lower' || part === 'upper'

/** As it is shown: a proportion in per cent. */
const scaled = (value: number, { kind }: Statistic): Rational =>
  isPercentage(kind) ? percentOf(value) : decimal(value)

const percentOf = (value: number): Rational => multiply(decimal(value), rational(100))

/** Kinds that are shown in per cent. */
export const isPercentage = (kind: Statistic['kind']): boolean =>
  kind === 'proportion' || kind === 'difference' || kind === 'size' || kind === 'coverage'
