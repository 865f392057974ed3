import { table } from '../../../pipeline/formats/csv.ts'
import { type Html, html } from './html.ts'

/**
 * Links to CSV files of a table, embedded in the page so that they are sent with it. A large table is not embedded: it
 * links to its artifacts, and the page's script makes the file from the table.
 */
export const csvLinks = (
  name: string,
  title: string,
  cells: readonly (readonly string[])[],
  artifacts: readonly string[] = [],
): Html => {
  if (artifacts.length > 0 && sizeOf(cells) > MOST_EMBEDDED)
    return html`<p class="get no-print" data-table="t-${name}" data-title="${title}">${artifacts.map((path, i) => html`${i > 0 && ', '}<a href="../../${path}">${path.replace(/^.*\//, '')}</a>`)} in the folder of the data</p>`
  const guarded = cells.map((row) => row.map(guardedCell))
  const isGuarded = guarded.some((row, i) => row.some((cell, j) => cell !== cells[i]![j]))
  return html`<p class="get no-print">${link(name, 'CSV', title, cells)}${
    isGuarded &&
    html`, ${link(`${name}-spreadsheet`, 'CSV for spreadsheets', title, guarded)} (cells that begin with = + - @ have an apostrophe before them)`
  }</p>`
}

/** The largest table that is embedded as a file too, in characters. */
const MOST_EMBEDDED = 30_000

const sizeOf = (cells: readonly (readonly string[])[]): number =>
  cells.reduce((sum, row) => row.reduce((length, cell) => length + cell.length + 1, sum), 0)

const link = (
  name: string,
  words: string,
  title: string,
  [header = [], ...rows]: readonly (readonly string[])[],
): Html =>
  html`<a download="${name}.csv" href="${dataUrl(new TextDecoder().decode(table.encode({ header, rows })))}" aria-label="${words}: ${title}">${words}</a>`

/** Puts an apostrophe before a cell that Excel or Calc would compute as a formula; signed numbers are unchanged. */
export const guardedCell = (cell: string): string =>
  /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) ? `'${cell}` : cell

/** A CSV file as a data URL; characters that need no encoding stay legible. */
export const dataUrl = (text: string): string =>
  `data:text/csv;charset=utf-8,${encodeURIComponent(text).replace(/%(2C|2F|3A|3D|40|3B)/g, decodeURIComponent)}`
