import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readers } from '../../../sources/index.ts'
import {
  DATA,
  faultOf,
  faultsOf,
  HEADER,
  notesOf,
  odsOf,
  readBytes,
  relations,
  sheetFault,
  tablesOf,
  xlsxOf,
  xlsxParts,
  zipped,
} from '../../support/sources/workbooks.ts'

const without = (parts: Readonly<Record<string, string>>, name: string) =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([part, text]) => (part === name ? [] : [[part, strToU8(text)]])),
  )

describe('XML', () => {
  const LAUGHS = `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>`

  it('with entities of its own, or of other files, is a fault', async () => {
    const of = (head: string, text: string) => ({
      'xl/worksheets/sheet1.xml': `${head}<worksheet><sheetData><row><c t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`,
    })
    expect(await sheetFault('', of(LAUGHS, '&c;'))).toMatch(
      /found a document type, whose entities are never read/,
    )
    const file = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    expect(await sheetFault('', of(file, '&a;'))).toMatch(/found a document type/)
    expect(await sheetFault('', of('', '&a;'))).toMatch(/expected well-formed XML, found undefined entity/)
    expect(await faultOf(odsOf('<!DOCTYPE a>'), 'x.ods')).toMatch(/doctype/)
  })

  it('that is nested deeply, ends early, or is no UTF-8 is a fault', async () => {
    const deep = `<worksheet>${'<a>'.repeat(100_000)}`
    expect(await sheetFault('', { 'xl/worksheets/sheet1.xml': deep })).toMatch(/nested deeper than 200/)
    expect(await sheetFault('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' })).toMatch(
      /unclosed tag/,
    )
    const bytes = zipSync({
      ...without(xlsxParts(DATA), 'xl/worksheets/sheet1.xml'),
      'xl/worksheets/sheet1.xml': new Uint8Array([0x3c, 0x61, 0xff, 0x3e]),
    })
    expect(await faultOf(bytes)).toMatch(/expected text in UTF-8 or UTF-16, found other bytes/)
    const long = `<worksheet a="${'x'.repeat(6_000_000)}"/>`
    expect(await sheetFault('', { 'xl/worksheets/sheet1.xml': long })).toMatch(/without a tag|250 times/)
  })
})

describe('a workbook', () => {
  it('without a part that it names, or with another in its place, is a fault', async () => {
    expect(await sheetFault(DATA, { 'xl/worksheets/sheet1.xml': null })).toMatch(
      /^sheet "S": expected the part xl\/worksheets\/sheet1\.xml, found no such part/,
    )
    expect(await sheetFault(DATA, { 'xl/sharedStrings.xml': null })).toMatch(/found no such part/)
    expect(await sheetFault(DATA, { '_rels/.rels': null })).toMatch(
      /a part that lists the sheets, found none/,
    )
    expect(await sheetFault(DATA, { 'xl/_rels/workbook.xml.rels': null })).toMatch(/found no such part/)
  })

  it('whose sheet is the workbook itself is a fault', async () => {
    const changes = { 'xl/_rels/workbook.xml.rels': relations(['r1', 'worksheet', 'workbook.xml']) }
    expect(await sheetFault(DATA, changes)).toMatch(/expected a part "worksheet", found a part "workbook"/)
  })

  it('whose sheet lies in another file is a fault; the file is not opened', async () => {
    const at = (target: string, mode?: string) => ({
      'xl/_rels/workbook.xml.rels': relations(['r1', 'worksheet', target, mode]),
    })
    expect(await sheetFault(DATA, at('worksheets/sheet1.xml', 'External'))).toMatch(
      /^sheet "S": expected a part of the workbook, found a link to another file, which is not opened/,
    )
    expect(await sheetFault(DATA, at('../../../../etc/passwd'))).toMatch(
      /^sheet "S": expected the part etc\/passwd, found no such part/,
    )
  })

  it('with macros is read, and a note says that they did not run', async () => {
    const bytes = xlsxOf(DATA, { 'xl/vbaProject.bin': 'macro' })
    expect(notesOf(await readBytes(bytes, 'x.xlsm'))).toEqual(['the file: it has macros, which were not run'])
  })

  it('in binary parts (.xlsb) is refused with the way out', async () => {
    const parts = xlsxParts(DATA, { '_rels/.rels': relations(['r1', 'officeDocument', 'xl/workbook.bin']) })
    expect(await faultOf(zipped({ ...parts, 'xl/workbook.bin': 'x' }), 'x.xlsb')).toMatch(
      /found a binary workbook \(\.xlsb\) \(open it in Excel and save it as/,
    )
  })

  it('of any other name is a workbook, and another file named .xlsx is none', async () => {
    expect(tablesOf(await readBytes(xlsxOf(DATA), 'x.csv'))).toHaveLength(1)
    expect(readers.find((reader) => reader.recognizes(strToU8('id,day\n1,2'), 'x.xlsx'))).toBeUndefined()
  })
})

describe('a sheet', () => {
  it('whose declared dimension is the largest is read as what it has', async () => {
    const part = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${DATA}</sheetData></worksheet>`
    const [table] = tablesOf(await readBytes(xlsxOf('', { 'xl/worksheets/sheet1.xml': part }), 'x'))
    expect(table!.rows).toEqual([['1', '2015-03-31']])
  })

  it('with a cell in its last corner is a table of three rows at most', async () => {
    const corner = `${DATA}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`
    expect(await sheetFault(corner)).toMatch(/cell XFD1: expected the name of a column/)
  })

  it('with cells on a diagonal, which would be a huge table, is a fault', async () => {
    const name = (i: number): string =>
      (i < 26 ? '' : name(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26))
    const cells = (row: number) => `<c r="${name(row)}${row + 2}"><v>1</v></c>`
    const head = Array.from({ length: 3000 }, (_, i) => `<c r="${name(i)}1"><v>${i}</v></c>`).join('')
    const rows = Array.from({ length: 3000 }, (_, i) => `<row r="${i + 2}">${cells(i)}</row>`).join('')
    expect(await sheetFault(`<row r="1">${head}</row>${rows}`)).toMatch(
      /expected at most 5000000 cells, found 3000 rows of 3000 columns/,
    )
  })

  it('with cells outside of it, twice, or out of order is a fault', async () => {
    expect(await sheetFault('<row r="1048577"/>')).toMatch(/expected cells from A1 to XFD1048576/)
    expect(await sheetFault('<row r="1"><c r="XFE1"/></row>')).toMatch(/found cell "XFE1" in row 1/)
    expect(await sheetFault('<row r="1"><c r="A2"/></row>')).toMatch(/found cell "A2" in row 1/)
    expect(await sheetFault('<row r="-1"/>')).toMatch(/found row "-1"/)
    expect(await sheetFault(`${DATA}<row r="2"><c r="A2"><v>9</v></c></row>`)).toMatch(
      /each once, found row 2 after row 2/,
    )
    expect(
      await sheetFault(`${HEADER}<row r="2"><c r="B2"><v>9</v></c><c r="B2"><v>8</v></c></row>`),
    ).toMatch(/each once/)
  })

  it('with a text that the list does not have, or values that are none, has each as a fault with its place', async () => {
    const bad = [
      ['s', '7'],
      ['s', '-1'],
      ['n', 'Infinity'],
      ['n', '0x10'],
      ['b', '7'],
      ['d', '2015-02-30'],
      ['q', '1'],
    ]
    const rows = bad.map(
      ([type, value], i) => `<row r="${i + 2}"><c r="A${i + 2}" t="${type}"><v>${value}</v></c></row>`,
    )
    const faults = faultsOf(await readBytes(xlsxOf(HEADER + rows.join('')), 'x'))
    expect(faults.map((fault) => fault.replace(/ \([^(]*\)$/, ''))).toEqual([
      'sheet "S", cell A2: expected a text of the list of shared texts, found number 7 of 2 (and 1 more such cell)',
      'sheet "S", cell A4: expected a number, found "Infinity" (and 1 more such cell)',
      'sheet "S", cell A6: expected TRUE or FALSE, found "7"',
      'sheet "S", cell A7: expected a day that exists, found "2015-02-30"',
      'sheet "S", cell A8: expected a type of cell of the file format, found the type "q"',
    ])
  })

  it('with text that looks like a formula has it as text', async () => {
    const text = "=cmd|'/C calc'!A0"
    const rows = `${HEADER}<row><c t="inlineStr"><is><t>${text}</t></is></c><c t="inlineStr"><is><r><t>+1</t></r><r><t xml:space="preserve"> @x</t></r><rPh><t>no</t></rPh></is></c></row>`
    expect(tablesOf(await readBytes(xlsxOf(rows), 'x'))[0]!.rows).toEqual([[text, '+1 @x']])
  })
})

it('reads 10,000 rows of 20 columns within eight seconds', async () => {
  const head = `<row>${Array.from({ length: 20 }, (_, i) => `<c t="inlineStr"><is><t>c${i}</t></is></c>`).join('')}</row>`
  const row = (r: number) =>
    `<row r="${r + 2}">${Array.from({ length: 20 }, (_, i) => `<c s="${i % 2}"><v>${42_000 + ((r * 7 + i) % 999)}</v></c>`).join('')}</row>`
  const bytes = xlsxOf(head + Array.from({ length: 10_000 }, (_, r) => row(r)).join(''))
  const start = process.cpuUsage()
  const [table] = tablesOf(await readBytes(bytes, 'x'))
  // time of the processor, which does not depend on what else the machine does
  const seconds = process.cpuUsage(start).user / 1e6
  expect([table!.rows.length, table!.columns.length]).toEqual([10_000, 20])
  expect(seconds).toBeLessThan(8)
}, 60_000)
