import type { Answer } from '../statistics/answer.ts'
import { idPart } from './group.ts'

/** A computed number, or why there is none: one row of the one results format. */
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
  /** In full, so that two programs' numbers can be told apart. */
  readonly method: string
  /** Filled exactly when value is null. */
  readonly reason: string
}

export interface Key {
  readonly analysis: string
  readonly group?: string
  readonly level?: string
  readonly statistic: string
  readonly at?: number
}

export const resultId = ({ analysis, group = '', level = '', statistic, at }: Key): string =>
  [analysis, group, idPart(level), at === undefined ? statistic : `${statistic}@${at}`]
    .filter((part) => part !== '')
    .join('/')

export const result = (key: Key, answer: Answer | number, unit: string, method: string): Result => {
  const { analysis, group = '', level = '', statistic, at = null } = key
  const value = typeof answer === 'number' ? answer : answer.known ? answer.value : null
  const reason = typeof answer === 'number' || answer.known ? '' : answer.reason
  return { id: resultId(key), analysis, group, level, statistic, at, value, unit, method, reason }
}
