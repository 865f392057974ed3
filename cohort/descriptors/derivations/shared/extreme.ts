import { daysOf } from '../../../values/calendar.ts'
import type { Subject, Variable } from '../../../values/value.ts'
import type { Outcome } from './derivation.ts'

/** The first or last of the recorded values; undefined if partial dates leave the order open. */
export const extreme = (
  names: readonly string[],
  subject: Subject,
  which: 'earliest' | 'latest',
): number | string | null | undefined => {
  const values = names.flatMap((name) => {
    const value = subject[name] ?? null
    return typeof value === 'number' || typeof value === 'string' ? [value] : []
  })
  if (values.length === 0) return null
  const ends = values.map((value) => {
    const days = typeof value === 'string' ? daysOf(value)! : { first: value, last: value }
    return { value, ...days }
  })
  const best = ends.reduce((a, b) =>
    which === 'earliest' ? (b.first < a.first ? b : a) : b.last > a.last ? b : a,
  )
  const certain = ends.every(
    (candidate) =>
      candidate.value === best.value ||
      (which === 'earliest' ? candidate.first >= best.last : candidate.last <= best.first),
  )
  return certain ? best.value : undefined
}

/** A variable with the common type and unit of several variables. */
export const sameAs = (first: Variable | undefined): Outcome => ({
  type: first?.type === 'date' ? 'date' : 'number',
  unit: first?.unit,
})
