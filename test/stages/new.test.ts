import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { CommandCall } from '../../pipeline/commands/command.ts'
import { type Asker, terminal } from '../../stages/new/asker.ts'
import { newCohort } from '../../stages/new.ts'
import { finishedProject, type Project } from '../pipeline/project.ts'

let project: Project
let folder: string
beforeAll(() => {
  project = finishedProject().copy()
  project.write('.gitignore', 'node_modules/\n')
  folder = mkdtempSync(join(tmpdir(), 'casebook-new-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const row = (i: number): string =>
  `P${i};${['Mann', 'Frau'][i % 2]};${50 + i};${i},5;${10 + i}.03.2015;${i === 3 ? '99' : i % 3};Größe\r\n`
const german = Array.from({ length: 12 }, (_, i) => row(i)).join('')

describe('new', () => {
  it('takes a file of a Western European spreadsheet, and what it writes runs at once', async () => {
    const path = file(
      'Export März.csv',
      Buffer.from(`Nr;Geschlecht;Alter;Dosis;OP;Code;Wort\r\n${german}`, 'latin1'),
    )
    const made = await project.call(['new', 'german', path, '--subject', 'Nr'])
    expect(made.err).toBe('')
    expect(made.out).toContain('99 stands in 1 cell: if it means missing, add it to missingValues')
    const descriptor = JSON.parse(project.read('data/raw/german/datapackage.json'))
    const [resource] = descriptor.resources
    expect(resource).toMatchObject({
      path: 'Export-Marz.csv',
      encoding: 'windows-1252',
      dialect: { delimiter: ';' },
      schema: { primaryKey: 'Nr' },
    })
    const field = (name: string) => resource.schema.fields.find((one: { name: string }) => one.name === name)
    expect(field('Dosis')).toMatchObject({ type: 'number', decimalChar: ',' })
    expect(field('OP')).toMatchObject({ type: 'date', format: '%d.%m.%Y' })
    expect(field('Alter')).toMatchObject({ type: 'integer', unit: 'a' })
    expect(field('Geschlecht')).toMatchObject({ categories: ['Frau', 'Mann'] })
    expect(project.read('data/raw/german/analysis.yaml')).toMatch(/^publish: false/m)
    expect(project.read('.gitignore')).toBe(
      'node_modules/\ndata/raw/german/\ndata/derived/german/\nreports/german/\n',
    )
    const ran = await project.run(['german'])
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: '' })
    expect(project.read('data/derived/german/4-estimate/results.csv')).toContain('Alter')
    expect(project.read('reports/index.html')).not.toContain('german/index.html')
  })

  it('makes ids of headers that are none, and names a column so that a shell takes it for one word', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${i};${20 + i};${i === 0 ? 95 : 50 + i}\n`).join('')
    const path = file('headers.csv', `Nr;Größe (mm);Alter (Jahre)\n${rows}`)
    const refused = await project.call(['new', 'headers', path, '--subject', 'Nr'])
    expect({ code: refused.code, err: refused.err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('or --allow "Alter (Jahre)" if it may stand here'),
    })
    await project.call(['new', 'headers', path, '--subject', 'Nr', '--allow', 'Alter (Jahre)'])
    expect(parse(project.read('data/raw/headers/analysis.yaml')).summaries).toEqual({
      'Grosse-mm': { variable: 'Größe (mm)' },
      'Alter-Jahre': { variable: 'Alter (Jahre)' },
    })
  })

  it('writes nothing over, and nothing at all where it has to ask and nobody is there', async () => {
    const path = file('two.csv', 'a,b,on\n1,x,03/04/2015\n2,y,05/06/2015\n')
    expect(await project.call(['new', 'german', path])).toMatchObject({ code: 2 })
    const asked = await project.call(['new', 'two', path])
    expect({ code: asked.code, err: asked.err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('found a, b; choose one with --subject'),
    })
    expect(project.exists('data/raw/two')).toBe(false)
    const told = await project.call(['new', 'two', path, '--subject', 'a'])
    expect(told.out).toContain('--date-order dmy or mdy')
    const known = await project.call(['new', 'three', path, '--subject', 'a', '--date-order', 'dmy'])
    expect(known.code).toBe(0)
    expect(project.read('data/raw/three/datapackage.json')).toContain('%d/%m/%Y')
  })

  it('refuses columns that look like identifiers, and those that a data dictionary marks', async () => {
    const path = file('records.csv', 'record_id,sex,surname,dead\n1,1,A,0\n2,2,B,1\n3,1,C,0\n')
    const refused = await project.call(['new', 'records', path, '--subject', 'record_id'])
    expect({ code: refused.code, err: refused.err }).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        "records.csv:1:3 surname: expected no column that tells who somebody is, found what looks like a person's name",
      ),
    })
    const dictionary = file(
      'dictionary.csv',
      'Variable / Field Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels",Text Validation Type OR Show Slider Number,Identifier?\n' +
        'record_id,text,Record,,,\nsex,radio,Sex,"1, Male | 2, Female",,\ncity,text,City,,,y\ndead,yesno,Died,,,\nage_y,text,Age at entry,,number,\n',
    )
    const marked = file('marked.csv', 'record_id,sex,city,dead\n1,1,X,0\n2,2,Y,1\n3,1,Z,0\n')
    const call = ['new', 'records', marked, '--subject', 'record_id', '--redcap', dictionary]
    expect((await project.call(call)).err).toContain('city: expected no column that tells who somebody is')
    const plain = file('plain.csv', 'record_id,sex,dead,age_y\n1,1,0,50\n2,2,1,61.5\n3,1,0,70\n')
    expect(
      (await project.call(['new', 'records', plain, '--subject', 'record_id', '--redcap', dictionary])).code,
    ).toBe(0)
    expect(
      JSON.parse(project.read('data/raw/records/datapackage.json')).resources[0].schema.fields,
    ).toMatchObject([
      { name: 'record_id', type: 'integer' },
      {
        name: 'sex',
        title: 'Sex',
        categories: [
          { value: '1', label: 'Male' },
          { value: '2', label: 'Female' },
        ],
      },
      { name: 'dead', title: 'Died', type: 'boolean' },
      { name: 'age_y', title: 'Age at entry', type: 'number', unit: 'a' },
    ])
    expect((await project.run(['records'])).code).toBe(0)
  })

  it('names the line of what tells who somebody is, and writes no word of an allowed column', async () => {
    const remark = (i: number): string =>
      i === 3 ? '"after\nsurgery, x@example.org"' : ['fine', 'tired'][i % 2]!
    const lines = Array.from({ length: 12 }, (_, i) => `${i},${['yes', 'no'][i % 2]},${remark(i)}\n`)
    const path = file('remarks.csv', `nr,phone_followup,remark\n${lines.join('')}`)
    const call = (...more: string[]) => project.call(['new', 'remarks', path, '--subject', 'nr', ...more])
    expect((await call()).err).toContain(
      'remarks.csv:5:3 remark: expected no column that tells who somebody is, found what looks like an e-mail address (remove the column, or --allow remark if it may stand here)\n(',
    )
    expect((await call('--allow', 'remark')).code).toBe(0)
    for (const name of ['datapackage.json', 'analysis.yaml'])
      expect(project.read(`data/raw/remarks/${name}`)).not.toMatch(/example\.org|tired/)
  })

  it('drops no flag without a word, and names codes that would be censored', async () => {
    const lines = Array.from(
      { length: 9 },
      (_, i) => `${i},${['dead', 'alive', 'other'][i % 3]},2015-0${i + 1}-03,${i + 1}\n`,
    )
    const path = file('codes.csv', `nr,status,on,x\n${lines.join('')}`)
    const call = (...more: string[]) => project.call(['new', 'codes', path, '--subject', 'nr', ...more])
    const event = ['--event', 'status=dead']
    expect((await call(...event)).err).toContain(
      'expected --until <column>, the time or date of last contact, with --event',
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
    expect((await project.call(['new', 'index.html', path])).err).toContain(
      'expected a name of small letters',
    )
    expect(project.exists('data/raw/codes')).toBe(false)
    expect((await call(...event, '--until', 'x', '--unit', 'mo')).code).toBe(0)
    const plan = project.read('data/raw/codes/analysis.yaml')
    expect(plan).toContain('TO DECIDE: "status: alive", "status: other" are censored as it stands')
    expect(plan).toContain('its categories stand by the alphabet: put them in the order of tables')
    expect((await project.run(['codes'])).code).toBe(0)
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
    const { out, code } = await project.call(['new', name, path, '--subject', 'nr'])
    expect(code).toBe(0)
    expect(out).toMatch(/on: .*(look like dates of several forms|keeps? it from being a column of dates)/)
    expect(project.read(`data/raw/${name}/datapackage.json`)).not.toContain('categories')
  })

  it('reads dates known to the day, the month or the year beside each other', async () => {
    const path = file('partial.csv', 'nr,on\n1,2015-03-04\n2,2015-04\n3,2016\n')
    expect((await project.call(['new', 'partial', path, '--subject', 'nr'])).code).toBe(0)
    expect(project.read('data/raw/partial/datapackage.json')).toContain('"precision": "year"')
  })

  it('says which columns a REDCap dictionary does not know, which codes it has twice, and which flag stands twice', async () => {
    const head =
      'Variable / Field Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels"\nrecord_id,text,Record,\n'
    const path = file('export.csv', 'record_id,extra,redcap_event_name,form_complete\n1,a,x,2\n2,b,x,2\n')
    const call = (...more: string[]) => project.call(['new', 'known', path, ...more])
    const twice = file('twice.csv', `${head}extra,radio,Extra,"1, A | 1, B"\n`)
    expect((await call('--redcap', twice)).err).toContain(
      'expected each code of extra once, found "1" twice among its choices',
    )
    const dictionary = file('known.csv', head)
    expect((await call('--subject', 'a', '--subject', 'b')).err).toContain(
      'expected --subject once, found it twice',
    )
    const { out, code } = await call('--redcap', dictionary)
    expect(code).toBe(0)
    expect(out.match(/to decide {2}(\S+): not in the data dictionary/g)).toEqual([
      'to decide  extra: not in the data dictionary',
    ])
  })

  it("takes a REDCap dictionary's limits, and 1 of a question of yes and no for the event", async () => {
    const dictionary = file(
      'limits.csv',
      'Variable / Field Name,Field Type,Field Label,Text Validation Type OR Show Slider Number,Text Validation Min,Text Validation Max,Identifier?\n' +
        'record_id,text,Record,,,,\ndead,yesno,Died,,,,\nfu_mo,text,Follow-up,number,0,10,\n',
    )
    const path = file('limited.csv', 'record_id,dead,fu_mo\n1,1,5\n2,0,45\n3,1,2\n')
    const call = ['new', 'limited', path, '--redcap', dictionary, '--event', 'dead=1', '--until', 'fu_mo']
    expect((await project.call(call)).code).toBe(0)
    const ran = await project.call(['limited'])
    expect([ran.code, ran.err]).toEqual([
      1,
      expect.stringContaining('limited.csv:3:3 fu_mo: expected at most 10, found 45'),
    ])
  })

  it('takes the first field of a REDCap dictionary for the subject', async () => {
    const dictionary = file(
      'first.csv',
      'Variable / Field Name,Field Type,Field Label,Identifier?\nrecord_id,text,Record,\ncode,text,Code,\n',
    )
    const path = file('records-2.csv', 'code,record_id\na,1\nb,2\n')
    expect((await project.call(['new', 'first', path, '--redcap', dictionary])).code).toBe(0)
    expect(project.read('data/raw/first/analysis.yaml')).toMatch(/^subject: "record_id"$/m)
  })

  it('takes an ADTTE file to curves, in which CNSR 0 is the event', async () => {
    const path = file(
      'adtte.csv',
      'USUBJID,ARM,PARAMCD,PARAM,AVAL,AVALU,CNSR\nS1,A,OS,Overall survival,10,MONTHS,0\nS2,B,OS,Overall survival,12,MONTHS,1\nS3,A,OS,Overall survival,8,MONTHS,0\n',
    )
    expect((await project.call(['new', 'adtte', path, '--adtte'])).code).toBe(0)
    expect((await project.run(['adtte'])).code).toBe(0)
    const results = project.read('data/derived/adtte/4-estimate/results.csv')
    expect(results).toMatch(/^os-curve\/events,.*,2,1,/m)
    expect(results).toMatch(/^os-curve\/median,.*,10,mo,/m)
  })

  it('names the few cells that keep a column from being one of dates or of numbers', async () => {
    const odd = ['31.02.2012', '02.2012', '03.04.15']
    const lines = Array.from(
      { length: 20 },
      (_, i) =>
        `${i};${odd[i] ?? `${10 + (i % 9)}.03.2015`};${i === 5 ? '<0,5' : i === 7 ? 'n.b.' : `${i},5`}\n`,
    )
    const path = file('odd.csv', `Nr;OP;CEA\n${lines.join('')}`)
    const { out, code } = await project.call(['new', 'odd', path, '--subject', 'Nr'])
    expect(code).toBe(0)
    expect(out).toContain(
      'OP: "02.2012" in row 2, "03.04.15" in row 3, "31.02.2012" in row 1 keep it from being a column of dates, which its other 17 cells are: correct the file, or put into missingValues what means missing, and declare "type": "date", "format": "%d.%m.%Y"',
    )
    expect(out).toContain(
      'CEA: "<0,5" in row 6, "n.b." in row 8 keep it from being a column of numbers, which its other 18 cells are: correct the file, or put into missingValues what means missing, and declare "type": "number", "decimalChar": ","',
    )
    const from = await project.call([
      ...['new', 'odd-2', path, '--subject', 'Nr', '--event', 'Nr=1', '--until', 'OP'],
    ])
    expect(from.code).toBe(2)
    expect((await project.run(['odd'])).code).toBe(0)
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
      const { out, code } = await project.call([
        ...['new', name, path, '--subject', 'nr', '--event', `tot=${codes[0]}`, '--until', 'tage'],
      ])
      expect(code).toBe(0)
      expect(out).toMatch(new RegExp(`to decide  tot: "${word}" stands in 1 cell.*if it means unknown`))
      expect(project.read(`data/raw/${name}/analysis.yaml`)).toContain(`tot: "${word}" stands in 1 cell`)
    },
  )

  it('takes calendar years of a short header for years, and times in years for times', async () => {
    const lines = Array.from({ length: 12 }, (_, i) => `${i},${1995 + i},${i + 0.5}\n`)
    const path = file('years.csv', `nr,sample.yr,fu_yr\n${lines.join('')}`)
    expect((await project.call(['new', 'years', path, '--subject', 'nr'])).code).toBe(0)
    const [{ schema }] = JSON.parse(project.read('data/raw/years/datapackage.json')).resources
    expect(schema.fields.slice(1)).toMatchObject([{ type: 'year' }, { type: 'number', unit: 'a' }])
  })

  it('says why a column of dates is none, where a flag names it', async () => {
    const lines = Array.from(
      { length: 8 },
      (_, i) => `${i},${i % 2},${i},2015-03-${i === 2 ? 'xx' : 10 + i}\n`,
    )
    const path = file('why.csv', `nr,dead,days,op\n${lines.join('')}`)
    const { err } = await project.call([
      ...['new', 'slip', path, '--subject', 'nr', '--event', 'dead=1', '--until', 'days', '--from', 'op'],
    ])
    expect(err).toContain('found "op", a string: "2015-03-xx" in row 3 keeps it from being a column of dates')
    expect(err).toContain('leave the flags of the endpoint out')
  })

  it('refuses CNSR without AVAL, and says which columns are not taken over', async () => {
    const rows = (aval: string): string =>
      `USUBJID,TRT01P,SEX,PARAMCD,AVAL,AVALU,CNSR,EVNTDESC\nS1,A,F,OS,10,DAYS,0,x\nS1,B,F,PFS,9,DAYS,0,y\nS2,B,M,OS,${aval},DAYS,1,z\nS2,B,M,PFS,3,DAYS,1,z\n`
    const refused = await project.call(['new', 'adtte-2', file('adtte-2.csv', rows('')), '--adtte'])
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining(
        'expected AVAL in each row, found none in row 3 under the header; write the time',
      ),
    ])
    const path = file('adtte-2.csv', rows('5'))
    const made = await project.call(['new', 'adtte-2', path, '--adtte'])
    expect(made.out).toContain(
      'TRT01P: not the same in all rows of a subject, and not taken over\n  to decide  EVNTDESC: told of each parameter, and not taken over',
    )
  })

  it('names the units of AVAL where there are several', async () => {
    const path = file('adtte-3.csv', 'USUBJID,PARAMCD,AVAL,AVALU,CNSR\nS1,OS,10,DAYS,0\nS2,OS,3,MONTHS,1\n')
    const call = (...more: string[]) => project.call(['new', 'adtte-3', path, '--adtte', ...more])
    expect((await call()).err).toContain('found DAYS and MONTHS')
    expect((await call('--unit', 'd')).err).toContain(
      'expected AVALU to say what --unit says (d), found MONTHS',
    )
  })

  it('takes the words of a column of yes and no for the event, and no name of a command for a cohort', async () => {
    const lines = Array.from({ length: 6 }, (_, i) => `${i},${i % 2 ? 'ja' : 'nein'},${3 * i + 1}\n`)
    const path = file('ja.csv', `nr,tot,tage\n${lines.join('')}`)
    const call = (name: string, ...more: string[]) =>
      project.call(['new', name, path, '--subject', 'nr', ...more])
    expect((await call('plan')).err).toContain('expected a name that is no command')
    expect((await call('share')).err).toContain('expected a name that is no command')
    expect((await call('yes', '--unit', 'parsec')).err).toContain('expected --unit a, mo, wk')
    expect((await call('yes', '--unit', 'd')).err).toContain('expected --event with --unit')
    expect((await call('yes', '--event', 'tot=oui', '--until', 'tage')).err).toContain(
      'with codes of it (ja, nein, true, false), found "oui"',
    )
    expect((await call('yes', '--event', 'tot=ja', '--until', 'tage')).code).toBe(0)
    expect(parse(project.read('data/raw/yes/analysis.yaml')).endpoints['first-endpoint'].event.when).toEqual({
      tot: true,
    })
  })

  it('asks for the dictionary of this export, reads its decimal commas, refuses what it validates as a telephone', async () => {
    const head =
      'Variable / Field Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels",Text Validation Type OR Show Slider Number,Identifier?\n'
    const other = file('other.csv', `${head}foo,text,Foo,,,\n`)
    const own = file('own.csv', `${head}psa,text,PSA,,number_1dp_comma_decimal,\ncall,text,Call,,phone,\n`)
    const path = file('psa.csv', 'record_id;psa\n1;2,5\n2;3\n3;\n')
    const call = (dictionary: string, from: string) =>
      project.call(['new', 'psa', from, '--subject', 'record_id', '--redcap', dictionary])
    expect((await call(other, path)).err).toContain('expected the dictionary of this export in other.csv')
    expect((await call(own, file('call.csv', 'record_id,call\n1,a\n2,b\n'))).err).toContain(
      'call: expected no column that tells who somebody is',
    )
    expect((await call(own, path)).code).toBe(0)
    expect((await project.run(['psa'])).code).toBe(0)
    expect(project.read('data/derived/psa/4-estimate/results.csv')).toMatch(/^psa\/mean,.*,2\.75,/m)
  })

  it('takes times of three decimals, some below 1, to the curve that R gives', async () => {
    const rows =
      '1\t0.000\t0.067\t0\n2\t0.975\t4.688\t1\n3\t0.000\t2.611\t0\n4\t1.231\t3.842\t1\n5\t0.500\t2.175\t1\n6\t2.050\t5.551\t0\n7\t0.000\t1.250\t1\n8\t0.750\t3.062\t1\n'
    const path = file('three.tsv', `i\tentry_years\tyears\tdied\n${rows}`)
    const call = ['new', 'three-decimals', path, '--event', 'died=1', '--until', 'years', '--unit', 'a']
    const { out, code } = await project.call(call)
    expect(code).toBe(0)
    expect(out).toMatch(/^subject: column "i" of three.csv/)
    const plan = project.read('data/raw/three-decimals/analysis.yaml')
    project.write(
      'data/raw/three-decimals/analysis.yaml',
      plan
        .replace('    until: "years"\n', '    until: "years"\n    enters: entry_years\n')
        .replace('first-endpoint: {}', 'first-endpoint: { at: [1.25, 2.175, 3.062, 3.842, 4.688] }'),
    )
    expect((await project.run(['three-decimals'])).err).toBe('')
    const results = project.read('data/derived/three-decimals/4-estimate/results.csv')
    // R 4, survival: summary(survfit(Surv(entry, years, died) ~ 1))
    const expected = {
      1.25: 0.8333333,
      2.175: 0.6944444,
      3.062: 0.5208333,
      3.842: 0.3472222,
      4.688: 0.1736111,
    }
    for (const [time, survival] of Object.entries(expected)) {
      const found = results.match(new RegExp(`^first-endpoint/survival@${time},.*,${time},([0-9.]+),`, 'm'))
      expect(Number(found?.[1])).toBeCloseTo(survival, 7)
    }
  })

  it('joins further files: several rows a subject, or not for everybody', async () => {
    const roster = file('roster.csv', 'pid,arm\n1,a\n2,b\n3,a\n')
    const visits = file('visits.csv', 'pid,on\n1,2015-01-01\n1,2015-02-01\n2,2015-03-01\n')
    const tumour = file('tumour.csv', 'pid,grade\n1,2\n3,1\n')
    expect((await project.call(['new', 'joined', roster, visits, tumour])).code).toBe(0)
    const { resources } = JSON.parse(project.read('data/raw/joined/datapackage.json'))
    expect(resources.map(({ rows }: { rows?: string }) => rows)).toEqual([undefined, 'many', 'optional'])
    expect((await project.run(['joined'])).code).toBe(0)
  })

  it('makes the first endpoint of flags, and says which columns and codes there are', async () => {
    const path = file('times.csv', `nr;tod;zeit\n1;1;10\n2;0;30\n3;1;20\n4;1;20\n5;0;5\n`)
    const call = (...more: string[]) => project.call(['new', 'flags', path, '--subject', 'nr', ...more])
    expect((await call('--event', 'tot=1')).err).toContain(
      'expected --event <column>=<code>, a column with codes (tod), found "tot=1"',
    )
    expect((await call('--event', 'tod=2')).err).toContain('with codes of it (0, 1), found "2"')
    expect((await call('--event', 'tod=1', '--until', 'zeit', '--unit', 'months')).err).toContain(
      'expected --unit a, mo, wk, d, h, min, s, found "months"',
    )
    expect(project.exists('data/raw/flags')).toBe(false)
    expect(await call('--event', 'tod=1', '--until', 'zeit', '--unit', 'mo')).toMatchObject({
      code: 0,
      err: '',
    })
    expect((await project.run(['flags'])).code).toBe(0)
    const results = project.read('data/derived/flags/4-estimate/results.csv')
    // three deaths; S falls to 4/5 * 2/4... : at risk after the one censored at 5 are four: 3/4 at 10, 1/4 at 20
    expect(results).toMatch(/^first-endpoint\/events,.*,3,1,/m)
    expect(results).toMatch(/^first-endpoint\/median,.*,20,mo,/m)
  })
})

/** Answers by what a question begins with; a question that none fits fails. */
const answering = (answers: Readonly<Record<string, string | undefined>>): Asker => ({
  choose: async (question, offered) => {
    const begin = Object.keys(answers).find((words) => question.startsWith(words))
    if (begin === undefined) throw new Error(`asked: ${question}`)
    const answer = answers[begin]
    if (answer !== undefined) expect(offered).toContain(answer)
    return answer
  },
  close: () => {},
})

describe('new, asked in a terminal', () => {
  const dates = `no,case,status,operated,seen,relapse\n1,a,dead,2015-01-02,2016-01-02,\n2,b,alive,2015-02-03,2017-02-03,2016-05-06\n`
  const call = (root: string, path: string): CommandCall => ({
    root,
    words: ['asked', path],
    flags: {},
    manifest: { stages: [], engines: [], commands: [] } as unknown as CommandCall['manifest'],
  })

  it('writes the endpoint that was told, between dates', async () => {
    const root = mkdtempSync(join(folder, 'asked-'))
    const said = await newCohort(
      call(root, file('asked.csv', dates)),
      answering({
        'Which column names the subject': 'case',
        'Which column tells whether the event': 'status',
        'Which code of status': 'dead',
        'Which column tells when a subject was last seen': 'seen',
        'Which column tells when the event happened': undefined,
        'Which column is the date from which': 'operated',
      }),
    )
    expect(said).toContain('what is left to decide')
    const plan = parse(readFileSync(join(root, 'data/raw/asked/analysis.yaml'), 'utf8'))
    expect(plan.subject).toBe('case')
    expect(plan.endpoints['first-endpoint']).toMatchObject({
      from: 'operated',
      event: { when: { status: 'dead' }, at: 'seen' },
      until: 'seen',
    })
  })

  it('leaves the endpoint for later where that is the answer', async () => {
    const root = mkdtempSync(join(folder, 'asked-'))
    const later = answering({
      'Which column names the subject': 'no',
      'Which column tells whether the event': undefined,
    })
    expect(await newCohort(call(root, file('asked.csv', dates)), later)).toContain(
      'name the event and its codes',
    )
    expect(parse(readFileSync(join(root, 'data/raw/asked/analysis.yaml'), 'utf8')).endpoints).toBeUndefined()
  })

  const typing = (lines: string) => {
    const input = new PassThrough()
    const output = new PassThrough()
    const asker = terminal(input, output)
    input.write(lines)
    return { asker, input, shown: () => String(output.read() ?? '') }
  }

  it('takes a number of the list or a name, and asks again for anything else', async () => {
    const { asker, shown } = typing('7\nnobody\n2\n')
    expect(await asker.choose('Which?', ['Status', 'Seen'])).toBe('Seen')
    expect(shown()).toContain('Which?\n  1  Status\n  2  Seen\n')
    asker.close()
    expect(await typing('SEEN\n').asker.choose('Which?', ['Status', 'Seen'])).toBe('Seen')
  })

  it('numbers no list of numbers, in which 1 is the code 1', async () => {
    const { asker, shown } = typing('1\n')
    expect(await asker.choose('Which code?', ['0', '1'])).toBe('1')
    expect(shown()).toContain('Which code?\n  0\n  1\none of these: ')
  })

  it('takes Enter only where none may be chosen', async () => {
    expect(await typing('\n').asker.choose('Which?', ['a', 'b'], 'decide later')).toBeUndefined()
    expect(await typing('\nb\n').asker.choose('Which?', ['a', 'b'])).toBe('b')
  })

  it('ends where the input ends, instead of waiting', async () => {
    const { asker, input } = typing('')
    const asked = asker.choose('Which?', ['a', 'b'])
    input.end()
    await expect(asked).rejects.toThrow(
      'new: expected an answer, found the end of the input; nothing was written',
    )
  })
})
