import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())

const here = (name: string): string => `test/sources/field/${name}`

/** Makes a cohort of one file in this folder, asks for survival at these times, and runs all stages. */
const taken = async (
  file: string,
  flags: readonly string[],
  at: readonly number[],
  edits: readonly (readonly [string, string])[] = [],
) => {
  const cohort = `f${file.replace(/[^a-z0-9]+/g, '-')}`
  const made = await cohorts.call(['new', cohort, here(file), ...flags])
  if (made.code !== 0) return { ...made, run: null, value: () => Number.NaN, text: () => '' }
  const path = `data/raw/${cohort}/analysis.yaml`
  let plan = cohorts.read(path)
  for (const [before, after] of [
    ['first-endpoint: {}', `first-endpoint: { at: [${at.join(', ')}] }`],
    ...edits,
  ]) {
    expect(plan).toContain(before)
    plan = plan.replace(before!, after!)
  }
  cohorts.write(path, plan)
  const run = await cohorts.run([cohort])
  const text = (name: string) => cohorts.read(`data/${name.replace('*', cohort)}`)
  const rows = Papa.parse<Record<string, string>>(text('derived/*/4-estimate/results.csv'), {
    header: true,
  }).data
  const value = (statistic: string, time = ''): number =>
    Number(
      rows.find(
        (row) => row['analysis'] === 'first-endpoint' && row['statistic'] === statistic && row['at'] === time,
      )?.['value'],
    )
  return { ...made, run, value, text }
}

/** Survival at each time; expected values of expected.R. */
const expectCurve = (
  { value, err, run }: Awaited<ReturnType<typeof taken>>,
  n: number,
  events: number,
  survival: Readonly<Record<string, number>>,
): void => {
  expect([err, run?.err]).toEqual(['', ''])
  expect([value('n'), value('events')]).toEqual([n, events])
  for (const [time, expected] of Object.entries(survival))
    expect(value('survival', time)).toBeCloseTo(expected, 7)
}

describe('field inputs', () => {
  it('02: last contact of the living alone becomes the latest of both times', async () => {
    const flags = '--event vital_status=dead --at days_to_death --until days_to_last_follow_up --unit d'
    const found = await taken('02/cohort.csv', flags.split(' '), [365, 1095])
    expectCurve(found, 24, 10, { 365: 0.9130435, 1095: 0.7454144 })
    expect([found.value('median'), found.value('median-lower')]).toEqual([1341, 1112])
    expect(found.out).toContain('days_to_last_follow_up, which is missing for subjects with the event')
  })

  it('02: the fault of a plan without it names the line to write', async () => {
    const flags = '--event vital_status=dead --at days_to_death --until days_to_last_follow_up --unit d'
    const cohort = 'plain'
    await cohorts.call(['new', cohort, here('02/cohort.csv'), ...flags.split(' ')])
    const path = `data/raw/${cohort}/analysis.yaml`
    cohorts.write(path, cohorts.read(path).replace('until: "last-contact"', 'until: days_to_last_follow_up'))
    expect((await cohorts.run([cohort])).err).toContain(
      'last-contact: { title: last contact, latest: ["days_to_last_follow_up", "days_to_death"] }, and until: last-contact',
    )
  })

  it('03: a subject that occurs twice is a fault with both lines, and a blank in its name is none', async () => {
    const twice = await cohorts.call(['new', 'twice', here('03/thirteen-rows.csv')])
    expect([twice.code, twice.err]).toEqual([
      2,
      expect.stringContaining(
        'Patient seems to name the subject, but "Pat 3" occurs twice, in lines 4 and 14',
      ),
    ])
    expect(cohorts.exists('data/raw/twice')).toBe(false)
    const found = await taken(
      '03/space.csv',
      ['--event', 'dead=1', '--until', 'months', '--subject', 'pt'],
      [],
    )
    expectCurve(found, 4, 3, {})
  })

  it('05: lines with # are passed over and named, and give titles and codes', async () => {
    const flags = ['--event', 'OS_STATUS=DECEASED', '--until', 'OS_MONTHS']
    const found = await taken('05/data_clinical_patient.txt', flags, [3.2, 8.8, 21])
    // by hand: 5/6, 5/6 * 4/5, 2/3 * 2/3
    expectCurve(found, 6, 3, { 3.2: 5 / 6, 8.8: 2 / 3, 21: 4 / 9 })
    expect(found.out).toContain(
      'lines 1 to 4: 4 lines that begin with # are passed over: "#Patient Identifier',
    )
    const fields = JSON.parse(found.text('raw/*/datapackage.json')).resources[0].schema.fields
    expect(fields[1]).toMatchObject({
      title: 'Overall Survival Status',
      categories: [
        { value: '0:LIVING', label: 'LIVING' },
        { value: '1:DECEASED', label: 'DECEASED' },
      ],
    })
    expect(fields[2]).toMatchObject({ title: 'Overall Survival (Months), from diagnosis', unit: 'mo' })
  })

  it('06: rows without an identifier are numbered if that is wanted, and the refusal names the flag', async () => {
    const flags = ['--event', 'DEATH_EVENT=1', '--until', 'time', '--unit', 'd']
    const refused = await cohorts.call(['new', 'refused', here('06/cohort.csv'), ...flags])
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--number-rows')])
    expect(cohorts.exists('data/raw/refused')).toBe(false)
    const found = await taken('06/cohort.csv', [...flags, '--number-rows'], [6, 7, 8])
    expectCurve(found, 8, 6, { 6: 0.75, 7: 0.5, 8: 0.375 })
    expect([found.value('median'), found.value('median-lower')]).toEqual([7.5, 7])
    expect(found.out).toMatch(
      /^subject: one per row of cohort.csv; the added column "row" numbers the 8 rows\n/,
    )
  })

  it.each([
    ['nv.csv', [], null],
    [
      'sep-line.csv',
      [],
      'line 1: "sep=;", Excel\'s note of the delimiter, is passed over\n  lines 9 to 10: 2 empty rows',
    ],
    ['trailing-rows.csv', [], 'lines 8 to 9: 2 empty rows are passed over'],
    ['empty-columns.csv', [], 'columns 7 to 8: 2 empty columns are passed over'],
    ['two-digit-year.csv', ['--century', '1930'], '"12.03.15" is 2015-03-12 (years from 1930 to 2029)'],
  ])('07: Excel leaves %s, and it is read', async (file, more, said) => {
    const flags = [
      '--event',
      'verstorben=ja',
      '--from',
      'OP-Datum',
      '--until',
      'Letzter Kontakt',
      '--at',
      'Letzter Kontakt',
    ]
    const found = await taken(`07/${file}`, [...flags, ...more], [365, 730])
    expectCurve(found, 6, 3, { 365: 0.8333333, 730: 0.5 })
    // survfit's table; its quantile() has the middle of the flat until the last contact, 1114.5
    expect([found.value('median'), found.value('median-lower')]).toEqual([692, 412])
    if (said !== null) expect(found.out).toContain(said)
    expect(JSON.parse(found.text('raw/*/datapackage.json')).resources[0].schema.fields[2]).toMatchObject({
      missingValues: ['', '#NV'],
    })
  })

  it('07: years of two digits are a question with its window, its place and its way out', async () => {
    const { out } = await cohorts.call(['new', 'century', here('07/two-digit-year.csv')])
    expect(out).toContain(
      'to decide  OP-Datum: "12.03.15" (two-digit-year.csv:2) and 5 others have years of two digits: --century 1930 takes them for years from 1930 to 2029 (here 2015)',
    )
  })

  it("08: R's numbers of rows are the subject where no column is", async () => {
    const found = await taken(
      '08/lung-head.csv',
      ['--event', 'status=2', '--until', 'time', '--unit', 'd'],
      [365, 883],
    )
    expectCurve(found, 6, 4, { 365: 0.6666667, 883: 0.3333333 })
    expect(found.out).toContain('line 1, column 1: no header, and a different value in every row ("1", ...)')
    expect(found.out).toMatch(/^subject: column "row"/)
  })

  it('09: numbers of three decimals below 1 are numbers', async () => {
    const flags = ['--event', 'died=1', '--until', 'years', '--unit', 'a']
    const found = await taken(
      '09/cohort.tsv',
      flags,
      [1.25, 2.175, 3.062, 3.842, 4.688],
      [['    until: "years"\n', '    until: "years"\n    enters: entry\n']],
    )
    expectCurve(found, 8, 5, {
      ...{ 1.25: 0.8333333333, 2.175: 0.6944444444, 3.062: 0.5208333333, 3.842: 0.3472222222 },
      4.688: 0.1736111111,
    })
  })

  it('10: deaths alone are followed until the declared day', async () => {
    const flags = ['--event', 'DATAOBITO', '--from', 'DATAINITRT', '--until', '2023-02-23']
    const found = await taken('10/registry.csv', flags, [180, 365, 540])
    expectCurve(found, 30, 7, { 180: 0.9333333, 365: 0.8666667, 540: 0.7666667 })
    const events = Papa.parse<Record<string, string>>(found.text('derived/*/3-durations/event-table.csv'), {
      header: true,
    }).data
    const atRisk = (day: number) => events.find((row) => Number(row['time']) >= day)?.['at_risk']
    expect([180, 365, 540].map(atRisk)).toEqual(['28', '26', '19'])
    expect(found.out).toContain('"/  /" in 23 cells is proposed to mean a missing value')
    expect(cohorts.read('reports/f10-registry-csv/index.html').replace(/<[^>]+>/g, '')).toContain(
      'Patients without a recorded event were taken to be followed until 2023-02-23 and are censored then.',
    )
  })
})

it('the inputs are those that expected.R reads', () => {
  const script = readFileSync(here('expected.R'), 'utf8')
  for (const name of [
    '02/cohort',
    '05/data_clinical_patient',
    '06/cohort',
    '07/nv',
    '08/lung-head',
    '09/cohort',
    '10/registry',
  ])
    expect(script).toContain(name)
})
