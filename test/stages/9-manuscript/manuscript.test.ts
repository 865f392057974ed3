import { describe, expect, it } from 'vitest'
import { faultText } from '../../../pipeline/fault.ts'
import { readTable } from '../../../stages/1-ingest/read-table.ts'
import { claims } from '../../../stages/2-validate/artifacts.ts'
import { readClaims } from '../../../stages/2-validate/claims/read-claims.ts'
import { verdicts } from '../../../stages/6-audit/artifacts.ts'
import { artifactOf, COHORT, type Files } from '../../../tools/support/in-memory.ts'
import { sixPatients } from '../../../tools/support/six-patients.ts'
import { runSix } from '../../support/stages/six-on-disk.ts'

const CLAIMS = 'claims.csv'
const run = runSix

const text = (files: Files, path: string): string | undefined => {
  const content = files.get(path.replace('@', `data/derived/${COHORT}/9-manuscript`))
  return content === undefined ? undefined : new TextDecoder().decode(content)
}
const rowsOf = (files: Files, table: string) => text(files, `@/${table}.csv`)?.trim().split('\n').slice(1)
const filled = (files: Files) => text(files, `reports/${COHORT}/manuscript.md`)

const MANUSCRIPT = `# Results

Of :r[age/n] patients of :r[age/median]{shown="58"} years (:r[age/min]{shown="47"} to :r[age/max]{shown="70"}),
:r[overall-survival/events]{shown="Three"} died; median survival was :r[overall-survival/median]{shown="2.2"} years, and
:r[overall-survival/survival@12]{shown="0.67"} lived for a year. In :r[fixed]{shown="2011"}, :r[open]{shown="4"} came back.

::figure[figure-1]

::table[brief]
`

describe('a manuscript', () => {
  it('is filled: numbers in the form that is written, its tables and figures', async () => {
    const files = await run({ 'manuscript.md': MANUSCRIPT })
    expect(filled(files)!.split('\n\n')[1]).toBe(
      'Of 6 patients of 58 years (47 to 70),\nThree died; median survival was 2.2 years, and\n0.67 lived for a year. In 2011, 4 came back.',
    )
    expect(filled(files)).toContain('](<figures/figure-1.svg>)')
    expect(filled(files)).toMatch(/\| Free of death \| 3\/6 \| 26 /)
    expect(rowsOf(files, 'changes')).toEqual(['"Results, paragraph 1",age/n,,6,first time,'])
    expect(JSON.parse(text(files, '@/notices/bound.json')!)).toBe(
      'manuscript.md: 7 numbers are bound, 1 is not: Results, paragraph 1 "4"',
    )
  })

  it('lists exactly what a change of a cell changes', async () => {
    const patients = sixPatients['patients.csv']!.replace('2,61,R1', '2,63,R1')
    const files = await run({
      'manuscript.md': MANUSCRIPT.replace(':r[age/n]', ':r[age/n]{shown="6"}'),
      'patients.csv': patients,
    })
    expect(rowsOf(files, 'changes')).toEqual(['"Results, paragraph 1",age/median,58,59,value,'])
    expect(filled(files)).toContain('of 59 years (47 to 70)')
  })

  it('is its own claims file, which the audit judges with its places', async () => {
    const files = await run({ 'manuscript.md': MANUSCRIPT.replace('"58"', '"57"'), [CLAIMS]: null })
    expect(
      artifactOf(files, claims).map(({ id, published, unit, result, reason }) => [
        id,
        published,
        unit,
        result || reason,
      ]),
    ).toEqual([
      ['results-paragraph-1-1', '57', 'a', 'age/median'],
      ['results-paragraph-1-2', '47', 'a', 'age/min'],
      ['results-paragraph-1-3', '70', 'a', 'age/max'],
      ['results-paragraph-1-4', '3', '1', 'overall-survival/events'],
      ['results-paragraph-1-5', '2.2', 'a', 'overall-survival/median'],
      ['results-paragraph-1-6', '0.67', '1', 'overall-survival/survival@12'],
      ['results-paragraph-1-7', '4', '1', 'not bound yet'],
    ])
    expect(artifactOf(files, verdicts).map(({ verdict }) => verdict)).toEqual([
      'not reproduced',
      ...Array.from({ length: 5 }, () => 'reproduced'),
      'not derivable',
    ])
    expect(rowsOf(files, 'claims')).toBeUndefined()
  })

  it('has its claims beside where there is a claims.csv, which alone is audited', async () => {
    const files = await run({ 'manuscript.md': MANUSCRIPT.replace('"58"', '"57"') })
    expect(artifactOf(files, claims).map(({ id }) => id)).toEqual([
      'patients',
      'age-median',
      'quality-of-life',
    ])
    const written = new TextEncoder().encode(text(files, '@/claims.csv'))
    const read = readTable('claims.csv', written, { encoding: 'utf-8', delimiter: ',' })
    const stated = readClaims(read.table)
    expect(stated.faults).toEqual([])
    expect(stated.claims.map(({ published }) => published)).toEqual([
      '57',
      '47',
      '70',
      '3',
      '2.2',
      '0.67',
      '4',
    ])
    expect(rowsOf(files, 'verdicts')!.map((row) => row.split(',').slice(2, 4).join())).toEqual([
      '58,not reproduced',
      '47,reproduced',
      '70,reproduced',
      '3,reproduced',
      '2.16666666667,reproduced',
      '0.666666666667,reproduced',
      ',not derivable',
    ])
  })

  it('is one file: of two kinds side by side neither is filled', async () => {
    const files = await run({ 'manuscript.md': 'a\n', 'manuscript.docx': 'b' })
    expect(JSON.parse(text(files, '@/faults/manuscript.json')!).map(faultText)).toEqual([
      'manuscript.docx: expected one manuscript in the folder, found manuscript.docx and manuscript.md (keep one of them, and move or rename the other)',
    ])
    expect(filled(files)).toBeUndefined()
  })

  it('has every unknown id, table and figure as a fault with its line, and the cohort is written', async () => {
    const files = await run({
      'manuscript.md':
        '# R\n\n:r[age/medain] and :r[nothing-like-it]{shown="3"}\n\n::table[breif]\n\n::figure[figure-9]\n',
    })
    const faults = JSON.parse(text(files, '@/faults/manuscript.json')!)
    expect(faults.map(faultText)).toEqual([
      'manuscript.md:3 R, paragraph 1: expected the id of a result, found "age/medain" (did you mean age/median, age/mean or age/min?)',
      expect.stringMatching(
        /^manuscript.md:3 R, paragraph 1: expected the id of a result, found "nothing-like-it"/,
      ),
      expect.stringMatching(
        /^manuscript.md:5 R, line 5: expected a table of the report, one of .*brief, .*, found "breif"/,
      ),
      'manuscript.md:7 R, line 7: expected a figure of the report, one of figure-1, figure-2, found "figure-9"',
    ])
    expect(filled(files)).toBeUndefined()
    expect(files.has(`reports/${COHORT}/index.html`)).toBe(true)
  })

  it('names the places in the manuscript where the audit finds an unknown id', async () => {
    const files = await run({ 'manuscript.md': '# R\n\n:r[age/medain]{shown="3"}\n', [CLAIMS]: null })
    const faults = JSON.parse(
      new TextDecoder().decode(files.get(`data/derived/${COHORT}/6-audit/faults/claims.json`)),
    )
    expect(faults.map(faultText)).toEqual([
      'manuscript.md:3 R, paragraph 1: expected the id of a result, found "age/medain" (did you mean age/median?)',
    ])
    expect(files.has(`reports/${COHORT}/index.html`)).toBe(true)
  })

  it('that cannot be read has faults, and the cohort is written', async () => {
    const files = await run({ 'manuscript.md': 'a :r[b\n' })
    expect(JSON.parse(text(files, '@/faults/manuscript.json')!).map(faultText)).toEqual([
      expect.stringMatching(/^manuscript.md:1: expected a bound number, .*, found :r\[b/),
    ])
    expect(files.has(`reports/${COHORT}/index.html`)).toBe(true)
  })

  it('is not there in most cohorts: then nothing is written of it', async () => {
    const files = await run({})
    expect([...files.keys()].filter((path) => path.includes('manuscript'))).toEqual([])
  })
})
