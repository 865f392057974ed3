import type { Answer } from '../../statistics/numbers/answer.ts'
import { pairLevel } from '../values/group.ts'
import { idPart } from '../values/id-part.ts'
import type { StatisticName } from './statistic.ts'
import type { Style } from './styles/style.ts'

/** A computed number, or the reason why it is missing: one row of a results file. */
export interface Result {
  /** `relapse-free/margin=positive/survival@24`: the other key columns joined. */
  readonly id: string
  readonly analysis: string
  /** `margin=positive`, or empty. */
  readonly group: string
  /** A category or an item, or empty. */
  readonly level: string
  readonly statistic: string
  /** The time of a landmark. */
  readonly at: number | null
  readonly value: number | null
  /** UCUM; proportions and p-values have `1`. */
  readonly unit: string
  /** In full, so that numbers of different programs can be distinguished. */
  readonly method: string
  /** Not empty exactly when value is null. */
  readonly reason: string
  /** Of a ratio, difference or shift: the denominator or subtrahend, as in `Pair`; else empty. */
  readonly reference: string
  /** The numerator or minuend. */
  readonly versus: string
  /** Decimals of the displayed value (of a proportion, of the percentage); null until `withDecimals`. */
  readonly decimals: number | null
  /** The style in which it is shown, if not plain: set where reports and figures read results; in no file. */
  readonly style?: Style
}

/**
 * The two groups that a ratio, a difference or a shift compares: `margin=negative` for a group and for
 * the level of a covariate alike; the variable's name, `weight_after`, for one of two paired variables. The reference
 * is the first declared group that has subjects (of a boolean: no), or the earlier of a pair.
 */
export interface Pair {
  readonly reference: string
  readonly versus: string
}

const NO_PAIR: Pair = { reference: '', versus: '' }

export interface Key {
  readonly analysis: string
  readonly group?: string
  readonly level?: string
  readonly statistic: string
  readonly at?: number
}

/** The key of a computed result: its statistic is in the list. */
export interface ResultKey extends Key {
  readonly statistic: StatisticName
}

/** The id of a result. Two groups as the level are parts of an id already. */
export const resultId = ({
  analysis,
  group = '',
  level = '',
  statistic,
  at,
  reference = '',
  versus = '',
}: Key & Partial<Pair>): string =>
  [
    analysis,
    group,
    versus !== '' && level === pairLevel(reference, versus) ? level : idPart(level),
    at === undefined ? statistic : `${statistic}@${at}`,
  ]
    .filter((part) => part !== '')
    .join('/')

/** A row of results; the pair is given for comparisons of two groups. */
export const result = (
  key: ResultKey,
  answer: Answer | number,
  unit: string,
  method: string,
  { reference, versus }: Pair = NO_PAIR,
): Result => {
  const { analysis, group = '', level = '', statistic, at = null } = key
  const value = typeof answer === 'number' ? answer : answer.known ? answer.value : null
  const reason = typeof answer === 'number' || answer.known ? '' : answer.reason
  const id = resultId({ ...key, reference, versus })
  return {
    id,
    analysis,
    group,
    level,
    statistic,
    at,
    value,
    unit,
    method,
    reason,
    reference,
    versus,
    decimals: null,
  }
}
