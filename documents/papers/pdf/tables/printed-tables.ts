import { describedTable } from '../../tables/described-table.ts'
import type { PaperTable } from '../../tables/paper-table.ts'
import type { Fragment } from '../fragments.ts'
import type { FragmentPage } from '../running-heads.ts'
import { isList } from './lists.ts'
import { type PrintedTable, printedTable } from './printed-table.ts'
import { regionsOf } from './region.ts'
import { NO_RULES } from './rules.ts'

/** Pages without the texts of the tables that were found between lines, and these tables. */
export interface WithoutTables {
  readonly pages: readonly FragmentPage[]
  /** In the order of the paper; a table that goes on over pages is that of its first. */
  readonly tables: readonly PaperTable[]
}

/** Finds the tables of a paper that stand between lines over their whole width. */
export const tablesBetweenLines = (
  pages: readonly FragmentPage[],
  isWord: (word: string) => boolean,
): WithoutTables => {
  const found: PrintedTable[] = []
  const rest = pages.map((page, i) => {
    const { fragments, height, rules } = page
    const taken = new Set<Fragment>()
    for (const region of regionsOf(fragments, rules)) {
      const all = [...region.title, ...region.body, ...region.notes]
      if (all.some((fragment) => taken.has(fragment))) continue
      const table = printedTable(region, { number: i + 1, height, rules, isWord })
      if (table === null) continue
      found.push(table)
      for (const fragment of all) taken.add(fragment)
    }
    return { ...page, fragments: fragments.filter((fragment) => !taken.has(fragment)) }
  })
  return { pages: rest, tables: joined(found).map(described) }
}

/** A table of rows that stand beside each other without lines around them; null if they are none, or a list. */
export const tableOfRows = (
  rows: readonly (readonly Fragment[])[],
  page: number,
  height: number,
  isWord: (word: string) => boolean,
): PaperTable | null => {
  const region = { title: [], body: rows.flat(), notes: [], from: 0, to: 0, lines: [] }
  const table = printedTable(region, { number: page, height, rules: NO_RULES, isWord })
  const found = table === null ? null : described(table)
  return found === null || isList(found) ? null : found
}

const described = (table: PrintedTable): PaperTable => describedTable(table)

/** Tables that go on over pages as one: with the title again, or without one but with the same heads. */
const joined = (tables: readonly PrintedTable[]): readonly PrintedTable[] => {
  const whole: { table: PrintedTable; lastPage: number }[] = []
  for (const table of tables) {
    const before = whole.at(-1)
    if (before !== undefined && isNextPart(before.lastPage, table) && goesOn(before.table, table)) {
      const more = table.rows.slice(table.headRows)
      const rows = [...before.table.rows, ...more]
      whole[whole.length - 1] = {
        table: {
          ...before.table,
          notes: [...before.table.notes, ...table.notes],
          rows: rows.map((row, r) => row.map((cell) => ({ ...cell, row: r }))),
        },
        lastPage: table.page,
      }
    } else whole.push({ table, lastPage: table.page })
  }
  return whole.map(({ table }) => table)
}

const CONTINUED = /\bcont(?:inued|['’.]?d|\.)?/i

/** Parts are on one page, in columns, only if the second says that it goes on. */
const isNextPart = (lastPage: number, { page, title }: PrintedTable): boolean =>
  page === lastPage + 1 || (page === lastPage && CONTINUED.test(title))

const goesOn = (before: PrintedTable, table: PrintedTable): boolean => {
  const nameOf = ({ title }: PrintedTable): string =>
    /^table\s+\S*[\p{L}\p{N}]/iu.exec(title)?.[0].toLowerCase() ?? ''
  const headOf = ({ rows, headRows }: PrintedTable): string =>
    JSON.stringify(rows.slice(0, headRows).map((row) => row.map(({ text, column }) => [text, column])))
  const isSame = table.title === '' || (nameOf(table) === nameOf(before) && CONTINUED.test(table.title))
  const columnsOf = ({ rows }: PrintedTable): number => Math.max(...rows.map((row) => row.length))
  // the second part may be printed without the heads
  const hasNoHead = table.title !== '' && table.headRows === 0 && columnsOf(before) === columnsOf(table)
  return isSame && (hasNoHead || (table.headRows > 0 && headOf(before) === headOf(table)))
}
