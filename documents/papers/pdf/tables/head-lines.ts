import type { Fragment } from '../fragments.ts'
import { type Column, columnsUnder } from './columns.ts'
import type { UncertainRule } from './head.ts'
import { type Region, rowsOf } from './region.ts'

/**
 * The line below a head over other heads, if a line over the whole width separates them: the first part between lines has
 * no label and few texts, the second has one over most columns. Which columns the head is over, the line does not say.
 */
export const headOverHeads = ({ body, lines }: Region, columns: readonly Column[]): UncertainRule | null => {
  const [top, first, second] = lines
  if (lines.length < 4 || second === undefined) return null
  const under = (from: number, to: number): ReadonlySet<number> =>
    new Set(body.flatMap((text) => (text.y < from && text.y > to ? [columnsUnder(text, columns)[0]] : [])))
  const [above, heads] = [under(top!, first!), under(first!, second)]
  const areWords = body.every(({ y, text }) => y > first! || y < second || !/^[\d.,]+$/.test(text))
  return above.size === 0 ||
    above.has(0) ||
    2 * above.size >= columns.length ||
    !areWords ||
    heads.size < 0.7 * columns.length
    ? null
    : { place: first!, from: columns[1]!.left, to: columns.at(-1)!.right, isCertain: false }
}

/** Whether a line is within the head, shorter than it, and over some of its columns. */
export const isInHead = (
  place: number,
  from: number,
  to: number,
  lines: readonly number[],
  below: number,
  columns: readonly Column[],
): boolean => {
  const width = columns.at(-1)!.right - columns[0]!.left
  const isShort = to - from < 0.95 * width || from > columns[0]!.right
  return isShort && place < (lines[0] ?? Number.POSITIVE_INFINITY) - 3 && place > below + 3
}

/** The height below the first rows whose letters are of another font than those of most others; none if there is none. */
export const headByFont = (body: readonly Fragment[]): number => {
  const counts = new Map<string, number>()
  for (const { font, text } of body) counts.set(font, (counts.get(font) ?? 0) + text.length)
  const [most] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0])
  const rows = rowsOf(body)
  const end = rows.findIndex((row) => row.some(({ font }) => font === most))
  return end <= 0 || end > rows.length / 2
    ? Number.POSITIVE_INFINITY
    : (rows[end - 1]![0]!.y + rows[end]![0]!.y) / 2
}
