import { describe, expect, it } from 'vitest'
import { faultOf, odsOf, readBytes, tablesOf } from '../../support/sources/workbooks.ts'

describe('a spreadsheet of OpenDocument', () => {
  const cell = (attributes: string, text = '') =>
    `<table:table-cell ${attributes}>${text && `<text:p>${text}</text:p>`}</table:table-cell>`
  const table = (rows: string) => `<table:table table:name="S">${rows}</table:table>`
  const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`
  const names = row(cell('office:value-type="string"', 'id') + cell('office:value-type="string"', 'day'))
  const one = cell('office:value-type="float" office:value="1"')

  it('with repetitions to the edge of the sheet that are empty is read', async () => {
    const rest = row(
      '<table:table-cell table:number-columns-repeated="16384"/>',
      'table:number-rows-repeated="1048574"',
    )
    const data = row(one + cell('office:value-type="date" office:date-value="2015-03-31T23:59:59.9999999"'))
    const reading = await readBytes(odsOf(table(names + data + rest)), 'x')
    expect(tablesOf(reading)[0]!.rows).toEqual([['1', '2015-04-01']])
  })

  it('with repetitions of filled cells beyond the bounds is a fault', async () => {
    const many = row(
      cell('table:number-columns-repeated="16384" office:value-type="float" office:value="1"'),
      'table:number-rows-repeated="1000000"',
    )
    expect(await faultOf(odsOf(table(names + many)), 'x')).toMatch(/expected at most 5000000 cells/)
    const wide = row(cell('table:number-columns-repeated="999999999"'))
    expect(await faultOf(odsOf(table(names + wide)), 'x')).toMatch(/found a repetition of 999999999/)
    const tall = row(one, 'table:number-rows-repeated="1048576"')
    expect(await faultOf(odsOf(table(names + tall)), 'x')).toMatch(/at most 1048576 rows/)
  })

  it('has as sheets only those of the spreadsheet, and as text only that of the cell', async () => {
    const comment =
      '<table:table-cell office:value-type="string"><office:annotation><text:p>secret</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell>'
    const tracked = `<table:tracked-changes><table:table table:name="T">${names}</table:table></table:tracked-changes>`
    const reading = await readBytes(odsOf(tracked + table(names + row(one + comment))), 'x')
    expect(tablesOf(reading).map(({ name, rows }) => [name, rows])).toEqual([['S', [['1', 'a  b\nc']]]])
  })

  it('with a password is refused', async () => {
    const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>'
    expect(await faultOf(odsOf('', { 'META-INF/manifest.xml': manifest }), 'x.ods')).toMatch(
      /found a file that needs one/,
    )
  })

  it('with a formula that has no value is a fault', async () => {
    expect(await faultOf(odsOf(table(names + row(one + cell('table:formula="of:=[.A2]*2"')))), 'x')).toMatch(
      /cell B2: expected a formula with the value of its last calculation, found of:=\[\.A2\]\*2/,
    )
  })
})
