import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { isCellClaim, judgeCell } from '../../audit/claims/cell-claim.ts'
import { subjectsOf } from '../../cohort/subjects/subject-table.ts'
import { subjects, claims as validClaims, variables } from '../../stages/2-validate/artifacts.ts'
import { artifactOf, COHORT, runStages, stagesUpTo } from '../../tools/support/in-memory.ts'
import { paperText, projectRoot } from '../support/niigata-ebs/paper-text.ts'
import { namedCases, printedNumbers } from '../support/niigata-ebs/printed-numbers.ts'

const columns = ['id', 'place', 'label', 'published', 'unit', 'result', 'reason', 'row', 'column'] as const
type Claim = Readonly<Record<(typeof columns)[number], string>>

const csv = readFileSync(join(projectRoot, 'data/raw/niigata-ebs/claims.csv'), 'utf8')
const { data: claims, meta } = Papa.parse<Claim>(csv, {
  header: true,
  delimiter: ',',
  newline: '\n',
  skipEmptyLines: true,
})
const numbers = claims.filter(({ row }) => row === '')
const text = paperText()

describe('the claims of the paper', () => {
  it('have the columns of the design and a unique kebab-case id each', () => {
    expect(meta.fields).toEqual([...columns])
    expect(new Set(claims.map((claim) => claim.id)).size).toBe(claims.length)
    expect(claims.filter((claim) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(claim.id))).toEqual([])
  })

  it('are one number each, with a unit and with either a result or the reason why there is none', () => {
    expect(numbers.filter((claim) => !/^[<>≤]?\d+(?:,\d{3})*(?:\.\d+)?$/.test(claim.published))).toEqual([])
    expect(claims.filter((claim) => claim.unit === '' || claim.label === '')).toEqual([])
    expect(numbers.filter((claim) => (claim.result === '') === (claim.reason === ''))).toEqual([])
  })

  it("are all of the numbers about patients in each place (skipped without the paper's text)", () => {
    if (text === undefined) {
      console.info("The paper's text is not available (PAPER_TEXT): claims were not compared with it.")
      return
    }
    expect(byPlace(numbers)).toEqual(printedNumbers(text))
  })

  it('about single patients are those whose cases the prose names, in each place', () => {
    if (text === undefined) return
    const named = Object.entries(namedCases(text)).flatMap(([place, cases]) =>
      cases.map((row) => `${place}: ${row}`),
    )
    const stated = claims.flatMap(({ place, row, id }) =>
      row === '' || id === 'methods-case-8-consecutive-levels' ? [] : [`${place}: ${row}`],
    )
    expect([...new Set(stated)].sort()).toEqual([...new Set(named)].sort())
  })

  // Table 3 gives surgery alone for case 15, the text adds radiation; Table 1 lists T4, 8, 9, 10 for case 8
  it('about single patients agree with the tables but for two', async () => {
    const raw = new Map(
      readdirSync(join(projectRoot, 'data/raw/niigata-ebs')).map((name) => [
        `data/raw/${COHORT}/${name}`,
        new Uint8Array(readFileSync(join(projectRoot, 'data/raw/niigata-ebs', name))),
      ]),
    )
    const outcome = await runStages(stagesUpTo(2), raw)
    if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
    const declared = artifactOf(outcome.files, variables)
    const patients = subjectsOf(artifactOf(outcome.files, subjects), declared)
    const judged = artifactOf(outcome.files, validClaims)
      .filter(isCellClaim)
      .map((claim) => {
        const subject = patients.find((patient) => String(patient['case']) === claim.row)!
        const variable = declared.find(({ name }) => name === claim.column)!
        return [claim.id, judgeCell(claim, variable, subject[claim.column] ?? null)] as const
      })
    expect(judged.filter(([, { verdict }]) => verdict !== 'reproduced')).toEqual([
      [
        'methods-case-8-consecutive-levels',
        { verdict: 'not reproduced', computed: null, explanation: 'the table has T4, 8, 9, 10' },
      ],
      [
        'results-case-15-recurrence-treatment',
        { verdict: 'not reproduced', computed: null, explanation: 'the table has S (surgery)' },
      ],
    ])
    expect(judged.length).toBe(claims.length - numbers.length)
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
