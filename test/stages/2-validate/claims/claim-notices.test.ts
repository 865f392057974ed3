import { describe, expect, it } from 'vitest'
import { readTable } from '../../../../stages/1-ingest/read-table.ts'
import { claimNotices } from '../../../../stages/2-validate/claims/claim-notices.ts'
import { readClaims } from '../../../../stages/2-validate/claims/read-claims.ts'

const noticesOf = (...rows: readonly string[]) => {
  const text = ['id,place,label,published,unit,result,reason', ...rows, ''].join('\n')
  const dialect = { encoding: 'utf-8', delimiter: ',' }
  return claimNotices(readClaims(readTable('claims.csv', new TextEncoder().encode(text), dialect).table))
}

describe('sentences about claims.csv', () => {
  it('say how many claims are marked TO DECIDE, in which lines, and the way out', () => {
    expect(
      noticesOf(
        'a,Results,Patients,6,1,age/n,',
        'b,Results,Median,57,a,,TO DECIDE: the words fit age/median',
        'c,Results,Quality,3,1,,not in the table',
      ),
    ).toEqual({
      'to-decide':
        'claims.csv: 1 of 3 claims is marked TO DECIDE and not judged: line 3; write the id of the result that is meant into the column result and empty the column reason, or write there why no result is meant',
    })
  })

  it('name at most 20 lines, and are none where nothing is open', () => {
    const open = Array.from({ length: 25 }, (_, i) => `c${i},Results,x,1,1,,TO DECIDE: y`)
    expect(noticesOf(...open)['to-decide']).toMatch(/25 of 25 claims are marked .* line 21 and 5 more;/)
    expect(noticesOf('a,Results,Patients,6,1,age/n,')).toEqual({})
  })
})
