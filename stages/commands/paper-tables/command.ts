import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../../../pipeline/commands/command.ts'
import { openDisk } from '../../../pipeline/disk/disk.ts'
import { CallError, faultText } from '../../../pipeline/fault.ts'

export const command: Command = {
  name: 'paper-tables',
  summary: 'write the tables of a paper as CSV files: a PDF, Word, JATS or HTML file',
  isForAnyFolder: true,
  flags: { out: { type: 'string' } },
  help: `npm run pipeline -- paper-tables <paper> --out <folder>

Writes each table of a paper as a CSV file, to be compared with the paper before it is used: table-1.csv, table-2.csv, ...
in the order of the paper, with the text of each cell as printed. A cell that spans rows or columns is written once, in the first of them.
The paper is a PDF with text, a Word document (.docx), JATS XML (PubMed Central) or a web page.

Word, JATS and HTML contain the cells of a table. A PDF contains letters with positions: a table is found by the lines over
its width or by rows of texts that are aligned, its columns by the gaps between texts, its heads by the first line within it.
Cells that may be wrong are marked as doubtful with the reason: a text that crosses a gap between columns, lines that may
be rows, a row without a label. Tables that are images are not read.

places.csv has one row for each cell:

  table, row, column   counted from 1, head rows included
  rows, columns        how many rows and columns the cell spans
  is_head              yes for the rows of heads
  page, x, y           start of its text in points from the left and upper edge of the page; empty unless a PDF
  doubtful, reason     whether the cell may be wrong, and why

A spreadsheet may run a cell that begins with =, +, - or @ as a formula: import the files as text. The output says how many
such cells there are.

The folder must be new or empty; nothing is overwritten. The exit code is 0 if a table was written, 1 if the file cannot be
read or has no table, 2 if there is no such file or the folder is not empty.

Example
  npm run pipeline -- paper-tables paper.pdf --out tables
`,
  run: async ({ places, words: [file, ...others], flags }) => {
    if (file === undefined || others.length > 0) throw new CallError('paper-tables: give one paper')
    const { out } = flags as { readonly out?: string }
    if (out === undefined || out === '')
      throw new CallError('paper-tables: give a folder with --out <folder>')
    const bytes = openDisk('').read(file)
    if (bytes === null) throw new CallError(`${file}: expected a paper, found no file`)
    if (existsSync(out) && (!statSync(out).isDirectory() || readdirSync(out).length > 0))
      throw new CallError(`paper-tables: expected a new or empty folder for --out, found ${out} with content`)
    const { readPaperFile } = await import('../papers/read-in-thread.ts')
    const { tableFiles, tablesText } = await import('./written-tables.ts')
    const reading = await readPaperFile(places, bytes, file)
    const faults = 'faults' in reading ? reading.faults : reading.tables.length > 0 ? [] : [noTable(file)]
    if (faults.length > 0 || 'faults' in reading) {
      process.stderr.write(`${faults.map((fault) => faultText({ ...fault, file })).join('\n')}\n`)
      return 1
    }
    const { tables } = reading
    mkdirSync(out, { recursive: true })
    for (const [name, text] of tableFiles(tables)) writeFileSync(join(out, name), text, { flag: 'wx' })
    process.stdout.write(tablesText(tables, out))
    return 0
  },
}

const noTable = (place: string) => ({
  ...{ place, expected: 'a paper with tables', found: 'no table' },
  remedy: 'a table that is an image is not read',
})
