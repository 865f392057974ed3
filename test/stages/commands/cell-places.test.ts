import { afterAll, beforeAll, expect, it } from 'vitest'
import { xlsxOf } from '../../support/sources/workbooks.ts'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())

const DAYS = ['1/2/15', '3/4/15', '5/6/15']

it('a doubt about a date or a number in a workbook names its cell, also where rows are numbered', async () => {
  const cell = (name: string, text: string) => `<c r="${name}" t="inlineStr"><is><t>${text}</t></is></c>`
  const rows = [
    ['sex', 'seen', 'size'],
    ...[...DAYS, ...DAYS].map((day, i) => ['f', day, i === 4 ? 'over 12' : `${i}.5`]),
  ]
  const sheet = rows
    .map((cells, i) => {
      const texts = cells.map((text, c) => cell(`${'BCD'[c]}${i + 3}`, text))
      return `<row r="${i + 3}">${texts.join('')}</row>`
    })
    .join('')
  const path = cohorts.file('visits.xlsx', xlsxOf(sheet))
  const { out, err } = await cohorts.call(['new', 'book', path, '--number-rows'])
  expect(err).toBe('')
  expect(out).toContain('subject: one per row of visits.csv; the added column "row" numbers the 6 rows')
  expect(out).toContain(
    'seen: "1/2/15" (visits.xlsx, sheet "S", cell C4) and 2 others have years of two digits',
  )
  expect(out).toContain(
    'size: "over 12" (visits.xlsx, sheet "S", cell D8) keeps it from being a column of numbers',
  )
})

it('a doubt about a date in a data set of CDISC names its record and column', async () => {
  const column = (name: string) => ({ itemOID: `IT.${name}`, name, label: '', dataType: 'string' })
  const text = JSON.stringify({
    ...{ datasetJSONCreationDateTime: '2026-11-30T00:00:00', datasetJSONVersion: '1.1.0' },
    ...{ itemGroupOID: 'IG.DM', records: 3, name: 'DM', label: 'Subjects' },
    columns: ['ID', 'SEEN'].map(column),
    rows: DAYS.map((day, i) => [`P${i}`, day]),
  })
  const { out, err } = await cohorts.call(['new', 'json', cohorts.file('dm.json', text)])
  expect(err).toBe('')
  expect(out).toContain('SEEN: "1/2/15" (dm.json, data set DM, record 1, column SEEN) and 2 others')
})
