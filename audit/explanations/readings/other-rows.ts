import type { Result } from '../../../cohort/results/result.ts'
import { conversion } from '../../../cohort/values/unit.ts'
import { equalsResult } from '../equal-result.ts'
import { idBeside, type Readings } from './reading.ts'

/** The value of another result: of the same quantity, the same statistic, or the same unit. */
export const otherRows: Readings = (result, _analysis, { all }) =>
  all
    .filter(
      ({ id, unit, value }) => id !== result.id && value !== null && conversion(unit, result.unit) !== null,
    )
    .map((row) => ({ family: familyOf(row, result), what: equalsResult(row.id), value: row }))

const familyOf = (row: Result, result: Result): string => {
  if (row.statistic !== result.statistic) return 'another result of this unit'
  return row.at === result.at && row.level === result.level
    ? 'the same quantity of another analysis or group'
    : 'another result of this statistic'
}

/** The same count divided by the number of subjects of another population or group. */
export const otherDenominators: Readings = (result, _analysis, { all, byId }) => {
  if (result.statistic !== 'share') return []
  const count = byId.get(idBeside(result, { statistic: 'count' }))?.value ?? null
  if (count === null) return []
  const sizes = new Map<number, string>()
  for (const { statistic, value, id } of all)
    if (statistic === 'n' && value !== null && value > 0 && !sizes.has(value)) sizes.set(value, id)
  return [...sizes].map(([n, id]) => ({
    family: 'another denominator',
    what: `${count} of ${n}, as in ${id}`,
    value: { value: count / n, unit: '1' },
  }))
}

/** A proportion with its numerator or denominator off by one: one patient counted twice, or not counted. */
export const offByOne: Readings = (result, _analysis, { byId }) => {
  if (result.statistic !== 'share') return []
  const [count, n] = ['count', 'n'].map(
    (statistic) =>
      byId.get(idBeside(result, statistic === 'n' ? { statistic, level: '' } : { statistic }))?.value ?? null,
  )
  if (count == null || n == null) return []
  const family = 'numerator or denominator off by one'
  const fraction = (a: number, b: number, what: string) =>
    a < 0 || b < 1 ? [] : [{ family, what: `${what}: ${a} of ${b}`, value: { value: a / b, unit: '1' } }]
  return [
    ...fraction(count + 1, n, 'numerator plus 1, as if one patient was counted twice'),
    ...fraction(count - 1, n, 'numerator minus 1, as if one patient was not counted'),
    ...fraction(count, n + 1, 'denominator plus 1'),
    ...fraction(count, n - 1, 'denominator minus 1'),
  ]
}
