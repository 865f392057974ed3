import { describe, expect, it } from 'vitest'
import { faultOf, faultsOf, notesOf, readBytes, tablesOf } from '../../../support/sources/workbooks.ts'
import {
  BOF,
  container,
  EOF,
  f64,
  formula,
  label,
  latinLetters,
  number,
  patched,
  record,
  u16,
  u32,
  workbookStream,
  xlsOf,
} from '../../../support/sources/xls.ts'

const HEAD = [...label(0, 0, 'id'), ...label(0, 1, 'day')]
const DATA = [...HEAD, ...number(1, 0, 1), ...number(1, 1, 42_094, 1)]
const STYLES = { styles: [0, 14] }
const fault = (records: readonly number[], parts = {}) => faultOf(xlsOf(records, parts), 'a.xls')

describe('records', () => {
  it.each([
    ['a sheet within a sheet', [...DATA, ...BOF(0x10), ...EOF], /a sheet within a sheet/],
    ['a record that is too short', record(0x203, u16(0)), /record of type 0x203 with 2 bytes/],
    ['a column beyond IV', number(0, 256, 1), /column 257 of 256/],
    [
      'numbers for other columns than declared',
      record(0xbd, u16(1), u16(0), u16(0), u32(0), u16(5)),
      /1 cells from column 1 to 6/,
    ],
    ['more merged cells than it has', record(0xe5, u16(65_535), u16(0)), /record of type 0xE5/],
    [
      'a text beyond its record',
      record(0x204, u16(0), u16(0), u16(0), u16(900), [0], [65]),
      /text that goes on beyond/,
    ],
    [
      'a text cut within a letter',
      record(0x204, u16(0), u16(0), u16(0), u16(2), [1], [65, 0, 65]),
      /cut within a letter/,
    ],
    [
      'a formula longer than its record',
      record(6, u16(0), u16(0), u16(0), f64(1), u16(0), u32(0), u16(999)),
      /record of type 0x06/,
    ],
  ])('with %s are a fault', async (_name, records, words) => {
    expect(await fault([...HEAD, ...records])).toMatch(words)
  })

  it('that end early, begin otherwise, are of Excel 95 or encrypted are each a fault', async () => {
    const stream = workbookStream({ ...STYLES, sheets: [{ name: 'S', records: DATA }] })
    const of = (bytes: readonly number[]) => faultOf(container(bytes, { isSmall: true }), 'a.xls')
    expect(await of(stream.slice(0, -4))).toMatch(/an end of the workbook before the end of its records/)
    expect(await of(stream.slice(0, -6))).toMatch(/beyond the end|before the end/)
    expect(await of(record(0x203))).toMatch(/other records at its beginning/)
    expect(await of(BOF(0x10))).toMatch(/a sheet at its beginning/)
    expect(await of(BOF(5, 0x0500))).toMatch(/a workbook in the format of Excel 5\.0\/95/)
    expect(await of([...BOF(5), ...record(0x2f, u16(1)), ...EOF])).toMatch(
      /expected a file without a password, found a file that needs one \(open it, and save it without a password\)/,
    )
    expect(await of([...BOF(5), ...EOF])).toMatch(/expected a sheet that is not hidden, found no sheet/)
  })

  it('of sheets that overlap, twice the same one, or no worksheet, are a fault', async () => {
    const sheets = (names: readonly string[]) =>
      workbookStream({
        sheets: names.map((name) => ({ name, records: [...HEAD, ...label(1, 0, 'x'.repeat(900))] })),
      })
    const stream = sheets(['A', 'B', 'C'])
    const entries = stream.flatMap((byte, i) =>
      byte === 0x85 && stream[i + 1] === 0 && stream[i + 2] === 9 ? [i + 4] : [],
    )
    const same = patched(Uint8Array.from(stream), entries[1]!, stream.slice(entries[0]!, entries[0]! + 4))
    same.set(stream.slice(entries[0]!, entries[0]! + 4), entries[2]!)
    expect(entries).toHaveLength(3)
    expect(await faultOf(container([...same]), 'a.xls')).toMatch(/found sheets that overlap/)
    const nowhere = patched(Uint8Array.from(stream), entries[0]!, u32(0x7fffffff))
    expect(await faultOf(container([...nowhere]), 'a.xls')).toMatch(
      /sheet "A": .* before the end of its records/,
    )
    const globals = patched(Uint8Array.from(stream), entries[0]!, u32(0))
    expect(await faultOf(container([...globals]), 'a.xls')).toMatch(
      /other records where a worksheet is declared/,
    )
    expect(await faultOf(container(sheets(['A', 'a'])), 'a.xls')).toMatch(/found "a" twice/)
  })

  it('of texts in a number that is declared, but not there, reserve nothing', async () => {
    const sst = record(0xfc, u32(1), u32(0xffffffff), u16(2), [0], latinLetters('id'))
    const cell = (row: number, index: number) => record(0xfd, u16(row), u16(0), u16(0), u32(index))
    expect(await fault([...cell(0, 0), ...cell(1, 7)], { globals: sst })).toMatch(
      /sheet "S", cell A2: expected a text of the list of shared texts, found number 7 of 1/,
    )
    const aids = record(0xfc, u32(1), u32(1), u16(2), [4], u32(0xffffffff), latinLetters('id'))
    expect(await fault(cell(0, 0), { globals: aids })).toMatch(/a text that goes on beyond its record/)
  })

  it('in millions of empty pieces end in a fault', async () => {
    const pieces = Array.from({ length: 60_000 }, () => record(0x3c)).flat()
    expect(await fault(DATA, { globals: [...record(0xfc, u32(1), u32(1)), ...pieces] })).toMatch(
      /a record in more than 20000 pieces/,
    )
  })

  it('with values that are none have each as a fault with its place', async () => {
    const faults = faultsOf(
      await readBytes(
        xlsOf(
          [
            ...HEAD,
            ...number(1, 0, Number.NaN),
            ...number(2, 1, 60, 1),
            ...record(0x205, u16(3), u16(0), u16(0), [7, 0]),
            ...record(0x205, u16(4), u16(0), u16(0), [99, 1]),
            ...number(5, 0, 1),
            ...number(5, 0, 2),
          ],
          STYLES,
        ),
        'a.xls',
      ),
    )
    expect(faults.map((text) => text.replace(/ \([^(]*\)$/, ''))).toEqual([
      'sheet "S", cell A2: expected a number, found "NaN"',
      'sheet "S", cell B3: expected a day that exists, found 60, 1900-02-29, a day that never was',
      'sheet "S", cell A4: expected TRUE or FALSE, found "7"',
      'sheet "S", cell A5: expected a type of cell of the file format, found an error of the code 99',
      'sheet "S", cell A6: expected cells in the order of rows and columns, each once, found cell A6 twice',
    ])
  })
})

describe('a formula', () => {
  const calculated = (value: number, tokens: readonly number[], flags = 0) =>
    readBytes(xlsOf([...HEAD, ...formula(1, 0, f64(value), tokens, flags)]), 'a.xls')

  it('that refers to another workbook is noted, and never followed', async () => {
    const globals = [
      ...record(0x1ae, u16(1), u16(0x0401)),
      ...record(0x1ae, u16(1), u16(4), [0], latinLetters('a.xl')),
      ...record(0x17, u16(2), u16(0), u32(0), u16(1), u32(0)),
    ]
    const reference = (n: number) => formula(1, n, f64(5), [0x3a, ...u16(n), 0, 0, 0, 0])
    const notes = notesOf(
      await readBytes(xlsOf([...HEAD, ...reference(0), ...reference(1)], { globals }), 'a.xls'),
    )
    expect(notes).toEqual([
      'sheet "S", cell A2: 2 cells are formulas; the values of the last calculation were read; the first is A2',
      'sheet "S", cell B2: 1 cell refers to another workbook, which was not opened; the values of the last calculation were read',
    ])
  })

  it('of a range depends on the day in each of its cells', async () => {
    const own = (row: number) => formula(row, 0, f64(5), [0x01, ...u16(1), ...u16(0)])
    const shared = record(0x4bc, u16(1), u16(2), [0, 0, 0, 2], u16(3), [0x41, ...u16(221)])
    expect(notesOf(await readBytes(xlsOf([...HEAD, ...own(1), ...shared, ...own(2)]), 'a.xls'))[1]).toMatch(
      /^sheet "S", cell A2: 2 cells depend on the day or on chance/,
    )
  })

  it('with 0 that may be a text that was never calculated is a fault, and with 0 that is a number none', async () => {
    const cell = [0x44, 0, 0, 0, 0]
    expect(faultsOf(await calculated(0, cell))[0]).toMatch(/found a formula with 0 or an empty text/)
    expect(tablesOf(await calculated(7, cell))[0]!.rows).toEqual([['7', '']])
    expect(tablesOf(await calculated(0, [...cell, ...cell, 0x03]))[0]!.rows).toEqual([['0', '']])
    expect(faultsOf(await calculated(0, [...cell, ...cell, 0x03], 2))[0]).toMatch(/found a formula with 0/)
    expect(faultsOf(await calculated(3, [...cell, ...cell, 0x08]))[0]).toMatch(/found a formula without one/)
  })

  it('of tokens that are unknown or cut off has its value', async () => {
    for (const tokens of [[0xff], [0x17, 200], [0x19, 4, 255, 255], [0x24]])
      expect(tablesOf(await calculated(7, tokens))[0]!.rows).toEqual([['7', '']])
  })
})
