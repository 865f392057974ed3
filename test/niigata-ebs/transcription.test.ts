import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { paperText, projectRoot } from '../support/niigata-ebs/paper-text.ts'
import { type PrintedTable, printedTables } from '../support/niigata-ebs/printed-tables.ts'

/** The sha256 of the files after every cell was compared with the paper's text. */
const pinned = {
  'table-1.csv': '16634e7bc756e2fe8c2698b29cbeace6461d47c519d1a8467cd626d6d27ede98',
  'table-2.csv': '8d3ba112f378ba45f4d0889ee39a72e1df1151ae38ac3398b28f5b48ade9a7f9',
  'table-3.csv': '87010e5b90455700344728644c7e3208f41832c66272806426e93b3de3c4ca3f',
}
const files = Object.keys(pinned) as (keyof typeof pinned)[]
const text = paperText()

describe('the transcription of Tables 1-3', () => {
  it.each(files)('%s has the pinned sha256', (file) => {
    expect(sha256(read(file))).toBe(pinned[file])
  })

  it.each(files)(
    '%s is written as CSV in one way: quoted only where needed, one trailing newline',
    (file) => {
      expect(encode(parse(read(file)))).toBe(read(file))
    },
  )

  it("equals the paper's text in every cell (skipped without the paper's text)", () => {
    if (text === undefined) return reportMissingText()
    const tables = printedTables(text)
    expect(tables.map((table) => table.file)).toEqual(files)
    expect(tables.map((table) => table.rows.length * table.columns.length)).toEqual([180, 180, 180])
    const errors = tables.map((table) => [table.file, differences(table, parse(read(table.file)))])
    expect(errors).toEqual(files.map((file) => [file, []]))
  })

  it('detects an error in any single cell, by the hash and, if available, by the text', () => {
    const tables = text === undefined ? [] : printedTables(text)
    let slips = 0
    for (const file of files) {
      const table = tables.find((candidate) => candidate.file === file)
      for (const { rows, place } of slipsIn(parse(read(file)))) {
        slips += 1
        expect(sha256(encode(rows)), place).not.toBe(pinned[file])
        if (table !== undefined) expect(differences(table, rows), place).toEqual([place])
      }
    }
    expect(slips).toBeGreaterThan(2 * 540)
  })

  it('finds a lost row, a row too many, two rows exchanged and a renamed column', () => {
    if (text === undefined) return reportMissingText()
    for (const table of printedTables(text)) {
      const [header, first, second, ...rest] = parse(read(table.file))
      expect(differences(table, [header!, first!, ...rest])).not.toEqual([])
      expect(differences(table, [header!, first!, second!, ...rest, first!])).not.toEqual([])
      expect(differences(table, [header!, second!, first!, ...rest])).not.toEqual([])
      expect(differences(table, [['id', ...header!.slice(1)], first!, second!, ...rest])).not.toEqual([])
    }
  })
})

/** Changes of one cell: an added letter, an emptied cell, each digit raised by one, a swapped sign or word. */
function* slipsIn(rows: readonly string[][]): Generator<{ rows: string[][]; place: string }> {
  for (const [rowIndex, row] of rows.entries()) {
    if (rowIndex === 0) continue
    for (const [columnIndex, cell] of row.entries()) {
      for (const slip of slipsOf(cell)) {
        const changed = rows.map((copy) => [...copy])
        changed[rowIndex]![columnIndex] = slip
        yield { rows: changed, place: placeOf(rowIndex, rows[0]![columnIndex]!) }
      }
    }
  }
}

function slipsOf(cell: string): string[] {
  const raised = [...cell].flatMap((letter, index) =>
    /\d/.test(letter) ? [`${cell.slice(0, index)}${(Number(letter) + 1) % 10}${cell.slice(index + 1)}`] : [],
  )
  const swapped = { '+': '-', '-': '+', Yes: 'No', No: 'Yes', None: 'No', F: 'M', M: 'F' }[cell]
  return [`${cell}x`, cell === '' ? '0' : '', ...raised, ...(swapped === undefined ? [] : [swapped])]
}

/** Differences between transcription and paper: "row 3 age", or the shape if that differs. */
function differences(printed: PrintedTable, transcribed: readonly string[][]): string[] {
  const [header, ...rows] = transcribed
  if (header?.join() !== printed.columns.join()) return ['header']
  if (rows.length !== printed.rows.length) return ['number of rows']
  return printed.rows.flatMap((row, rowIndex) => {
    const found = rows[rowIndex]!
    if (found.length !== row.length) return [`row ${rowIndex + 1}: number of cells`]
    return row.flatMap((cell, index) =>
      cell === found[index] ? [] : [placeOf(rowIndex + 1, printed.columns[index]!)],
    )
  })
}

const placeOf = (row: number, column: string) => `row ${row} ${column}`

function reportMissingText(): void {
  console.info(
    "The paper's text is not available (PAPER_TEXT): only the pinned hashes of Tables 1-3 were checked.",
  )
}

function read(file: string): string {
  return readFileSync(join(projectRoot, 'data/raw/niigata-ebs', file), 'utf8')
}

function parse(csv: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\n', skipEmptyLines: true })
  expect(errors).toEqual([])
  return data
}

function encode(rows: readonly string[][]): string {
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\n' },
  )}\n`
}

function sha256(content: string): string {
  return createHash('sha256').update(content, 'utf8').digest('hex')
}
