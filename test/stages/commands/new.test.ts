import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { newProject, type Project } from '../../../tools/support/project.ts'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

/** What the launcher itself does runs in a process of its own; everything else by `cohorts`, in the same folder. */
let project: Project
let cohorts: NewCohorts
beforeAll(() => {
  project = newProject([])
  project.write('.gitignore', 'node_modules/\n')
  cohorts = newCohorts(project.root)
})
afterAll(() => {
  project.dispose()
  cohorts.dispose()
})
const file: NewCohorts['file'] = (name, text) => cohorts.file(name, text)

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
    expect(made.out).toContain('99 occurs in 1 cell: if it means missing, add it to missingValues')
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
    const refused = await cohorts.call(['new', 'headers', path, '--subject', 'Nr'])
    expect({ code: refused.code, err: refused.err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('or keep it with --allow "Alter (Jahre)"'),
    })
    await cohorts.call(['new', 'headers', path, '--subject', 'Nr', '--allow', 'Alter (Jahre)'])
    expect(parse(cohorts.read('data/raw/headers/analysis.yaml')).summaries).toEqual({
      'Grosse-mm': { variable: 'Größe (mm)' },
      'Alter-Jahre': { variable: 'Alter (Jahre)' },
    })
  })

  it('overwrites no file, and writes none if it has a question and the call is not interactive', async () => {
    const path = file('two.csv', 'a,b,on\n1,x,03/04/2015\n2,y,05/06/2015\n')
    expect(await cohorts.call(['new', 'german', path])).toMatchObject({ code: 2 })
    const asked = await cohorts.call(['new', 'two', path])
    expect({ code: asked.code, err: asked.err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('found a, b (choose one with --subject)'),
    })
    expect(cohorts.exists('data/raw/two')).toBe(false)
    const told = await cohorts.call(['new', 'two', path, '--subject', 'a'])
    expect(told.out).toContain('--date-order dmy or mdy')
    const known = await cohorts.call(['new', 'three', path, '--subject', 'a', '--date-order', 'dmy'])
    expect(known.code).toBe(0)
    expect(cohorts.read('data/raw/three/datapackage.json')).toContain('%d/%m/%Y')
  })

  it('says which columns a REDCap dictionary does not know, which codes it has twice, and which flag occurs twice', async () => {
    const head =
      'Variable / Field Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels"\nrecord_id,text,Record,\n'
    const path = file('export.csv', 'record_id,extra,redcap_event_name,form_complete\n1,a,x,2\n2,b,x,2\n')
    const argv = ['new', 'known', path]
    const call = (...more: string[]) => cohorts.call([...argv, ...more])
    const twice = file('twice.csv', `${head}extra,radio,Extra,"1, A | 1, B"\n`)
    expect((await call('--redcap', twice)).err).toContain(
      'expected each code of extra once, found "1" twice among its choices',
    )
    const dictionary = file('known.csv', head)
    expect((await project.call([...argv, '--subject', 'a', '--subject', 'b'])).err).toContain(
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
    expect((await cohorts.call(call)).code).toBe(0)
    const ran = await project.call(['limited'])
    expect([ran.code, ran.err]).toEqual([
      1,
      expect.stringContaining('limited.csv:3:3 fu_mo: expected at most 10, found 45'),
    ])
  })
})
