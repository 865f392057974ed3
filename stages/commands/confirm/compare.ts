import type { Result } from '../../../cohort/results/result.ts'
import type { ConfirmedRow } from '../../8-report/confirmation.ts'
import type { RScript } from './r-script/r-script.ts'

/** The largest difference, relative to values above 1: where R iterates, it stops a little before the root. */
const CLOSE = 1e-10
const CLOSE_ITERATED = 1e-8

/**
 * Each result beside R's: confirmed if |a - b| <= 1e-10 max(1, |a|), or 1e-8 where R iterates, or if both have no value.
 * A result that the script computes and R did not write differs.
 */
export const compareWithR = (
  results: readonly Pick<Result, 'id' | 'value'>[],
  script: Pick<RScript, 'iterated' | 'without'>,
  ofR: ReadonlyMap<string, number | null>,
  version: string,
): readonly ConfirmedRow[] => {
  const reasons = new Map(script.without.map(({ id, reason }) => [id, reason]))
  return results.map(({ id, value }): ConfirmedRow => {
    const reason = reasons.get(id)
    const row = { id, ours: value, r_version: version, reason: reason ?? '' }
    if (reason !== undefined) return { ...row, r: null, relative_difference: null, status: 'no counterpart' }
    const r = ofR.get(id)
    const tolerance = script.iterated.has(id) ? CLOSE_ITERATED : CLOSE
    const isSame =
      r === undefined ? false : value === null || r === null ? value === r : areClose(value, r, tolerance)
    return {
      ...row,
      r: r ?? null,
      relative_difference:
        value === null || r === null || r === undefined || value === 0 ? null : (r - value) / value,
      status: isSame ? 'confirmed' : 'differs',
    }
  })
}

const areClose = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a))

/** The values that the script wrote, by id; null for NA. */
export const valuesOfR = (rows: readonly (readonly string[])[]): ReadonlyMap<string, number | null> =>
  new Map(
    rows.map(([id = '', value = '']) => {
      const number = value.trim() === '' ? Number.NaN : Number(value)
      return [id, Number.isFinite(number) ? number : null]
    }),
  )
