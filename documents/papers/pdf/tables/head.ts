import type { Fragment } from '../fragments.ts'
import { type Column, columnsUnder } from './columns.ts'
import { DIVIDED, divided, isDivided } from './divided.ts'
import { rowsOf } from './region.ts'
import type { Rule } from './rules.ts'

/** A head: its texts, the tiers and columns that it is over, counted from 0. */
export interface Head {
  readonly fragments: readonly Fragment[]
  readonly row: number
  readonly rowSpan: number
  readonly column: number
  readonly columnSpan: number
  readonly doubt: string
}

/** A head over several columns, and the height below it. */
interface Over {
  readonly place: number
  readonly first: number
  readonly last: number
  readonly isCertain: boolean
}

/** A line of which it is known that heads are over heads, but not over which. */
export interface UncertainRule extends Rule {
  readonly isCertain?: false
}

/** In points: lines at heights that differ less are one. */
const SAME_HEIGHT = 4

/**
 * The heads of a table. A line over some columns, or a text over several, separates a head of these columns from the heads
 * of each; what stands over the other columns is one head from top to bottom.
 * @param rules lines within the head that are shorter than the table
 */
export const headsOf = (
  fragments: readonly Fragment[],
  columns: readonly Column[],
  rules: readonly UncertainRule[],
): { readonly heads: readonly Head[]; readonly tiers: number } => {
  const overs = oversOf(fragments, columns, rules)
  const places = distinct(overs.map(({ place }) => place))
  const tierBelow = (place: number): number =>
    places.findIndex((known) => Math.abs(known - place) < SAME_HEIGHT) + 1
  const cells = new Map<string, Omit<Head, 'fragments'> & { readonly fragments: Fragment[] }>()
  const parts = fragments.flatMap((fragment) =>
    overs.some((over) => isOver(over, fragment, columns)) ? [fragment] : divided(fragment, columns),
  )
  for (const fragment of parts) {
    const [first, last] = columnsUnder(fragment, columns)
    const above = overs.find((over) => isOver(over, fragment, columns))
    const lines = overs.filter((over) => over.first <= first && first <= over.last)
    const below = lines.filter(({ place }) => place > fragment.y).map(({ place }) => place)
    const row = below.length === 0 ? 0 : tierBelow(Math.min(...below))
    const end = above === undefined ? places.length + 1 : tierBelow(above.place)
    const [column, to] = above === undefined ? [first, last] : [above.first, above.last]
    const key = `${row} ${column}`
    const cell = cells.get(key)
    if (cell !== undefined) cell.fragments.push(fragment)
    else
      cells.set(key, {
        ...{ row, rowSpan: Math.max(1, end - row), column, columnSpan: to - column + 1 },
        ...{ fragments: [fragment], doubt: doubtOf(fragment, above, first !== last) },
      })
  }
  return { heads: [...cells.values()], tiers: places.length + 1 }
}

const doubtOf = (fragment: Fragment, above: Over | undefined, isWide: boolean): string => {
  if (above !== undefined) return above.isCertain ? '' : 'over columns that no line names'
  if (isDivided(fragment)) return DIVIDED
  return isWide ? 'crosses a gap between columns' : ''
}

/** Whether a text is the head that stands over these columns. */
const isOver = ({ place, first, last }: Over, fragment: Fragment, columns: readonly Column[]): boolean => {
  const [from, to] = columnsUnder(fragment, columns)
  const centre = (fragment.left + fragment.right) / 2
  const isWithin =
    (first <= from && to <= last) || (centre > columns[first]!.left && centre < columns[last]!.right)
  return place < fragment.y && isWithin
}

const oversOf = (
  fragments: readonly Fragment[],
  columns: readonly Column[],
  rules: readonly UncertainRule[],
): readonly Over[] => {
  const rows = rowsOf(fragments)
  // a line that goes on over columns without heads below it does not say which columns are its head's
  const hasHeadsBelow = ({ first, last }: Omit<Over, 'place'>, place: number): boolean =>
    columns.every(
      (_, i) =>
        i < first ||
        i > last ||
        fragments.some((text) => {
          const [from, to] = columnsUnder(text, columns)
          return text.y < place && from <= i && i <= to
        }),
    )
  const ruled = rules.flatMap(({ place, from, to, isCertain = true }): readonly Over[] => {
    const under = columns.flatMap(({ left, right }, i) =>
      (left + right) / 2 > from - 2 && (left + right) / 2 < to + 2 ? [i] : [],
    )
    const above = rows.findLast((row) => row.some(({ y, left }) => y > place && left > from - 4 && left < to))
    const heads = (above ?? []).filter(({ left, right }) => left > from - 4 && right < to + 4)
    return under.length < 2 || heads.length === 0
      ? []
      : dividedAmong(heads, under[0]!, under.at(-1)!, columns).map((over) => ({
          ...over,
          place,
          isCertain: isCertain && over.isCertain && hasHeadsBelow(over, place),
        }))
  })
  const free = rows.flatMap((row) =>
    row.flatMap((fragment): readonly Over[] => {
      const [first, last] = columnsUnder(fragment, columns)
      const place = fragment.y - 0.4 * fragment.size
      const isRuled = ruled.some((over) => over.first <= last && first <= over.last)
      const below = fragments.filter((other) => {
        const [column] = columnsUnder(other, columns)
        return other.y < place && column >= first && column <= last
      })
      return first === last || isRuled || below.length === 0 ? [] : [{ place, first, last, isCertain: false }]
    }),
  )
  return [...ruled, ...free]
}

/** Columns over which one line goes, as those of each head above it: its centre, or its left edge, is theirs. */
const dividedAmong = (
  heads: readonly Fragment[],
  first: number,
  last: number,
  columns: readonly Column[],
): readonly Omit<Over, 'place'>[] => {
  const [head, ...others] = heads
  if (head === undefined) return []
  if (others.length === 0) return [{ first, last, isCertain: true }]
  const ends = Array.from({ length: Math.max(0, last - first - others.length + 1) }, (_, i) => first + i)
  const missBy = (end: number): number => {
    const [left, right] = [columns[first]!.left, columns[end]!.right]
    const centre = Math.abs((left + right) / 2 - (head.left + head.right) / 2)
    const edges = Math.max(
      Math.abs(left - head.left),
      Math.abs((columns[end + 1]?.left ?? right) - others[0]!.left),
    )
    return Math.min(centre, edges)
  }
  const [best = first, second] = ends.toSorted((a, b) => missBy(a) - missBy(b))
  const isCertain = missBy(best) < head.size && (second === undefined || missBy(second) > 1.5 * head.size)
  return [{ first, last: best, isCertain }, ...dividedAmong(others, best + 1, last, columns)]
}

/** Heights from the top, those that are nearly the same once. */
const distinct = (places: readonly number[]): readonly number[] =>
  [...places].sort((a, b) => b - a).filter((place, i, all) => i === 0 || all[i - 1]! - place >= SAME_HEIGHT)
