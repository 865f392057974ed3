import { describe, expect, it } from 'vitest'
import { faultText } from '../../../pipeline/fault.ts'
import { readTable } from '../../../stages/1-ingest/read-table.ts'

const read = (text: string) =>
  readTable('patients.csv', new TextEncoder().encode(text), { encoding: 'utf-8', delimiter: ',' })

describe('a table', () => {
  it('with one line of 20 MB is refused at that line', () => {
    const { faults } = read(`id,note\nP1,fine\nP2,${'x'.repeat(20_000_000)}\n`)
    expect(faults.map(faultText)).toEqual([
      'patients.csv:3: expected cells of at most 32767 characters, as spreadsheets have them, found one of 20000000 (a quote that nothing closes, or another delimiter, makes one cell of many)',
    ])
  })

  it('may have a cell as long as a spreadsheet can', () => {
    expect(read(`id,note\nP1,${'x'.repeat(32_767)}\n`).faults).toEqual([])
  })
})
