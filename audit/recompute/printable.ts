import type { Result } from '../../cohort/results/result.ts'
import { type StatisticName, statisticOf } from '../../cohort/results/statistic.ts'
import { roundToDecimals } from '../../cohort/values/decimal.ts'
import { conversion } from '../../cohort/values/unit.ts'
import {
  add,
  compare,
  decimal,
  multiply,
  type Rational,
  rational,
  subtract,
} from '../../statistics/numbers/rational.ts'
import { inUnitOf } from '../claims/agreement.ts'
import { type Claim, reportedNumber } from '../claims/claim.ts'
import type { AuditInput } from './audit-input.ts'

/** The values that could have been reported in place of a claim: from low to high, in units of its last decimal. */
export interface Printable {
  readonly low: bigint
  readonly high: bigint
  /** The range in words. */
  readonly words: string
}

/**
 * The possible values for a chance rate: p and proportions from 0 to 1, counts from 0 to the number of subjects, a
 * variable's values within its recorded range, times to an event from 0 to the longest recorded, others from 0 to twice
 * the computed value.
 */
export const printableOf = (claim: Claim, result: Result, audited: AuditInput): Printable => {
  const { low, high, words } = spanOf(result, audited)
  const factor = conversion(result.unit, claim.unit, claim.daysPerMonth) ?? rational(1)
  const { decimals } = reportedNumber(claim)!
  const [a, b] = [low, high].map((end) => roundToDecimals(multiply(end, factor), decimals))
  return { low: a!, high: b!, words }
}

/** A result rounded as the claim is, in units of its last decimal. */
export const printedOf = (
  claim: Claim,
  result: Pick<Result, 'value' | 'unit'> | undefined,
): bigint | null => {
  const value = result === undefined ? null : inUnitOf(claim, result)
  return value === null ? null : roundToDecimals(value, reportedNumber(claim)!.decimals)
}

/**
 * The proportion of the other possible values that were also reached: how easily the same kind of edits would have
 * explained another number. The reported and the computed value do not count. Null if there is no other value.
 */
export const chanceRate = (
  printable: Printable,
  reached: ReadonlySet<bigint>,
  except: readonly (bigint | null)[],
): number | null => {
  const inside = (value: bigint): boolean => value >= printable.low && value <= printable.high
  const excluded = new Set(except.filter((value) => value !== null && inside(value)))
  const others = Number(printable.high - printable.low + 1n) - excluded.size
  const hit = [...reached].filter((value) => inside(value) && !excluded.has(value)).length
  return others <= 0 ? null : hit / others
}

/** Above this chance rate an explanation is uninformative. */
export const NOT_INFORMATIVE = 0.1

interface Span {
  readonly low: Rational
  readonly high: Rational
  readonly words: string
}

/** Counts of subjects, which cannot exceed their number. */
const OF_SUBJECTS: readonly string[] = [
  ...(['n', 'missing', 'count', 'events', 'censored', 'levels', 'at-risk'] as const),
  ...(['events-before', 'censored-before', 'observed', 'expected'] as const),
] satisfies readonly StatisticName[]

/** Statistics within the range of a recorded variable, and within the width of that range. */
const IN_RANGE: readonly string[] = [
  'min',
  'q1',
  'median',
  'q3',
  'max',
  'mean',
] satisfies readonly StatisticName[]
const IN_WIDTH: readonly string[] = ['span', 'sd'] satisfies readonly StatisticName[]

const spanOf = (result: Result, audited: AuditInput): Span => {
  const zero = rational(0)
  const { kind } = statisticOf(result.statistic)
  if (kind === 'proportion' || kind === 'p') return { low: zero, high: rational(1), words: 'from 0 to 1' }
  if (OF_SUBJECTS.includes(result.statistic))
    return { low: zero, high: rational(audited.recorded.length), words: 'from 0 to the number of patients' }
  const summary = audited.summaries[result.analysis]
  const variable = summary && audited.variables.get(summary.variable)
  const values = variable && variable.unit === result.unit ? numbersOf(variable.name, audited) : []
  if (values.length > 0 && IN_RANGE.includes(result.statistic))
    return { low: least(values), high: greatest(values), words: 'within the recorded range' }
  if (values.length > 0 && IN_WIDTH.includes(result.statistic))
    return {
      low: zero,
      high: subtract(greatest(values), least(values)),
      words: 'from 0 to the width of the recorded range',
    }
  const estimate = audited.estimates[result.analysis]
  const until = estimate && audited.endpoints[estimate.endpoint]?.until
  const times = until === undefined ? [] : numbersOf(until, audited)
  if (times.length > 0 && audited.variables.get(until!)!.unit === result.unit)
    return { low: zero, high: greatest(times), words: 'from 0 to the longest recorded time' }
  const value = decimal(Math.abs(result.value ?? 1))
  return { low: zero, high: add(value, value), words: 'from 0 to twice the computed value' }
}

const numbersOf = (name: string, { recorded }: AuditInput): readonly Rational[] =>
  recorded.flatMap((subject) => {
    const value = subject[name]
    return typeof value === 'number' ? [decimal(value)] : []
  })

const least = (values: readonly Rational[]): Rational => values.reduce((a, b) => (compare(a, b) <= 0 ? a : b))
const greatest = (values: readonly Rational[]): Rational =>
  values.reduce((a, b) => (compare(a, b) >= 0 ? a : b))
