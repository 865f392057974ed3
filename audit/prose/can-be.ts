import { type FoundNumber, isResultKind, type ResultKind } from './numbers/found-number.ts'
import type { ResultWords } from './words/result-words.ts'

const LOCATION = ['recorded', 'time', 'value']

/** Whether a result can be a number of this kind, whatever its value. */
export const canBe = (number: FoundNumber, result: ResultWords): boolean =>
  isResultKind(number.kind) && RULES[number.kind](number, result)

type Rule = (number: FoundNumber, result: ResultWords) => boolean

/** Whether a result is an estimate, and no limit, standard error or p of one. */
const isWholeStatistic = ({ statistic: { part } }: ResultWords): boolean => part === ''

const isLocation = ({ statistic: { kind } }: ResultWords): boolean => LOCATION.includes(kind)

const isCount: Rule = ({ counts, isDoubtful }, result) => {
  const { kind, base, part } = result.statistic
  const isPlainNumber = isLocation(result) && result.unit === '1' && !result.isYear
  if (counts === 'things')
    return (
      isWholeStatistic(result) &&
      result.unit === '1' &&
      (base === 'levels' || base === 'sum' || isPlainNumber)
    )
  if (part === 'lower' || part === 'upper' || part === 'df' || base === 'df') return false
  if (kind === 'count' || base === 'observed') return true
  return (isDoubtful && isPlainNumber) || (base === 'sum' && result.unit === '1')
}

/** With a unit a time or a measurement; without one also a ratio or a proportion as a decimal. */
const isValue: Rule = (number, result) => {
  const { kind, base } = result.statistic
  if (!isWholeStatistic(result)) return false
  if (isLocation(result)) return !result.isYear || base === 'span'
  if (number.unit !== '' || number.isDoubtful) return false
  return ['ratio', 'plain', 'rate'].includes(kind) || (kind === 'proportion' && isAtMostOne(number))
}

const RULES: Readonly<Record<ResultKind, Rule>> = {
  count: isCount,
  total: (_, result) => isWholeStatistic(result) && ['n', 'events', 'count'].includes(result.statistic.base),
  percentage: (_, result) =>
    isWholeStatistic(result) &&
    ['proportion', 'difference', 'size', 'coverage'].includes(result.statistic.kind),
  ratio: (_, result) => isWholeStatistic(result) && result.statistic.kind === 'ratio',
  p: (_, { statistic: { kind, part } }) => kind === 'p' && part !== 'lower' && part !== 'upper',
  statistic: (_, { statistic: { kind, part } }) => (kind === 'plain' && part === '') || part === 'chi-square',
  df: (_, { statistic: { base, part } }) => base === 'df' || base === 'residual-df' || part === 'df',
  sd: (_, { statistic: { base } }) => base === 'sd',
  year: (_, result) =>
    result.isYear &&
    isLocation(result) &&
    isWholeStatistic(result) &&
    !['sd', 'span'].includes(result.statistic.base),
  value: isValue,
  lower: (number, result) => isEndOf(number, result),
  upper: (number, result) => isEndOf(number, result),
}

export const ENDS = { lower: ['min', 'q1'], upper: ['max', 'q3'] } as const

/** A calendar year, or the middle of two. */
const YEAR = /^(?:19|20)\d\d(?:[.·]5)?$/

const isEndOf = (
  { kind, spread, text }: FoundNumber,
  { statistic: { base, part }, isYear }: ResultWords,
): boolean => {
  if (kind !== 'lower' && kind !== 'upper') return false
  const [outer, quartile] = ENDS[kind]
  if (isYear !== YEAR.test(text)) return false
  switch (spread) {
    case 'range':
      return base === outer
    case 'quartiles':
      return base === quartile && part === ''
    case 'interval':
      return part === kind
    default:
      return part === kind || ((base === outer || base === quartile) && part === '')
  }
}

const isAtMostOne = ({ number }: FoundNumber): boolean =>
  number !== null && number.digits <= 10n ** BigInt(Math.max(0, number.decimals))
