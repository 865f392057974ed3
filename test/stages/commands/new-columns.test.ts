import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())
const file: NewCohorts['file'] = (name, text) => cohorts.file(name, text)

describe('new', () => {
  it('names the line of identifying text, and writes no word of an allowed column', async () => {
    const remark = (i: number): string =>
      i === 3 ? '"after\nsurgery, x@example.org"' : ['fine', 'tired'][i % 2]!
    const lines = Array.from({ length: 12 }, (_, i) => `${i},${['yes', 'no'][i % 2]},${remark(i)}\n`)
    const path = file('remarks.csv', `nr,phone_followup,remark\n${lines.join('')}`)
    const call = (...more: string[]) => cohorts.call(['new', 'remarks', path, '--subject', 'nr', ...more])
    expect((await call()).err).toContain(
      'remarks.csv:5:3 remark: expected no identifying columns, found what looks like an e-mail address (remove the column, or keep it with --allow remark)\n(',
    )
    expect((await call('--allow', 'remark')).code).toBe(0)
    for (const name of ['datapackage.json', 'analysis.yaml'])
      expect(cohorts.read(`data/raw/remarks/${name}`)).not.toMatch(/example\.org|tired/)
  })

  it('drops no flag without a word, and names codes that would be censored', async () => {
    const lines = Array.from(
      { length: 9 },
      (_, i) => `${i},${['dead', 'alive', 'other'][i % 3]},2015-0${i + 1}-03,${i + 1}\n`,
    )
    const path = file('codes.csv', `nr,status,on,x\n${lines.join('')}`)
    const call = (...more: string[]) => cohorts.call(['new', 'codes', path, '--subject', 'nr', ...more])
    const event = ['--event', 'status=dead']
    expect((await call(...event)).err).toContain(
      'expected --until <column>, the time or date of last contact, together with --event',
    )
    expect((await call(...event, '--until', 'on')).err).toContain(
      'expected --from <column>, the date of origin, since on is a date,',
    )
    expect((await call(...event, '--until', 'x')).err).toContain('expected --unit a | mo | wk')
    expect((await call(...event, '--until', 'nr')).err).toContain('expected --until to name a column')
    expect((await call('--allow', 'zzz')).err).toContain(
      'expected --allow to name a column (nr, status, on, x), found "zzz"',
    )
    expect((await call('--delimiter', 'x')).err).toContain(
      'expected --delimiter , or ; or "|" or tab, found "x"',
    )
    expect((await cohorts.call(['new', 'index.html', path])).err).toContain(
      'expected a cohort name of lower-case letters',
    )
    expect(cohorts.exists('data/raw/codes')).toBe(false)
    expect((await call(...event, '--until', 'x', '--unit', 'mo')).code).toBe(0)
    const plan = cohorts.read('data/raw/codes/analysis.yaml')
    expect(plan).toContain('TO DECIDE: "status: alive", "status: other" are censored as written')
    expect(plan).toContain('its categories are in alphabetical order: put them in the order of the tables')
    expect((await cohorts.run(['codes'])).code).toBe(0)
  })

  let made = 0
  const ofDates = async (dates: readonly string[], more: readonly string[] = []) => {
    const lines = Array.from({ length: 6 }, (_, i) => `${i},${dates[i % dates.length]}\n`)
    const path = file('kinds.csv', `nr,on\n${lines.join('')}`)
    const name = `kinds-${made++}`
    const { out, code } = await cohorts.call(['new', name, path, '--subject', 'nr', ...more])
    expect(code).toBe(0)
    const [, field] = JSON.parse(cohorts.read(`data/raw/${name}/datapackage.json`)).resources[0].schema.fields
    return {
      out,
      type: field.type,
      cells: cohorts.read(`data/raw/${name}/kinds.csv`).split('\n').slice(1, 3),
    }
  }

  it.each([
    [
      ['13.01.15', '02.03.16'],
      '"13.01.15" (kinds.csv:2) and 1 other have years of two digits: --century 1930',
    ],
    [
      ['2015-01-02 14:30', '2016-03-04 00:00'],
      '"2015-01-02 14:30" (kinds.csv:2) has a time of day: --days on',
    ],
    [['30.02.2015', '31.02.2016'], '"30.02.2015" (kinds.csv:2) and 1 other are not dates of the calendar'],
    [
      ['3/4/2015', '5/6/2015'],
      '"3/4/2015" (kinds.csv:2) and 1 other can be day before month or month before day',
    ],
    [
      ['13/1/2015', '1/13/2015'],
      '"13/1/2015" (kinds.csv:2) has the day first and "1/13/2015" (kinds.csv:3) the month',
    ],
  ])('names what keeps %j from being dates, with the place and the way out', async (dates, said) => {
    const { out, type } = await ofDates(dates)
    expect(out).toContain(`to decide  on: ${said}`)
    expect(type).toBe('string')
  })

  it.each([
    [
      ['13.01.15', '02.03.31'],
      ['--century', '1932'],
      ['0,2015-01-13', '1,2031-03-02'],
    ],
    [
      ['13.01.15', '02.03.31'],
      ['--century', '1930', '--century', 'on=1910'],
      ['0,1915-01-13', '1,1931-03-02'],
    ],
    [
      ['2015-01-02 14:30', '2016-03-04 00:00'],
      ['--days', 'on'],
      ['0,2015-01-02', '1,2016-03-04'],
    ],
    [['2015-01-02 00:00:00', '2016-03-04T00:00:00.000Z'], [], ['0,2015-01-02', '1,2016-03-04']],
    [['1/2/2015 12:00 AM', '12/31/2015'], [], ['0,2015-01-02', '1,2015-12-31']],
    [['2015-01-02', '03.04.2016'], [], ['0,2015-01-02', '1,2016-04-03']],
    [
      ['3/4/2015', '5/6/2015'],
      ['--date-order', 'mdy'],
      ['0,2015-03-04', '1,2015-05-06'],
    ],
    [['3/4/2015', '25/6/2015'], [], ['0,2015-04-03', '1,2015-06-25']],
    [['1.3.2015', '29.2.2016'], [], ['0,2015-03-01', '1,2016-02-29']],
    [['12-Mar-2015', '02APR2016'], [], ['0,2015-03-12', '1,2016-04-02']],
  ])('writes %j as days where nothing about them is open (%j), and says so', async (dates, more, cells) => {
    const found = await ofDates(dates, more)
    expect(found).toMatchObject({ type: 'date', cells })
    expect(found.out).toContain('column on: its dates are written like 2015-03-31')
  })

  it.each(['99/99/9999', '00.00.0000', '--', '/  /', 'Not Reported'])(
    'proposes %j among dates as missing, with its count',
    async (word) => {
      const { out } = await ofDates(['13/01/2015', word, '14/01/2015'])
      expect(out).toContain(`to decide  on: "${word}" in 2 cells is proposed to mean a missing value`)
    },
  )

  it('reads dates known to the day, the month or the year in one column', async () => {
    const path = file('partial.csv', 'nr,on\n1,2015-03-04\n2,2015-04\n3,2016\n')
    expect((await cohorts.call(['new', 'partial', path, '--subject', 'nr'])).code).toBe(0)
    expect(cohorts.read('data/raw/partial/datapackage.json')).toContain('"precision": "year"')
  })

  it('names the few cells that keep a column from being one of dates or of numbers', async () => {
    const odd = ['31.02.2012', '02.2012', '03.04.15']
    const lines = Array.from(
      { length: 20 },
      (_, i) =>
        `${i};${odd[i] ?? `${10 + (i % 9)}.03.2015`};${i === 5 ? '<0,5' : i === 7 ? 'n.b.' : `${i},5`}\n`,
    )
    const path = file('odd.csv', `Nr;OP;CEA\n${lines.join('')}`)
    const { out, code } = await cohorts.call(['new', 'odd', path, '--subject', 'Nr'])
    expect(code).toBe(0)
    expect(out).toContain(
      'OP: "02.2012" (odd.csv:3), "03.04.15" (odd.csv:4), "31.02.2012" (odd.csv:2) keep it from being a column of dates, which its other 17 cells are: correct the file, or add words for a missing value to missingValues, and declare "type": "date", "format": "%d.%m.%Y"',
    )
    expect(out).toContain(
      'CEA: "<0,5" (odd.csv:7), "n.b." (odd.csv:9) keep it from being a column of numbers, which its other 18 cells are: correct the file, or add words for a missing value to missingValues, and declare "type": "number", "decimalChar": ","',
    )
    const from = await cohorts.call([
      ...['new', 'odd-2', path, '--subject', 'Nr', '--event', 'Nr=1', '--until', 'OP'],
    ])
    expect(from.code).toBe(2)
    expect((await cohorts.run(['odd'])).code).toBe(0)
  })

  it.each([
    ['unbekannt', ['ja', 'nein']],
    ['weiß nicht', ['ja', 'nein']],
    ['n.b.', ['lebt', 'tot']],
    ['keine Angabe', ['alive', 'dead']],
  ])(
    'asks what "%s" means beside %s: as a code an endpoint would take it for censored',
    async (word, codes) => {
      const lines = Array.from({ length: 20 }, (_, i) => `${i},${i === 4 ? word : codes[i % 2]},${i + 1}\n`)
      const name = `third-${word.replace(/[^a-z]/g, '')}`
      const path = file(`${name}.csv`, `nr,tot,tage\n${lines.join('')}`)
      const { out, code } = await cohorts.call([
        ...['new', name, path, '--subject', 'nr', '--event', `tot=${codes[0]}`, '--until', 'tage'],
      ])
      expect(code).toBe(0)
      expect(out).toMatch(new RegExp(`to decide  tot: "${word}" occurs in 1 cell.*if it means unknown`))
      expect(cohorts.read(`data/raw/${name}/analysis.yaml`)).toContain(`tot: "${word}" occurs in 1 cell`)
    },
  )

  it('takes calendar years of a short header for years, and times in years for times', async () => {
    const lines = Array.from({ length: 12 }, (_, i) => `${i},${1995 + i},${i + 0.5}\n`)
    const path = file('years.csv', `nr,sample.yr,fu_yr\n${lines.join('')}`)
    expect((await cohorts.call(['new', 'years', path, '--subject', 'nr'])).code).toBe(0)
    const [{ schema }] = JSON.parse(cohorts.read('data/raw/years/datapackage.json')).resources
    expect(schema.fields.slice(1)).toMatchObject([{ type: 'year' }, { type: 'number', unit: 'a' }])
  })
})
