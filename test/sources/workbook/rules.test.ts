import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fifteenDigits } from '../../../sources/support/number-text.ts'
import { cellAt, cellName } from '../../../sources/workbook/cell-name.ts'
import { builtInFormat, numberFormat } from '../../../sources/workbook/excel/number-format.ts'
import { elapsedTime, serialDate } from '../../../sources/workbook/excel/serial-date.ts'
import { notesOf, readBytes, sheetFault, tablesOf, xlsxOf } from '../../support/sources/workbooks.ts'

describe('a number of 15 digits', () => {
  it.each([
    ['0.30000000000000004', '0.3'],
    ['1.1000000000000001', '1.1'],
    ['366.58680555555475', '366.586805555555'],
    ['1E-7', '0.0000001'],
    ['-1.5E+20', '-150000000000000000000'],
    ['123456789012345678', '123456789012346000'],
    ['-0', '0'],
    ['007', '7'],
    ['.5', '0.5'],
    ['1e999', null],
    ['', null],
    ['NaN', null],
    ['1,5', null],
  ])('of %s is %s', (stored, text) => expect(fifteenDigits(stored)).toBe(text))

  it('is the number itself where that has 15 digits or fewer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
        fc.integer({ min: 0, max: 12 }),
        (n, e) => {
          const value = Number(`${n}e-${e}`)
          expect(Number(fifteenDigits(String(value)))).toBe(value + 0)
        },
      ),
    )
  })
})

describe('a serial date', () => {
  // ECMA-376 part 1, 18.17.4.1 and its examples; 42094 by hand: 115 years from 1900 with 28 leap days, and the false one
  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [42_094, false, '2015-03-31'],
    [2_958_465, false, '9999-12-31'],
    [0, true, '1904-01-01'],
    [40_632, true, '2015-03-31'],
    [42_094.5, false, '2015-03-31T12:00:00'],
    [42_093.999_999_999, false, '2015-03-31'],
  ])('%d (1904: %s) is %s', (serial, is1904, text) =>
    expect(serialDate(serial, is1904)).toMatchObject({ text }),
  )

  it.each([0, 0.5, 60, -1, 2_958_466])('%d is none', (serial) =>
    expect(serialDate(serial, false).kind).toBe('none'),
  )

  it('is the day that so many days after 1899-12-30 have, from March 1900 on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const day = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
        expect(serialDate(serial, false)).toEqual({ kind: 'date', text: day })
      }),
    )
  })

  it('of hours counts beyond a day', () => {
    expect([1.5, 0, 59 / 86_400, -0.25].map((serial) => elapsedTime(serial))).toEqual(
      ['36:00:00', '00:00:00', '00:00:59', '-06:00:00'].map((text) => ({ kind: 'elapsed', text })),
    )
  })
})

describe('a number format', () => {
  it.each([
    ['yyyy-mm-dd', 'date'],
    ['DD.MM.YY', 'date'],
    ['[$-409]mmm\\-yy;@', 'date'],
    ['[$-D07041E]d/m/yyyy', 'date'],
    ['ge.m.d', 'date'],
    ['[<43831]"old";yyyy', 'date'],
    ['m', 'date'],
    ['h:mm', 'time'],
    ['mm:ss.0', 'time'],
    ['[h]:mm', 'elapsed'],
    ['[ss]', 'elapsed'],
    ['General', 'number'],
    ['Standard', 'number'],
    ['0.00E+00', 'number'],
    ['"day" 0', 'number'],
    ['0 \\d', 'number'],
    ['0_d', 'number'],
    ['[Red]-0;[Magenta]0', 'number'],
    ['[$SEK-41D] #,##0', 'number'],
    ['@', 'number'],
    ['# ?/?', 'number'],
  ])('%s is of a %s', (code, kind) => expect(numberFormat(code).kind).toBe(kind))

  it('longer than Excel allows takes no longer', () => {
    const start = process.cpuUsage()
    expect(numberFormat('h'.repeat(1_000_000)).kind).toBe('time')
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2)
  })

  it('without a code is one of the standard', () => {
    expect([0, 1, 9, 14, 20, 22, 46, 49, 57].map((id) => builtInFormat(id).kind)).toEqual(
      'number number number date time date elapsed number date'.split(' '),
    )
  })
})

describe('the name of a cell', () => {
  it('is that of Excel', () => {
    expect([
      cellName(6, 2),
      cellName(0, 25),
      cellName(0, 26),
      cellName(0, 701),
      cellName(1_048_575, 16_383),
    ]).toEqual(['C7', 'Z1', 'AA1', 'ZZ1', 'XFD1048576'])
    expect(['XFE1', 'A0', 'A1048577', 'A', '1', 'A1:B2', ''].map(cellAt)).toEqual(Array(7).fill(null))
  })

  it('and its place follow from each other', () => {
    fc.assert(
      fc.property(fc.nat(1_048_575), fc.nat(16_383), (row, column) => {
        expect(cellAt(cellName(row, column))).toEqual({ row, column })
      }),
    )
  })
})

describe('a table', () => {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`

  it('may have a first column without a name, as pandas writes row numbers; a note says so', async () => {
    const rows = `<row><c/>${text('id')}${text('x')}</row><row><c><v>0</v></c>${text('P')}<c><v>1</v></c></row>`
    const reading = await readBytes(xlsxOf(rows), 'x')
    expect(tablesOf(reading)[0]!.columns.map(({ name }) => name)).toEqual(['', 'id', 'x'])
    expect(notesOf(reading)).toEqual(['sheet "S": column A has no name: as R and pandas write row numbers'])
  })

  it('keeps errors as text, in a column of numbers too', async () => {
    const errors = ['#DIV/0!', '#N/A', '#NAME?', '#NULL!', '#NUM!', '#REF!', '#VALUE!']
    const rows = `<row>${text('x')}</row>${errors.map((error) => `<row><c t="e"><v>${error}</v></c></row>`).join('')}<row><c><v>1</v></c></row>`
    const reading = await readBytes(xlsxOf(rows), 'x')
    expect(tablesOf(reading)[0]!.rows.flat()).toEqual([...errors, '1'])
    expect(tablesOf(reading)[0]!.columns).toEqual([{ name: 'x', kind: 'number' }])
    expect(notesOf(reading)).toHaveLength(7)
  })

  it('has no day 0, which an empty cell becomes by a formula', async () => {
    expect(await sheetFault(`<row>${text('day')}</row><row><c s="1"><v>0</v></c></row>`)).toMatch(
      /^sheet "S", cell A2: expected a day that exists, found 0, day 0, which Excel shows as 1900-01-00/,
    )
  })

  it('has a note of numbers that a spreadsheet cuts to 15 digits', async () => {
    const reading = await readBytes(
      xlsxOf(`<row>${text('id')}</row><row><c><v>1234567890123456</v></c></row>`),
      'x',
    )
    expect(notesOf(reading)[0]).toMatch(/^sheet "S", cell A2: 1 cell has a number of more than 15 digits/)
  })

  it('ends at its last filled cell; formatted cells beyond it are noted', async () => {
    const rows = `<row>${text('a')}${text('b')}<c s="1"/></row><row><c><v>1</v></c><c><v>2</v></c></row><row r="9"><c r="D9" s="1"/></row>`
    const reading = await readBytes(xlsxOf(rows), 'x')
    expect(tablesOf(reading)[0]!.rows).toEqual([['1', '2']])
    expect(notesOf(reading)).toEqual([
      'sheet "S": rows 3–9: empty, and passed over',
      'sheet "S": columns C–D: empty, and passed over',
    ])
  })
})
