import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { SourceTable } from '../../../../sources/source.ts'
import { faultsOf, fixture, notesOf, readBytes, tablesOf } from '../../../support/sources/workbooks.ts'

interface OracleSheet {
  readonly name: string
  readonly visibility: number
  /** Texts as they are, numbers in 15 digits as a list of one. */
  readonly cells: readonly (readonly (string | readonly [string])[])[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  readonly merged: readonly unknown[]
}

const oracle = (name: string): readonly OracleSheet[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8')).sheets

const isFilled = (cell: string | readonly [string]): boolean => typeof cell !== 'string' || cell.trim() !== ''

/** The cells of a sheet without rows and columns that are empty, as a table leaves them out. */
const withoutEmpty = ({ cells }: OracleSheet) => {
  const rows = cells.filter((row) => row.some(isFilled))
  const columns = (rows[0] ?? []).map((_, column) => rows.some((row) => isFilled(row[column]!)))
  return rows.map((row) => row.filter((_, column) => columns[column]))
}

/** TRUE, which LibreOffice stores as the formula =TRUE with the value 1. */
const numberOf = (text: string): number => Number({ TRUE: '1', FALSE: '0' }[text] ?? text)

/** A cell as xlrd reads it; a number only has to be the same number in 15 digits. */
const expectSame = (found: string, expected: string | readonly [string], place: string) => {
  if (typeof expected === 'string') expect([place, found]).toEqual([place, expected])
  else expect([place, numberOf(found)]).toEqual([place, Number(expected[0])])
}

const cellsOf = ({ columns, rows }: SourceTable) => [columns.map(({ name }) => name), ...rows]

describe.each([
  'kinds-lo',
  'formats-lo',
  'mac-1904-lo',
  'mac-1904-xlwt',
  'patients-gnumeric',
  'both-versions-gnumeric',
  'xlwt',
])('%s.xls', (name) => {
  const read = (options = {}) => readBytes(fixture(`xls/${name}.xls`), `${name}.xls`, options)

  it('has the cells that xlrd reads in it, sheet by sheet, also in hidden ones', async () => {
    let compared = 0
    for (const sheet of oracle(name)) {
      const expected = withoutEmpty(sheet)
      if (expected.length === 0 || sheet.merged.length > 0) continue
      const [table] = tablesOf(await read({ table: sheet.name }))
      const cells = cellsOf(table!)
      expect([cells.length, cells[0]!.length]).toEqual([expected.length, expected[0]!.length])
      for (const [r, row] of expected.entries())
        for (const [c, cell] of row.entries()) expectSame(cells[r]![c]!, cell, `${sheet.name} ${r} ${c}`)
      compared += expected.flat().length
    }
    expect(compared).toBeGreaterThanOrEqual(9)
  })

  it('has a table for each visible sheet with cells, and notes what is hidden', async () => {
    const reading = await read()
    const sheets = oracle(name)
    expect(tablesOf(reading).map((table) => table.name)).toEqual(
      sheets
        .filter(({ visibility, cells }) => visibility === 0 && cells.length > 0)
        .map((sheet) => sheet.name),
    )
    const notes = notesOf(reading)
    expect(notes.filter((note) => note.endsWith('the sheet is hidden and was not read'))).toHaveLength(
      sheets.filter(({ visibility }) => visibility > 0).length,
    )
    const visible = sheets.filter(({ visibility }) => visibility === 0)
    expect(notes.filter((note) => /: rows? .*: hidden, and read/.test(note))).toHaveLength(
      visible.filter(({ hiddenRows }) => hiddenRows.length > 0).length,
    )
    expect(notes.filter((note) => /: columns? .*: hidden, and read/.test(note))).toHaveLength(
      visible.filter(({ hiddenColumns }) => hiddenColumns.length > 0).length,
    )
  })
})

describe('kinds-lo.xls', () => {
  const name = 'xls/kinds-lo'
  it('is the table of the .xlsx file that LibreOffice makes of it, apart from its kinds of notes', async () => {
    const [old, recent] = await Promise.all(
      ['.xls', '.xlsx'].map(async (ending) => readBytes(fixture(name + ending), `kinds${ending}`)),
    )
    const [cells, others] = [cellsOf(tablesOf(old!)[0]!), cellsOf(tablesOf(recent!)[0]!)]
    // LibreOffice takes the boolean of a comparison, D4, for a number when it opens an .xls file
    expect([cells[3]![3], others[3]![3]]).toEqual(['FALSE', '0'])
    const all = (rows: readonly (readonly string[])[]) =>
      rows.map((row, r) => (r === 3 ? row.toSpliced(3, 1) : row))
    expect(all(cells)).toEqual(all(others))
    // LibreOffice writes 15 digits into an .xlsx file
    const notes = (reading: typeof old) =>
      notesOf(reading!).filter((note) => !/different kinds|15 digits/.test(note))
    expect(notes(old).toSorted()).toEqual(notes(recent).toSorted())
  })

  it('has the texts and numbers of the .csv file that LibreOffice makes of it', async () => {
    const rows = Papa.parse<string[]>(new TextDecoder().decode(fixture(`${name}.csv`)), {
      skipEmptyLines: true,
    }).data
    const [table] = tablesOf(await readBytes(fixture(`${name}.xls`), 'kinds.xls'))
    const cells = cellsOf(table!)
    expect(cells).toHaveLength(rows.length)
    // a CSV file has booleans as numbers and dates in the words of a country: column D has its own test
    for (const [r, row] of rows.entries())
      for (const [c, expected] of row.entries()) {
        const found = cells[r]![c]!
        if (c === 3) continue
        if (c === 1 && r > 0) expect(Number(found)).toBe(Number(Number(expected).toPrecision(15)))
        else expect(found).toBe(expected)
      }
  })

  it('has the values of formulas that make.py wrote, by hand', async () => {
    const [table] = tablesOf(await readBytes(fixture(`${name}.xls`), 'kinds.xls'))
    expect(table!.rows.map((row) => row[3])).toEqual([
      ...['a0', 'x', 'FALSE', '#DIV/0!', '#N/A', '536870911', 'ΩΩΩ', '-2.46', '5368710.11', '2020-02-29'],
      ...['#VALUE!', 'TRUE', 'P-14', '', 'x'.repeat(400), ''],
    ])
    expect(table!.rows.map((row) => row[2]!.length)).toEqual([
      ...[5, 5, 1, 4, 8, 300, 300, 5, 6, 5, 8, 8, 4, 4, 18_000, 0],
    ])
  })
})

it('says where cells are merged, a title is, or names are missing, as of an .xlsx file', async () => {
  const faults = async (name: string, of: string) => faultsOf(await readBytes(fixture(name), of))
  const [old, recent] = [await faults('xls/faults-lo.xls', 'a.xls'), await faults('faults.xlsx', 'a.xlsx')]
  expect(old).toHaveLength(5)
  expect(old).toEqual(recent.filter((fault) => !fault.includes('Formula')))
})

describe('a formula whose value was never calculated', () => {
  it('is a fault, as xlwt writes it', async () => {
    expect(faultsOf(await readBytes(fixture('xls/formulas-xlwt.xls'), 'a.xls'))).toEqual([
      'sheet "Formula", cell B2: expected a formula with the value of its last calculation, found a formula without one (and 2 more such cells) (open the workbook in its program, let it calculate, and save it)',
    ])
  })

  it('is a fault where LibreOffice stored 0 for a text: of 5 texts, none is read as a number', async () => {
    expect(faultsOf(await readBytes(fixture('xls/texts-lost-lo.xls'), 'a.xls'))).toEqual([
      expect.stringMatching(
        /^sheet "Größe, 大きさ", cell D2: expected a formula with the value .* \(and 4 more such cells\)/,
      ),
    ])
  })
})

it('of Excel 95 is refused by name', async () => {
  expect(faultsOf(await readBytes(fixture('xls/excel-95-gnumeric.xls'), 'a.xls'))).toEqual([
    'the file: expected a workbook of Excel 97 or later, found a workbook in the format of Excel 5.0/95 (.xls), in which newer programs can save too (open it in Excel or LibreOffice and save it as "Excel Workbook (*.xlsx)")',
  ])
})
