import type { Fragment } from '../fragments.ts'
import type { Rule, Rules } from './rules.ts'

/** Where a table is on a page. */
export interface Region {
  readonly title: readonly Fragment[]
  readonly body: readonly Fragment[]
  readonly notes: readonly Fragment[]
  readonly from: number
  readonly to: number
  /** Heights of lines over its whole width, from the top. */
  readonly lines: readonly number[]
}

const TITLE = /^(?:(?:extended data|supplement(?:ary|al)) )?table\s+(?:\d|[ivxl]+\b|s\d)/i
const TITLE_START = /^table$/i
const CONTINUED = /^\(cont(?:inued|['’.]?d|\.)?\)$/i
const FIGURE = /^fig(?:ure|\.)?\s*\d/i
/** In points: edges of lines of one table differ less. */
const EDGE = 4
/** Most lines of a title; most lines that a page has between the last line of a table and its last row. */
const LONGEST_TITLE = 6
const LONGEST_LABEL = 12
/** In sizes of the font: rows of a table are not farther apart. */
const FARTHEST = 4.5

/** Tables between lines over their whole width, the first of them on the page first. */
export const regionsOf = (fragments: readonly Fragment[], { horizontal }: Rules): readonly Region[] => {
  const regions: Region[] = []
  for (const group of sameWidth(horizontal)) {
    const { from, to } = group[0]!
    const inside = fragments.filter(
      ({ left, right }) => (left + right) / 2 > from - EDGE && (left + right) / 2 < to + EDGE,
    )
    for (const lines of tablesOf(
      group.map(({ place }) => place),
      inside,
      to - from,
    )) {
      const region = regionAt(lines, inside, { from, to, rules: horizontal })
      if (region !== null) regions.push(region)
    }
  }
  // a region within another is a part of it
  const height = ({ body }: Region): number => Math.max(...body.map(({ y }) => y))
  return regions
    .filter((region) => !regions.some((other) => other !== region && holds(other, region)))
    .sort((a, b) => height(b) - height(a))
}

const holds = (outer: Region, inner: Region): boolean => {
  const all = new Set(outer.body)
  return inner.body.some((fragment) => all.has(fragment)) && outer.body.length > inner.body.length
}

/** Lines with the same ends, from the top. */
const sameWidth = (rules: readonly Rule[]): readonly (readonly Rule[])[] => {
  const groups: Rule[][] = []
  for (const rule of rules) {
    const group = groups.find(
      ([first]) => Math.abs(first!.from - rule.from) < EDGE && Math.abs(first!.to - rule.to) < EDGE,
    )
    if (group !== undefined) group.push(rule)
    else groups.push([rule])
  }
  return groups.filter((group) => group.length > 1 && group[0]!.to - group[0]!.from > 60)
}

/** Runs of lines between which there is neither a title nor text of paragraphs. */
const tablesOf = (
  lines: readonly number[],
  inside: readonly Fragment[],
  width: number,
): readonly (readonly number[])[] => {
  const runs: number[][] = [[]]
  for (const [i, line] of lines.entries()) {
    const between = inside.filter(({ y }) => y < (lines[i - 1] ?? line) && y > line)
    const rows = rowsOf(between)
    // a title in the first part between lines is that of this table
    const isNamed = runs.at(-1)!.length !== 1 && between.some(({ text }) => TITLE.test(text))
    const isOther =
      isNamed ||
      between.some(({ text }) => FIGURE.test(text)) ||
      (rows.filter((row) => isProse(row, width)).length >= 3 && !isLabelled(rows, width))
    if (isOther) runs.push([])
    runs.at(-1)!.push(line)
  }
  return runs.filter((run) => run.length > 1)
}

const isProse = (row: readonly Fragment[], width: number): boolean =>
  row.every(({ left, right }) => right - left > 0.38 * width)

/** Whether they are the lines of a wide label, with cells beside it. */
const isLabelled = (rows: readonly (readonly Fragment[])[], width: number): boolean => {
  const [[first] = []] = rows
  return (
    rows.length <= LONGEST_LABEL &&
    rows.some((row) => row.length > 1) &&
    rows.every(
      ([label]) =>
        Math.abs(label!.left - first!.left) < 2 * label!.size && label!.right - label!.left < 0.6 * width,
    )
  )
}

/** The ends of a table's lines, and all lines of its page. */
interface Width {
  readonly from: number
  readonly to: number
  readonly rules: readonly Rule[]
}

const regionAt = (all: readonly number[], inside: readonly Fragment[], page: Width): Region | null => {
  const { from, to } = page
  const { lines, title } = titled(withoutNotes(all, inside, to - from), inside, page)
  if (lines.length < 2) return null
  const [top, bottom] = [lines[0]!, lines.at(-1)!]
  const within = inside.filter(({ y, text }) => y < top && y > bottom && !CONTINUED.test(text))
  const below = inside.filter(({ y }) => y < bottom)
  // a table that goes on over the page, or ends with it, has no line below
  const isOpen = lines.length === 2 && rowsOf(within).length <= 8
  const more = isOpen ? rowsBelow(below, bottom, to - from) : []
  const body = [...within, ...more]
  const many = rowsOf(body).filter((row) => row.length > 1).length
  if (many < (title.length === 0 ? 3 : 2) || (title.length === 0 && lines.length < 3 && more.length === 0))
    return null
  const end = Math.min(...body.map(({ y }) => y), bottom)
  const notes = notesBelow(
    inside.filter(
      (fragment) =>
        fragment.y < end - 0.1 && !title.includes(fragment) && !body.some(({ y }) => fragment.y === y),
    ),
    Math.min(end, bottom),
    middleSize(body),
  )
  return { title, body, notes, from, to, lines: more.length > 0 ? [top, bottom] : lines }
}

/** Without the last lines that have only notes above them: texts alone in their line that are wider than a column. */
const withoutNotes = (
  lines: readonly number[],
  inside: readonly Fragment[],
  width: number,
): readonly number[] => {
  const [before, last] = [lines.at(-2), lines.at(-1)]
  if (lines.length < 4 || before === undefined || last === undefined) return lines
  const rows = rowsOf(inside.filter(({ y }) => y < before && y > last))
  const areNotes =
    rows.length > 0 &&
    rows.every((row) => row.length === 1) &&
    rows.some(([row]) => row!.right - row!.left > 0.6 * width)
  return areNotes ? withoutNotes(lines.slice(0, -1), inside, width) : lines
}

/** The title of a table: above its lines, in the first part between them, or below them. */
const titled = (
  lines: readonly number[],
  inside: readonly Fragment[],
  width: Width,
): { readonly lines: readonly number[]; readonly title: readonly Fragment[] } => {
  const [top, second] = lines
  const above = titleAbove(inside, top!)
  if (above.length > 0) return { lines, title: above }
  const first = inside.filter(({ y }) => y < top! && y > second!)
  const rows = rowsOf(first)
  if (rows.length > 0 && rows.length <= LONGEST_TITLE && rows[0]!.some(({ text }) => TITLE.test(text)))
    return { lines: lines.slice(1), title: first }
  return { lines, title: titleBelow(inside, lines.at(-1)!, width) }
}

/** A title directly below a table, if no other table begins below it. */
const titleBelow = (
  inside: readonly Fragment[],
  bottom: number,
  { rules, ...ends }: Width,
): readonly Fragment[] => {
  const rows = rowsOf(inside.filter(({ y }) => y < bottom))
  const [first] = rows[0] ?? []
  if (first === undefined || !TITLE.test(first.text) || bottom - first.y > 3 * first.size) return []
  const end = rows.findIndex((row, i) => i > 0 && rows[i - 1]![0]!.y - row[0]!.y > 1.6 * first.size)
  const title = rows.slice(0, end < 0 ? LONGEST_TITLE : end)
  const last = title.at(-1)![0]!.y
  const below = rules.filter(({ place, from }) => place < first.y && Math.abs(from - ends.from) < EDGE)
  const isOfNext = below.length > 1 && below[0]!.place > last - 3 * first.size
  return title.length > LONGEST_TITLE || isOfNext ? [] : title.flat()
}

/** The lines from one that begins as a title down to the table. */
const titleAbove = (inside: readonly Fragment[], top: number): readonly Fragment[] => {
  const rows = rowsOf(inside.filter(({ y }) => y > top)).slice(-LONGEST_TITLE)
  const first = rows.findLastIndex(
    ([start, next]) =>
      TITLE.test(start!.text) || (TITLE_START.test(start!.text) && /^[\divxls]/i.test(next?.text ?? '')),
  )
  if (first < 0) return []
  const title = rows.slice(first)
  const steps = title.slice(1).map(([line], i) => title[i]![0]!.y - line!.y)
  const size = title[0]![0]!.size
  return steps.some((step) => step > 2.5 * size) || title.at(-1)![0]!.y - top > 3 * size ? [] : title.flat()
}

/** Rows that go on below the last line of a table, as long as they are rows of cells. */
const rowsBelow = (below: readonly Fragment[], bottom: number, width: number): readonly Fragment[] => {
  const rows: (readonly Fragment[])[] = []
  let last = bottom
  for (const row of rowsOf(below)) {
    const isNarrow = ({ left, right }: Fragment, part: number): boolean => right - left < part * width
    const isCells = row.length > 1 && row.every((text, i) => isNarrow(text, i === 0 ? 0.62 : 0.38))
    const isLabel = row.length === 1 && isNarrow(row[0]!, 0.7)
    const step = last - row[0]!.y
    if (step > FARTHEST * row[0]!.size || !(isCells || isLabel) || TITLE.test(row[0]!.text)) break
    rows.push(row)
    last = row[0]!.y
  }
  // lines of one column after the last row are notes
  const end = rows.findLastIndex((row) => row.length > 1)
  return rows.slice(0, end + 1).flat()
}

/** Lines of small letters directly below a table. */
const notesBelow = (below: readonly Fragment[], bottom: number, size: number): readonly Fragment[] => {
  const notes: Fragment[] = []
  let last = bottom
  for (const row of rowsOf(below)) {
    const [first] = row
    if (last - first!.y > 2.6 * size || first!.size > 1.06 * size || TITLE.test(first!.text)) break
    notes.push(...row)
    last = first!.y
  }
  return notes
}

/** What stands on one baseline, from left to right; from the top. */
export const rowsOf = (fragments: readonly Fragment[]): readonly (readonly Fragment[])[] => {
  const rows: Fragment[][] = []
  for (const fragment of [...fragments].sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1)
    if (row !== undefined && row[0]!.y - fragment.y < 0.2 * fragment.size) row.push(fragment)
    else rows.push([fragment])
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left))
}

export const middleSize = (fragments: readonly Fragment[]): number =>
  fragments.map(({ size }) => size).sort((a, b) => a - b)[Math.floor(fragments.length / 2)] ?? 1
