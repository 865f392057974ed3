import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { paperText, projectRoot } from './paper-text.ts'
import { printedNumbers } from './printed-numbers.ts'

const columns = ['id', 'place', 'label', 'published', 'unit', 'result', 'reason'] as const
type Claim = Readonly<Record<(typeof columns)[number], string>>

const csv = readFileSync(join(projectRoot, 'data/raw/niigata-ebs/claims.csv'), 'utf8')
const { data: claims, meta } = Papa.parse<Claim>(csv, {
  header: true,
  delimiter: ',',
  newline: '\n',
  skipEmptyLines: true,
})
const text = paperText()

describe('the claims of the paper', () => {
  it('have the columns of the design and a unique kebab-case id each', () => {
    expect(meta.fields).toEqual([...columns])
    expect(new Set(claims.map((claim) => claim.id)).size).toBe(claims.length)
    expect(claims.filter((claim) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(claim.id))).toEqual([])
  })

  it('are one number each, with a unit and with either a result or the reason why there is none', () => {
    expect(claims.filter((claim) => !/^[<>≤]?\d+(?:,\d{3})*(?:\.\d+)?$/.test(claim.published))).toEqual([])
    expect(claims.filter((claim) => claim.unit === '' || claim.label === '')).toEqual([])
    expect(claims.filter((claim) => (claim.result === '') === (claim.reason === ''))).toEqual([])
  })

  it("are all of the numbers about patients in each place or, where the paper's text is not there, say so", () => {
    if (text === undefined) {
      console.info("The paper's text is not there (PAPER_TEXT): no claim was looked up in it.")
      return
    }
    expect(byPlace(claims)).toEqual(printedNumbers(text))
  })
})

/** The numbers claimed in each place, sorted, without a sign such as ">". */
function byPlace(rows: readonly Claim[]): Record<string, string[]> {
  const places: Record<string, string[]> = {}
  for (const { place, published } of rows) {
    places[place] = [...(places[place] ?? []), published.replace(/^[<>≤]/, '')]
  }
  for (const numbers of Object.values(places)) numbers.sort()
  return places
}
