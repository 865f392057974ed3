import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { faultText } from '../../../../pipeline/fault.ts'
import { readTable } from '../../../../stages/1-ingest/read-table.ts'
import { readClaims } from '../../../../stages/2-validate/claims/read-claims.ts'

it('every example of docs/reference/claims.md can be read', () => {
  const page = readFileSync('docs/reference/claims.md', 'utf8')
  const examples = [...page.matchAll(/```csv\n(.*?)```/gs)].map(([, rows]) => rows!)
  expect(examples).toHaveLength(3)
  for (const rows of examples) {
    const read = readTable('claims.csv', new TextEncoder().encode(rows), {
      encoding: 'utf-8',
      delimiter: ',',
    })
    const { claims, faults } = readClaims(read.table)
    expect([...read.faults, ...faults].map(faultText)).toEqual([])
    expect(claims).toHaveLength(rows.trim().split('\n').length - 1)
  }
})
