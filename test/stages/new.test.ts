import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newProject, type Project } from '../pipeline/project.ts'

let project: Project
let folder: string
beforeAll(() => {
  project = newProject([])
  project.write('.gitignore', 'node_modules/\n')
  folder = mkdtempSync(join(tmpdir(), 'casebook-new-'))
})
afterAll(() => {
  project.dispose()
  rmSync(folder, { recursive: true })
})

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
    expect(made.out).toContain('99 stands in 1 cells: if it means missing, put it into missingValues')
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

  it('writes nothing over, and nothing at all where it has to ask and nobody is there', async () => {
    const path = file('two.csv', 'a,b,on\n1,x,03/04/2015\n2,y,05/06/2015\n')
    expect(await project.call(['new', 'german', path])).toMatchObject({ code: 2 })
    const asked = await project.call(['new', 'two', path])
    expect({ code: asked.code, err: asked.err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('found a, b; say which by --subject'),
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
        'record_id,text,Record,,,\nsex,radio,Sex,"1, Male | 2, Female",,\ncity,text,City,,,y\ndead,yesno,Died,,,\n',
    )
    const marked = file('marked.csv', 'record_id,sex,city,dead\n1,1,X,0\n2,2,Y,1\n3,1,Z,0\n')
    const call = ['new', 'records', marked, '--subject', 'record_id', '--redcap', dictionary]
    expect((await project.call(call)).err).toContain('city: expected no column that tells who somebody is')
    const plain = file('plain.csv', 'record_id,sex,dead\n1,1,0\n2,2,1\n3,1,0\n')
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
    ])
    expect((await project.run(['records'])).code).toBe(0)
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

  it('joins further files: several rows a subject, or not for everybody', async () => {
    const roster = file('roster.csv', 'pid,arm\n1,a\n2,b\n3,a\n')
    const visits = file('visits.csv', 'pid,on\n1,2015-01-01\n1,2015-02-01\n2,2015-03-01\n')
    const tumour = file('tumour.csv', 'pid,grade\n1,2\n3,1\n')
    expect((await project.call(['new', 'joined', roster, visits, tumour])).code).toBe(0)
    const { resources } = JSON.parse(project.read('data/raw/joined/datapackage.json'))
    expect(resources.map(({ rows }: { rows?: string }) => rows)).toEqual([undefined, 'many', 'optional'])
    expect((await project.run(['joined'])).code).toBe(0)
  })
})
