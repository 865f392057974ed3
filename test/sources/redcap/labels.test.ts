import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renewCohort } from '../../../stages/commands/renew.ts'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())

/** The export of test/sources/field/12, as REDCap writes it with labels: headers, choices, instruments. */
const NAMES =
  'record_id,redcap_repeat_instrument,redcap_repeat_instance,date_op,sex,baseline_complete,visit_date,visit_alive,visit_complete'
const LABELS = 'Record,Repeat Instrument,Repeat Instance,Operation,Sex,Complete?,Visit,Alive,Complete?'
const CELLS = `1,,,2020-01-10,male,Complete,,,
1,Visit,1,,,,2020-07-01,yes,Complete
1,Visit,2,,,,2021-02-01,no,Complete
2,,,2020-03-01,female,Complete,,,
2,Visit,1,,,,2021-03-01,yes,Complete
3,,,2020-05-05,male,Complete,,,
3,Visit,1,,,,2020-09-01,no,Complete
`
const field = (name: string) => `test/sources/field/12/${name}`
const dictionary = ['--redcap', field('dictionary.csv')]
const tables = (cohort: string): readonly { readonly path: string }[] =>
  JSON.parse(cohorts.read(`data/raw/${cohort}/datapackage.json`)).resources
const texts = (cohort: string): readonly string[] =>
  tables(cohort).map(({ path }) => cohorts.read(`data/raw/${cohort}/${path}`))
const schemas = (cohort: string) =>
  tables(cohort).map((table) => (table as unknown as { schema: object }).schema)

describe('an export of labels, with the data dictionary', () => {
  it.each([
    ['headers and cells are labels', LABELS, CELLS],
    ['headers are names and cells are labels', NAMES, CELLS],
    ['headers are labels and cells are codes', LABELS, null],
  ])('gives the tables of the export of raw data: %s', async (name, header, cells) => {
    const raw = readFileSync(field('export.csv'), 'utf8')
    const id = name.replaceAll(' ', '-')
    if (cohorts.exists('data/raw/raw') === false)
      expect((await cohorts.call(['new', 'raw', field('export.csv'), ...dictionary])).err).toBe('')
    const path = cohorts.file(`${id}.csv`, `${header}\n${cells ?? raw.slice(raw.indexOf('\n') + 1)}`)
    const made = await cohorts.call(['new', id, path, ...dictionary])
    expect(made.err).toBe('')
    expect(texts(id).map((text) => text.replaceAll('Visit_', 'visit_'))).toEqual(texts('raw'))
    expect(JSON.stringify(schemas(id)).replaceAll('Visit_', 'visit_')).toBe(JSON.stringify(schemas('raw')))
    expect(made.out.includes('labels of choices are replaced by the codes')).toBe(cells !== null)
    expect(made.out.includes('its labels are replaced by the names')).toBe(header === LABELS)
    expect((await cohorts.run([id])).err).toBe('')
  })

  it('renew reads a later one with the dictionary, and asks for it', async () => {
    await cohorts.call(['new', 'again', cohorts.file('again.csv', `${LABELS}\n${CELLS}`), ...dictionary])
    const later = cohorts.file('again.csv', `${LABELS}\n${CELLS.replace('01-10,male', '01-10,female')}`)
    const renew = (flags: object) =>
      renewCohort({ root: cohorts.root, words: ['again', later], flags: { ...flags } }).catch(
        (error: Error) => error.message,
      )
    expect(await renew({})).toContain('since it has labels, found none (--redcap <dictionary.csv>)')
    expect(await renew({ redcap: field('dictionary.csv') })).toContain('    1: sex')
  })

  it('a label of several choices, fields or of none is refused by its place, and nothing is written', async () => {
    const call = async (entries: string, text: string) => {
      const described = cohorts.file(
        'd.csv',
        `Variable / Field Name,Form Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels"\nrecord_id,main,text,Record ID,\n${entries}`,
      )
      const { code, err } = await cohorts.call([
        ...['new', 'refused', cohorts.file('refused.csv', text)],
        ...['--redcap', described],
      ])
      expect(cohorts.exists('data/raw/refused')).toBe(false)
      expect(code).toBe(2)
      return err
    }
    const sex = 'sex,main,radio,Sex,"1, male | 2, female"\n'
    const grade = 'grade,main,radio,Grade,"1, low | 2, low | 3, high"\n'
    const RAW = '(in REDCap: Export Data, "CSV / Microsoft Excel (raw data)"'
    expect(await call(sex, 'Record ID,Sex\n1,male\n2,other\n')).toContain(
      `refused.csv:3:2: expected a label of sex in the data dictionary, as in the other columns, found "other" ${RAW})`,
    )
    expect(await call(grade, 'record_id,grade\n1,high\n2,low\n')).toContain(
      `refused.csv:3:2: expected a label of grade in the data dictionary, as in the other columns, found "low", the label of the codes 1 and 2 ${RAW})`,
    )
    expect(await call(sex, 'Record ID,Sex,Weight\n1,male,3\n')).toContain(
      'refused.csv:1: expected labels of the data dictionary, found "Weight"',
    )
    expect(
      await call(`${sex}sex_2,main,radio,Sex,"1, male | 2, female"\n`, 'Record ID,Sex\n1,male\n'),
    ).toContain('found "Sex", the label of "sex" and "sex_2", in another number of columns')
    const swapped = 'item,main,radio,Item,"1, 2 | 2, 1"\n'
    expect(await call(swapped, 'Record ID,Item\n1,1\n2,2\n')).toContain(
      'refused.csv:2:2: expected labels or codes, found "1", which is a code of item and the label of code 2, and no other cell shows which',
    )
  })

  it('fields of one label are told apart by the order of the dictionary, and checkboxes by their choices', async () => {
    const described = cohorts.file(
      'two.csv',
      `Variable / Field Name,Form Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels"
record_id,main,text,Record ID,
height,main,text,"<b>Measured</b> value",
note,main,descriptive,"Read this",
sign,main,checkbox,"Sign ""now""","1, Fever | -2, Cough, dry"
height_2,late,text,Measured value,
`,
    )
    const text = `Record ID,Measured value,Sign 'now' (choice=Fever),"Sign 'now' (choice=Cough, dry)",Complete?,Measured value,Complete?
1,170,Checked,Unchecked,Complete,171,Unverified
2,180,Unchecked,Unchecked,Incomplete,181,Complete
`
    const made = await cohorts.call(['new', 'two', cohorts.file('values.csv', text), '--redcap', described])
    expect(made.err).toBe('')
    expect(texts('two')).toEqual([
      'record_id,height,sign___1,sign____2,main_complete,height_2,late_complete\n1,170,1,0,2,171,1\n2,180,0,0,0,181,2\n',
    ])
  })

  it('codes that look like labels stay codes where a cell of the export shows it', async () => {
    const described = cohorts.file(
      'grades.csv',
      'Variable / Field Name,Form Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels"\nrecord_id,main,text,Record ID,\ngrade,main,radio,Grade,"0, 1 | 1, 2 | 2, 3"\nsex,main,radio,Sex,"1, male | 2, female"\n',
    )
    const rows = (sex: string) => `record_id,grade,sex\n1,1,${sex}\n2,2,${sex}\n`
    await cohorts.call(['new', 'codes', cohorts.file('c.csv', rows('2')), '--redcap', described])
    expect(texts('codes')).toEqual([rows('2')])
    await cohorts.call(['new', 'words', cohorts.file('w.csv', rows('female')), '--redcap', described])
    expect(texts('words')).toEqual(['record_id,grade,sex\n1,0,2\n2,1,2\n'])
  })
})

it('without the dictionary an export of labels is refused with both ways out', async () => {
  const events = await cohorts.call([
    'new',
    'without',
    cohorts.file('e.csv', 'Record ID,Event Name,x\n1,Start,2\n'),
  ])
  const forms = await cohorts.call([
    ...[
      'new',
      'without',
      cohorts.file('f.csv', 'Record ID,Sex,Complete?,Age,Complete?\n1,male,Complete,3,Complete\n'),
    ],
  ])
  for (const { code, err } of [events, forms]) {
    expect(code).toBe(2)
    expect(err).toContain('give the data dictionary of the project with --redcap, or ')
  }
})
