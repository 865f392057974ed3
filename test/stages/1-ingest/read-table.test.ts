import { describe, expect, it } from 'vitest'
import { faultText } from '../../../pipeline/fault.ts'
import { readTable } from '../../../stages/1-ingest/read-table.ts'

const read = (text: string) =>
  readTable('patients.csv', new TextEncoder().encode(text), { encoding: 'utf-8', delimiter: ',' })

describe('a table', () => {
  it('with one line of 20 MB is refused at that line', () => {
    const { faults } = read(`id,note\nP1,fine\nP2,${'x'.repeat(20_000_000)}\n`)
    expect(faults.map(faultText)).toEqual([
      'patients.csv:3: expected cells of at most 32767 characters (the limit of spreadsheets), found a cell of 20000000 characters (check for an unclosed quote or another delimiter, which joins many cells into one)',
    ])
  })

  it('may have a cell as long as a spreadsheet can', () => {
    expect(read(`id,note\nP1,${'x'.repeat(32_767)}\n`).faults).toEqual([])
  })

  // index-windows-1252 of the Encoding Standard, which is the table of both names
  it.each(['windows-1252', 'iso-8859-1'])(
    'in %s has the letters of that encoding, on every version of Node',
    (encoding) => {
      const bytes = Uint8Array.from(
        [...'id,note\n\x80 5,K\xf6ln\x92s \x96 \x93x\x94\n'].map((letter) => letter.charCodeAt(0)),
      )
      const { table, faults } = readTable('patients.csv', bytes, { encoding, delimiter: ',' })
      expect(faults).toEqual([])
      expect(table.rows).toEqual([['2', '€ 5', 'Köln’s – “x”']])
    },
  )
})
