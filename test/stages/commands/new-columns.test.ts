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

  it.each([
    ['13.01.15', '02.03.16'],
    ['2015-01-02 00:00:00', '2016-03-04 00:00:00'],
    ['2015-01-02', '03.04.2016'],
    ['30.02.2015', '31.02.2016'],
  ])('takes no dates of a kind that it cannot tell for words: %s beside %s', async (...dates) => {
    const lines = Array.from({ length: 6 }, (_, i) => `${i},${dates[i % 2]}\n`)
    const path = file('kinds.csv', `nr,on\n${lines.join('')}`)
    const name = `kinds-${dates[0]!.replace(/\D/g, '')}`
    const { out, code } = await cohorts.call(['new', name, path, '--subject', 'nr'])
    expect(code).toBe(0)
    expect(out).toMatch(/on: .*(look like dates of several forms|keeps? it from being a column of dates)/)
    expect(cohorts.read(`data/raw/${name}/datapackage.json`)).not.toContain('categories')
  })

  it('reads dates known to the day, the month or the year beside each other', async () => {
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
      'OP: "02.2012" in row 2, "03.04.15" in row 3, "31.02.2012" in row 1 keep it from being a column of dates, which its other 17 cells are: correct the file, or add words for a missing value to missingValues, and declare "type": "date", "format": "%d.%m.%Y"',
    )
    expect(out).toContain(
      'CEA: "<0,5" in row 6, "n.b." in row 8 keep it from being a column of numbers, which its other 18 cells are: correct the file, or add words for a missing value to missingValues, and declare "type": "number", "decimalChar": ","',
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
