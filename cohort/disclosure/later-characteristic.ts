import { levelCounts, type Tabulation, tabulate } from '../counts/count-rows.ts'
import { isQuantity, type Variable } from '../values/value.ts'
import type { Characteristic } from './characteristic.ts'
import type { Edition, TimesTable } from './edition.ts'
import { sizeOfTable } from './later-table.ts'
import type { DisclosureSources } from './public-edition.ts'
import { countsOf, subsets } from './published-counts.ts'
import { arePublishableChanges, isPublishable, sharedBins, total } from './shared-bins.ts'
import { TOO_SMALL } from './times-tables.ts'

type Rows = Characteristic['rows']

/** The characteristics of the last edition that can be published with current counts, in its rows or unions of them. */
export const laterCharacteristics = (
  sources: DisclosureSources,
  earlier: readonly Edition[],
  base: TimesTable,
  k: number,
): { readonly kept: readonly Characteristic[]; readonly left: Edition['left'] } => {
  const updates = earlier.at(-1)!.characteristics.map((last) => {
    const before = earlier.map(({ characteristics }) =>
      characteristics.find(({ variable }) => variable === last.variable),
    )
    const rows = rowsNow(last, sources, sizeOfTable(countsOf(base)), k)
    const updated =
      rows === null || before.includes(undefined)
        ? null
        : publishableUpdate(
            rows,
            before.map((previous) => previous!.rows),
            k,
          )
    return { last, updated }
  })
  return {
    kept: updates.flatMap(({ last, updated }) => (updated === null ? [] : [{ ...last, rows: updated }])),
    left: updates.flatMap(({ last, updated }) =>
      updated === null ? [{ what: last.title, why: TOO_SMALL }] : [],
    ),
  }
}

/**
 * The rows of the last edition with current counts; null if the rows have changed, or do not cover all subjects.
 */
const rowsNow = (last: Characteristic, sources: DisclosureSources, n: number, k: number): Rows | null => {
  const variable = sources.variables.get(last.variable)
  const isAsked = Object.values(sources.summaries).some(
    ({ variable: summarised, by, among }) =>
      summarised === last.variable && by === undefined && among === undefined,
  )
  if (variable === undefined || !isAsked || variable.unit !== last.unit) return null
  const request = { population: null, variable: last.variable, by: null }
  const [group] = tabulate(sources.countRows, request, variable, ['']).groups
  if (group === undefined) return null
  const size = group.missing + total(group.values.map(({ count }) => count))
  if (!isPublishable(size, k) || !isPublishable(n - size, k)) return null
  return isQuantity(variable) ? numbersNow(last.rows, group) : categoriesNow(last.rows, group, variable)
}

type Group = Tabulation['groups'][number]

/** Counts of the categories in the rows of the last edition; a category without a row is counted in the row "other". */
const categoriesNow = (last: Rows, group: Group, variable: Variable): Rows | null => {
  const all = [
    ...levelCounts(group, variable).map(({ label, count }) => ({ label, count })),
    ...(group.missing > 0 ? [{ label: 'missing', count: group.missing }] : []),
  ]
  const isOther = ({ label }: Rows[number]): boolean => /^other \(\d+ categories\)$/.test(label)
  const countWithLabel = (label: string): number =>
    total(all.filter((row) => row.label === label).map(({ count }) => count))
  const others = all.filter(({ label }) => !last.some((row) => row.label === label))
  if (!last.some(isOther) && others.some(({ count }) => count > 0)) return null
  return last.map((row) => ({
    label: row.label,
    count: isOther(row) ? total(others.map(({ count }) => count)) : countWithLabel(row.label),
  }))
}

/** Counts of values in the bins that the labels of the last edition give. */
const numbersNow = (last: Rows, { values, missing }: Group): Rows | null => {
  const bins = last.map(({ label }) => boundsOf(label))
  if (missing > 0 && !last.some(({ label }) => label === 'missing')) return null
  const counted = last.map(({ label }, i) => {
    const bin = bins[i]
    const inside = values.filter(
      ({ value }) => bin && (value as number) >= bin[0] && (value as number) < bin[1],
    )
    return { label, count: label === 'missing' ? missing : total(inside.map(({ count }) => count)) }
  })
  const all = missing + total(values.map(({ count }) => count))
  return total(counted.map(({ count }) => count)) === all ? counted : null
}

/** "under 50", "50 to under 60", "60 and more" as numbers; null for another label. */
const boundsOf = (label: string): readonly [number, number] | null => {
  const [, from, to] = /^(?:(.+) to )?under (.+)$/.exec(label) ?? []
  const [, least] = /^(.+) and more$/.exec(label) ?? []
  if (least !== undefined) return [Number(least), Number.POSITIVE_INFINITY]
  return to === undefined ? null : [from === undefined ? Number.NEGATIVE_INFINITY : Number(from), Number(to)]
}

/**
 * The current counts in the rows of the last edition, or for numbers in wider bins; null if they cannot be published.
 */
const publishableUpdate = (now: Rows, before: readonly Rows[], k: number): Rows | null => {
  const bins = now.map(({ label }) => boundsOf(label))
  const isNumber = bins.filter((bin) => bin !== null).length >= 2
  const rows = isNumber ? widened(now, before, k) : now
  if (rows === null || rows.filter(({ count }) => count > 0).length < 2) return null
  const changes = before.map((then) => changesOf(rows, then))
  const arePublishable = changes.every(
    (change) => change !== null && arePublishableChanges(change, k) && areSafe(change, k),
  )
  return arePublishable && rows.every(({ count }) => isPublishable(count, k)) ? rows : null
}

/** Neighbouring bins merged until each count and each change can be published. */
const widened = (now: Rows, before: readonly Rows[], k: number): Rows | null => {
  const numeric = now.filter(({ label }) => boundsOf(label) !== null)
  const changes = before.map((then) => changesOf(numeric, then))
  if (changes.includes(null)) return null
  const ends = sharedBins(
    [numeric.map(({ count }) => count)],
    k,
    changes.map((change) => [change!]),
  )
  if (ends === null) return null
  const merged = ends.map((end, i) => {
    const inside = numeric.slice(ends[i - 1] ?? 0, end)
    const [from, to] = [boundsOf(inside[0]!.label)![0], boundsOf(inside.at(-1)!.label)![1]]
    const beginning = Number.isFinite(from) ? `${from} to under ${to}` : `under ${to}`
    return {
      label: Number.isFinite(to) ? beginning : `${from} and more`,
      count: total(inside.map(({ count }) => count)),
    }
  })
  return [...merged, ...now.filter(({ label }) => boundsOf(label) === null)]
}

/** The change of each row's count; null if the earlier rows are not parts of the current ones. */
const changesOf = (rows: Rows, then: Rows): readonly number[] | null => {
  const changes = rows.map(({ label, count }) => {
    const bin = boundsOf(label)
    const inside = then.filter((row) => {
      const part = boundsOf(row.label)
      return bin === null || part === null ? row.label === label : part[0] >= bin[0] && part[1] <= bin[1]
    })
    return { change: count - total(inside.map((row) => row.count)), parts: inside.length }
  })
  const used = changes.reduce((sum, { parts }) => sum + parts, 0)
  const all = rows.length === then.length || rows.some(({ label }) => boundsOf(label) !== null)
  return all && used >= rows.length ? changes.map(({ change }) => change) : null
}

/** Whether no union of rows has changed by 1 to k - 1. */
const areSafe = (changes: readonly number[], k: number): boolean => {
  if (changes.every((change) => change >= 0) || changes.every((change) => change <= 0)) return true
  return (
    changes.length <= MOST_ROWS &&
    subsets(changes.length).every((rows) => isPublishable(Math.abs(total(rows.map((i) => changes[i]!))), k))
  )
}

const MOST_ROWS = 10
