import { levelCounts, type Tabulation } from '../counts/count-rows.ts'
import { isQuantity, type Variable } from '../values/value.ts'
import { cellOf, timeOf } from './grid.ts'
import { inBins, isPublishable, sharedBins, total } from './shared-bins.ts'

/** Coarsened counts of values: every count is 0 or at least k, and they sum to the total. */
export interface Characteristic {
  readonly variable: string
  readonly title: string
  readonly unit: string
  readonly rows: readonly { readonly label: string; readonly count: number }[]
}

/** The coarsened variable; null if fewer than two rows are left. */
export const characteristic = (
  group: Tabulation['groups'][number],
  variable: Variable,
  k: number,
): Characteristic | null => {
  const { name, title, unit } = variable
  const rows = isQuantity(variable) ? numberRows(group, k) : categoryRows(group, variable, k)
  return rows === null || rows.filter(({ count }) => count > 0).length < 2
    ? null
    : { variable: name, title, unit, rows }
}

type Rows = Characteristic['rows']

/**
 * Categories in declared order, missing values last. Categories with 1 to k - 1 subjects are published as one row,
 * together with the smallest of the others: otherwise a reader who knows this rule could infer that each of them has 1
 * to k - 1 subjects.
 */
const categoryRows = (group: Tabulation['groups'][number], variable: Variable, k: number): Rows | null => {
  if (variable.type === 'list' || (variable.categories === null && variable.type !== 'boolean')) return null
  const all = [
    ...levelCounts(group, variable).map(({ label, count }) => ({ label, count })),
    ...(group.missing > 0 ? [{ label: 'missing', count: group.missing }] : []),
  ]
  const small = all.filter(({ count }) => !isPublishable(count, k))
  if (small.length === 0) return all
  const large = all.filter(({ count }) => count >= k).sort((a, b) => a.count - b.count)
  const pooled = new Set([...small, ...large.slice(0, 1)])
  const count = total([...pooled].map((row) => row.count))
  const kept = all.filter((row) => !pooled.has(row))
  return isPublishable(count, k) ? [...kept, { label: `other (${pooled.size} categories)`, count }] : null
}

/** Numbers in bins with round ends, the first and last open; missing values are a separate row. */
const numberRows = ({ values, missing }: Tabulation['groups'][number], k: number): Rows | null => {
  if (!isPublishable(missing, k) || values.length === 0) return null
  const numbers = values.map(({ value, count }) => ({ value: value as number, count }))
  const lowest = Math.min(...numbers.map(({ value }) => value))
  const highest = Math.max(...numbers.map(({ value }) => value))
  if (lowest === highest) return null
  const step = roundStep(highest - lowest)
  const first = cellOf(lowest, step)
  const cells = new Array<number>(cellOf(highest, step) - first + 1).fill(0)
  for (const { value, count } of numbers) cells[cellOf(value, step) - first]! += count
  const ends = sharedBins([cells], k)
  if (ends === null) return null
  const cut = (end: number): string => String(timeOf(first + end, { step }))
  const counts = inBins(cells, ends)
  const label = (i: number): string => {
    const [from, to] = [cut(ends[i - 1] ?? 0), cut(ends[i]!)]
    if (i === 0) return `under ${to}`
    return i === ends.length - 1 ? `${from} and more` : `${from} to under ${to}`
  }
  return [
    ...counts.map((count, i) => ({ label: label(i), count })),
    ...(missing > 0 ? [{ label: 'missing', count: missing }] : []),
  ]
}

/** 1, 2 or 5 times a power of ten, so that at most 20 steps make the range. */
const roundStep = (range: number): number => {
  const power = Math.floor(Math.log10(range / 20))
  return [1, 2, 5, 10].map((digit) => Number(`${digit}e${power}`)).find((step) => range / step <= 20)!
}
