import { decimal, multiply, type Rational, rational } from '../../statistics/numbers/rational.ts'
import type { Precision } from '../counts/recorded-precision.ts'
import { roundToDecimals } from '../values/decimal.ts'
import { groupBy } from '../values/group-by.ts'
import type { Result } from './result.ts'
import { type Statistic, statisticOf } from './statistic.ts'
import type { Part } from './statistic-kind.ts'
import { plain } from './styles/plain.ts'
import type { Style } from './styles/style.ts'
import { subjectsOfResult } from './subjects-of-result.ts'

type Levels = Pick<Digits, 'alpha' | 'confidence'>

/** What the decimals of a result depend on, apart from its statistic and value. */
export interface Digits {
  /** The precision of an analysis's recorded values. */
  readonly precision: (analysis: string) => Precision
  /** Whether the analysis's quantiles are recorded times; sample quantiles and midpoints of two times are not. */
  readonly quantilesAreRecorded: (analysis: string) => boolean
  readonly alpha: number
  readonly confidence: number
  readonly style: Style
}

/**
 * Results with the number of decimals to display. Rounding must not make an estimate equal its limits, a limit equal
 * the null value, p equal alpha, or a proportion equal 0 or 100%, unless they are equal. Limits have the decimals of
 * their estimate unless one of these rules requires more.
 */
export const withDecimals = (results: readonly Result[], digits: Digits): readonly Result[] => {
  const subjects = subjectsOfResult(results)
  const shown = results.map((result) => shownOf(result, digits, subjects(result)))
  const families = groupBy(
    shown.filter(
      ({ described }) => described.part === '' || described.part === 'lower' || described.part === 'upper',
    ),
    ({ result, described }) =>
      [result.analysis, result.group, result.level, result.at, described.base].join('\n'),
  )
  const extra = new Map(
    [...families.values()].flatMap((family) => {
      const more = moreToDiffer(family)
      return more === 0 ? [] : family.map(({ result }) => [result.id, more] as const)
    }),
  )
  return shown.map(({ result, described, decimals, isExact }) => {
    if (result.value === null) return result
    const from = decimals + (isExact ? 0 : (extra.get(result.id) ?? 0))
    return { ...result, decimals: guarded(result.value, described, from, digits) }
  })
}

const USUAL: Levels = { alpha: 0.05, confidence: 0.95 }

/** Decimals of a value whose analysis is unknown; `subjects`: those that a percentage is of. */
export const decimalsAlone = (
  { statistic, value }: Pick<Result, 'statistic' | 'value'>,
  style: Style = plain,
  subjects: number | null = null,
): number => {
  const described = statisticOf(statistic)
  const decimals = baseDecimals(described, value ?? 0, {
    precision: null,
    isRecorded: false,
    style,
    subjects,
  })
  return value === null ? decimals : guarded(value, described, decimals, USUAL)
}

interface Shown {
  readonly result: Result
  readonly described: Statistic
  readonly decimals: number
  /** Displayed exactly: more decimals would be zeros. */
  readonly isExact: boolean
}

const shownOf = (result: Result, digits: Digits, subjects: number | null): Shown => {
  const described = statisticOf(result.statistic)
  const precision = digits.precision(result.analysis)
  const isRecorded =
    described.kind === 'recorded' ||
    (described.kind === 'time' && digits.quantilesAreRecorded(result.analysis))
  const decimals = baseDecimals(described, result.value ?? 0, {
    precision,
    isRecorded,
    style: digits.style,
    subjects,
  })
  return { result, described, decimals, isExact: isRecorded && precision !== null }
}

interface Known {
  readonly precision: Precision
  readonly isRecorded: boolean
  readonly style: Style
  readonly subjects: number | null
}

const baseDecimals = (
  { kind }: Statistic,
  value: number,
  { precision, isRecorded, style, subjects }: Known,
): number => {
  switch (kind) {
    case 'count':
      return 0
    case 'observed':
      return Number.isInteger(value) ? 0 : 2
    case 'rank-sum':
    case 'size':
    case 'coverage':
      return 1
    case 'proportion':
    case 'difference':
      return style.percentDecimals(subjects)
    case 'p':
      return style.p.decimals(value)
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

/** Significant digits of a rate, which may have any magnitude. */
const SIGNIFICANT = 3

/** Limit of extra decimals: differences by floating-point error must not be displayed. */
const MOST_MORE = 4

/** The number of extra decimals that make an estimate and its limits differ when displayed. */
const moreToDiffer = (family: readonly Shown[]): number => {
  const known = family.filter(({ result }) => result.value !== null)
  const values = new Set(known.map(({ result }) => result.value))
  for (let more = 0; more <= MOST_MORE; more++) {
    const texts = new Set(
      known.map(({ result, described, decimals, isExact }) =>
        roundedKey(scaled(result.value!, described), decimals + (isExact ? 0 : more)),
      ),
    )
    if (texts.size === values.size) return more
  }
  return 0
}

/** Key of a rounded value, equal for 21 and 21.0. */
const roundedKey = (value: Rational, decimals: number): string => {
  const { n, d } = rational(roundToDecimals(value, decimals), 10n ** BigInt(decimals))
  return `${n}/${d}`
}

/** More decimals if rounding would make the value equal a value in `lookAlikes` that it differs from. */
const guarded = (value: number, described: Statistic, from: number, levels: Levels): number => {
  const exact = scaled(value, described)
  const others = lookAlikes(described, levels)
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

/** Values with a special meaning (alpha, null value, 0%, 100%), on the displayed scale. */
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

/** On the displayed scale: proportions as percentages. */
const scaled = (value: number, { kind }: Statistic): Rational =>
  isPercentage(kind) ? percentOf(value) : decimal(value)

const percentOf = (value: number): Rational => multiply(decimal(value), rational(100))

/** Kinds that are displayed as percentages. */
export const isPercentage = (kind: Statistic['kind']): boolean =>
  kind === 'proportion' || kind === 'difference' || kind === 'size' || kind === 'coverage'
