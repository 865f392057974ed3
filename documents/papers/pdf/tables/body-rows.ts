import type { Fragment } from '../fragments.ts'
import { withHanging } from './hanging-rows.ts'
import { isNumeric } from './printed-text.ts'
import { rowsOf } from './region.ts'

/** A text with the columns that it is in. */
export interface InColumns {
  readonly fragment: Fragment
  readonly first: number
  readonly last: number
}

/** The texts of one row of a table. */
export interface BodyRow {
  readonly texts: readonly InColumns[]
  /** Why its lines may be other rows; '' if nothing speaks for it. */
  readonly doubt: string
}

/** In sizes of the font: lines of one cell are not farther apart; distances that differ less are the same. */
const [USUAL_LEADING, WIDEST_LEADING, SAME] = [1.5, 1.9, 1.1]
/** Texts of one column that are nearer stand on one line, raised or not. */
const LEAST_STEP = 0.6

/**
 * The rows of a table without lines between them. If lines of one cell are nearer to each other than rows are, that
 * distance decides. Otherwise every line is a row but one whose first column is empty, or whose texts go on from the line
 * above by their letters; such rows are doubtful if the letters do not say it.
 * @param separators heights of lines over the whole width
 */
export const bodyRows = (texts: readonly InColumns[], separators: readonly number[]): readonly BodyRow[] => {
  const columns = new Map<number, InColumns[]>()
  for (const text of texts) columns.set(text.first, [...(columns.get(text.first) ?? []), text])
  for (const column of columns.values()) column.sort((a, b) => b.fragment.y - a.fragment.y)
  const sections = bySection(texts, separators)
  if (sections.length >= RULED_ROWS)
    return sections
      .flatMap((section) => rowsByDistance(section, WIDEST_LEADING))
      .map((row) => (isStacked(row) ? { ...row, doubt: row.doubt || 'lines that may be rows' } : row))
  const { least, widest } = leadingOf([...columns.values()])
  if (widest !== null) {
    const rows = sections.flatMap((section) => rowsByDistance(section, widest))
    if (widest === 0) return withHanging(rows)
    if (areRowsApart(rows, least, separators)) return rows
  }
  const rows = sections.flatMap(rowsByLetters)
  const isCertain = widest === null && rows.every(({ doubt }) => doubt === '')
  return isCertain ? rows : rows.map((row) => ({ ...row, doubt: row.doubt || NEAR_ROWS }))
}

const NEAR_ROWS = 'a table whose rows are as near to each other as lines'
/** Parts between lines over the whole width from which on each part is a row. */
const RULED_ROWS = 4

/** Whether rows that distance found are rows by their letters too, and none is as near to the next as lines of one cell. */
const areRowsApart = (rows: readonly BodyRow[], least: number, separators: readonly number[]): boolean =>
  rows.every((row, i) => {
    const next = rows[i + 1]?.texts
    if (isStacked(row) || next === undefined) return !isStacked(row)
    const bottom = Math.min(...row.texts.map(({ fragment }) => fragment.y))
    const top = Math.max(...next.map(({ fragment }) => fragment.y))
    const isRuled = separators.some((place) => place < bottom + 1 && place > top - 1)
    return isRuled || (bottom - top) / row.texts[0]!.fragment.size > 1.05 * least
  })

/** Whether a cell has whole numbers under each other, or its label goes on with a capital letter. */
const isStacked = ({ texts }: BodyRow): boolean =>
  texts.some((lower) => {
    const upper = texts.findLast(
      ({ first, fragment }) => first === lower.first && fragment.y > lower.fragment.y + 0.3 * fragment.size,
    )
    if (upper === undefined) return false
    const [above, below] = [upper.fragment.text, lower.fragment.text]
    return areRows(above, below) || (lower.first === 0 && /^\p{Lu}/u.test(below) && !isOpen(above))
  })

const bySection = (
  texts: readonly InColumns[],
  separators: readonly number[],
): readonly (readonly InColumns[])[] => {
  const sections = new Map<number, InColumns[]>()
  for (const text of texts) {
    const section = separators.filter((place) => place > text.fragment.y).length
    sections.set(section, [...(sections.get(section) ?? []), text])
  }
  return [...sections].sort(([a], [b]) => a - b).map(([, section]) => section)
}

interface Leading {
  /** The distance of lines that are nearest. */
  readonly least: number
  /** 0 if all lines are rows; null if distance does not tell lines from rows. */
  readonly widest: number | null
}

/**
 * The widest distance of lines of one cell. A distance of about two lines may be that over an empty cell: only in the first
 * column, which has a text in every row, is it that of rows.
 */
const leadingOf = (columns: readonly (readonly InColumns[])[]): Leading => {
  const stepsOf = (column: readonly InColumns[]): readonly number[] =>
    column
      .slice(1)
      .map(({ fragment }, i) => (column[i]!.fragment.y - fragment.y) / fragment.size)
      .filter((step) => step > LEAST_STEP)
  const steps = columns.flatMap(stepsOf)
  const least = Math.min(...steps)
  if (!(least <= WIDEST_LEADING)) return { least, widest: 0 }
  const labels = columns.find((column) => column[0]?.first === 0) ?? []
  const wider = Math.min(
    ...stepsOf(labels).filter((step) => step > SAME * least),
    ...steps.filter((step) => step > SAME * least && step < WIDEST_ROWS * least),
  )
  if (!Number.isFinite(wider)) return { least, widest: least > USUAL_LEADING ? 0 : null }
  return { least, widest: (least + wider) / 2 }
}

/** In distances of lines: rows that are farther apart may have an empty cell between them. */
const WIDEST_ROWS = 1.9

/** Whether texts under each other are two cells by their letters: numbers, each of them whole. */
const areRows = (upper: string, lower: string): boolean =>
  isNumeric(upper) && isNumeric(lower) && !isOpen(upper) && !/^[([–—-]/.test(lower)

interface Run {
  readonly texts: InColumns[]
  top: number
  bottom: number
}

/** Lines of a cell are those within a distance; cells beside each other are a row. */
const rowsByDistance = (texts: readonly InColumns[], widest: number): readonly BodyRow[] => {
  const runs: Run[] = []
  for (const text of [...texts].sort((a, b) => a.first - b.first || b.fragment.y - a.fragment.y)) {
    const { y, size } = text.fragment
    const last = runs.at(-1)
    const isNext =
      last !== undefined && last.texts[0]!.first === text.first && last.bottom - y <= widest * size
    if (isNext) {
      last.texts.push(text)
      last.bottom = y
    } else runs.push({ texts: [text], top: y + 0.3 * size, bottom: y })
  }
  const rows: Run[] = []
  for (const run of runs.sort((a, b) => b.top - a.top || a.bottom - b.bottom)) {
    const row = rows.at(-1)
    if (row !== undefined && run.top > row.bottom) {
      row.texts.push(...run.texts)
      row.bottom = Math.min(row.bottom, run.bottom)
    } else rows.push({ ...run, texts: [...run.texts] })
  }
  return rows.map((row) => ({ texts: row.texts, doubt: doubtOfRow(row.texts) }))
}

/** A row without a label, or whose cells have several numbers under each other. */
const doubtOfRow = (texts: readonly InColumns[]): string => {
  if (!texts.some(({ first }) => first === 0)) return 'no label in its row'
  const columns = new Map<number, string[]>()
  for (const { first, fragment } of texts) columns.set(first, [...(columns.get(first) ?? []), fragment.text])
  const stacked = [...columns.values()].filter(
    (lines) => lines.length > 1 && lines.every((line) => isNumeric(line) && !isOpen(line)),
  )
  return stacked.some((lines) => lines.slice(1).some((line) => !/^[([–—-]/.test(line)))
    ? 'numbers under each other in one cell'
    : ''
}

const isOpen = (text: string): boolean =>
  /[-–—/,±(]$/.test(text) || (text.match(/\(/g)?.length ?? 0) > (text.match(/\)/g)?.length ?? 0)

/** In sizes of the font: lines of one text are at least that far apart. */
const LEAST_LEADING = 0.95

/** Every line is a row, but for lines that go on. */
const rowsByLetters = (texts: readonly InColumns[]): readonly BodyRow[] => {
  const lines = new Map<number, InColumns[]>()
  const heights = rowsOf(texts.map(({ fragment }) => fragment))
  for (const [i, line] of heights.entries())
    lines.set(
      i,
      texts.filter(({ fragment }) => line.includes(fragment)),
    )
  const rows: { texts: InColumns[]; doubt: string; last: readonly InColumns[] }[] = []
  for (const [i, line] of lines) {
    const above = rows.at(-1)
    const kind = above === undefined ? 'row' : goesOn(line, above.last, lines.get(i + 1))
    if (kind === 'row' || above === undefined) rows.push({ texts: [...line], doubt: '', last: line })
    else {
      above.texts.push(...line)
      above.last = line
      if (kind === 'perhaps') above.doubt = 'lines that may be rows'
    }
  }
  // lines between others are those of cells that are centred in their row
  const least = Math.min(
    ...heights.slice(1).map((line, i) => (heights[i]![0]!.y - line[0]!.y) / line[0]!.size),
  )
  const isMixed = heights.length > 1 && least < LEAST_LEADING
  return rows.map(({ texts: all, doubt }, i) => ({
    texts: all,
    doubt:
      doubt ||
      (isMixed ? 'lines of its row at other heights' : '') ||
      doubtOfLabel(all, rows[i + 1]?.texts) ||
      doubtOfRow(all),
  }))
}

const goesOn = (
  line: readonly InColumns[],
  above: readonly InColumns[],
  below: readonly InColumns[] | undefined,
): 'row' | 'perhaps' | 'goes on' => {
  const pairs = line.map((text) => ({ text, before: above.find(({ first }) => first === text.first) }))
  const byLetters = pairs.filter(
    ({ text, before }) =>
      before !== undefined && (/^[\p{Ll}(]/u.test(text.fragment.text) || isOpen(before.fragment.text)),
  )
  const hasLabel = line.some(({ first }) => first === 0)
  const isLabelOnly = hasLabel && line.length === 1
  const isOfText = pairs.every(({ text }) => !isNumeric(text.fragment.text) || text.first === 0)
  if (byLetters.length === pairs.length) return 'goes on'
  if (!hasLabel) return isOfText || byLetters.length > 0 ? 'perhaps' : 'row'
  if (isLabelOnly && byLetters.length > 0 && below !== undefined) return 'goes on'
  return byLetters.length > 0 && isOfText ? 'perhaps' : 'row'
}

/** A label alone is the heading of a group if what is below is indented, or else perhaps the first line of a label. */
const doubtOfLabel = (texts: readonly InColumns[], below: readonly InColumns[] | undefined): string => {
  const [only] = texts
  if (texts.length !== 1 || only === undefined || only.first !== 0) return ''
  const next = below?.find(({ first }) => first === 0)?.fragment
  const isGroup =
    next !== undefined &&
    (next.left > only.fragment.left + 0.4 * next.size || next.font !== only.fragment.font)
  return isGroup ? '' : 'a label without cells: a heading, or a line of a label'
}
