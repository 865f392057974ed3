import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())
const file: NewCohorts['file'] = (name, text) => cohorts.file(name, text)

describe('new', () => {
  it('refuses columns that look like identifiers, and those that a data dictionary marks', async () => {
    const path = file('records.csv', 'record_id,sex,surname,dead\n1,1,A,0\n2,2,B,1\n3,1,C,0\n')
    const refused = await cohorts.call(['new', 'records', path, '--subject', 'record_id'])
    expect({ code: refused.code, err: refused.err }).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        "records.csv:1:3 surname: expected no identifying columns, found what looks like a person's name",
      ),
    })
    const dictionary = file(
      'dictionary.csv',
      'Variable / Field Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels",Text Validation Type OR Show Slider Number,Identifier?\n' +
        'record_id,text,Record,,,\nsex,radio,Sex,"1, Male | 2, Female",,\ncity,text,City,,,y\ndead,yesno,Died,,,\nage_y,text,Age at entry,,number,\n',
    )
    const marked = file('marked.csv', 'record_id,sex,city,dead\n1,1,X,0\n2,2,Y,1\n3,1,Z,0\n')
    const call = ['new', 'records', marked, '--subject', 'record_id', '--redcap', dictionary]
    expect((await cohorts.call(call)).err).toContain('city: expected no identifying columns')
    const plain = file('plain.csv', 'record_id,sex,dead,age_y\n1,1,0,50\n2,2,1,61.5\n3,1,0,70\n')
    expect(
      (await cohorts.call(['new', 'records', plain, '--subject', 'record_id', '--redcap', dictionary])).code,
    ).toBe(0)
    expect(
      JSON.parse(cohorts.read('data/raw/records/datapackage.json')).resources[0].schema.fields,
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
    expect((await cohorts.run(['records'])).code).toBe(0)
  })

  it('keeps a column that a project or its dictionary marks as an identifier only with --allow, and says all ways out', async () => {
    const project = 'test/sources/redcap/project.xml'
    const refused = await cohorts.call(['new', 'odm', project])
    expect(refused.err).toContain(
      'date_op: expected no identifying columns, found what looks like an identifier, as its file declares (remove the column; in REDCap export again with "Remove All Identifier Fields"; if a mark is wrong, correct it there, or keep it with --allow date_op)',
    )
    expect(cohorts.exists('data/raw/odm')).toBe(false)
    expect((await cohorts.call(['new', 'odm', project, '--allow', 'date_op'])).err).toBe('')
    expect(cohorts.read('data/raw/odm/analysis.yaml')).toContain('identifiers: { allowed: ["date_op"] }')
    expect((await cohorts.run(['odm'])).err).toBe('')
    const dictionary = file(
      'city.csv',
      'Variable / Field Name,Field Type,Field Label,Identifier?\nrecord_id,text,Record,\ncity,text,City,y\n',
    )
    const call = ['new', 'city', file('of-city.csv', 'record_id,city\n1,X\n2,Y\n'), '--redcap', dictionary]
    expect((await cohorts.call(call)).err).toContain('or keep it with --allow city)')
    expect((await cohorts.call([...call, '--allow', 'city'])).err).toBe('')
  })

  it('takes the first field of a REDCap dictionary for the subject', async () => {
    const dictionary = file(
      'first.csv',
      'Variable / Field Name,Field Type,Field Label,Identifier?\nrecord_id,text,Record,\ncode,text,Code,\n',
    )
    const path = file('records-2.csv', 'code,record_id\na,1\nb,2\n')
    expect((await cohorts.call(['new', 'first', path, '--redcap', dictionary])).code).toBe(0)
    expect(cohorts.read('data/raw/first/analysis.yaml')).toMatch(/^subject: "record_id"$/m)
  })

  it('asks for the dictionary of this export, reads its decimal commas, refuses what it validates as a telephone', async () => {
    const head =
      'Variable / Field Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels",Text Validation Type OR Show Slider Number,Identifier?\n'
    const other = file('other.csv', `${head}foo,text,Foo,,,\n`)
    const own = file('own.csv', `${head}psa,text,PSA,,number_1dp_comma_decimal,\ncall,text,Call,,phone,\n`)
    const path = file('psa.csv', 'record_id;psa\n1;2,5\n2;3\n3;\n')
    const call = (dictionary: string, from: string) =>
      cohorts.call(['new', 'psa', from, '--subject', 'record_id', '--redcap', dictionary])
    expect((await call(other, path)).err).toContain('other.csv: expected the dictionary of this export')
    expect((await call(own, file('call.csv', 'record_id,call\n1,a\n2,b\n'))).err).toContain(
      'call: expected no identifying columns',
    )
    expect((await call(own, path)).code).toBe(0)
    expect((await cohorts.run(['psa'])).code).toBe(0)
    expect(cohorts.read('data/derived/psa/4-estimate/results.csv')).toMatch(/^psa\/mean,.*,2\.75,/m)
  })
})
