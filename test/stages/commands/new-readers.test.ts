import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SourceReader, SourceTable } from '../../../sources/source.ts'
import { renewCohort } from '../../../stages/commands/renew.ts'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

/** A reader of files of this test: BOOK, then tables as JSON, or faults. */
const book: SourceReader = {
  converter: 'book/1',
  title: 'a book of tables (.book)',
  recognizes: (bytes) => new TextDecoder().decode(bytes.subarray(0, 4)) === 'BOOK',
  read: async (bytes, _, { table }) => {
    const { tables, faults, notes = [] } = JSON.parse(new TextDecoder().decode(bytes.subarray(4)))
    if (faults) return { faults }
    const read = (tables as SourceTable[]).map((one) => ({
      ...one,
      placeOf: (row: number, column: number) => `sheet "${one.name}", row ${row + 2}, column ${column + 1}`,
    }))
    return { tables: read.filter(({ name }) => table === undefined || name === table), notes }
  },
}
let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts(undefined, [book])
})
afterAll(() => cohorts.dispose())

const bookFile = (name: string, content: unknown): string =>
  cohorts.file(name, `BOOK${JSON.stringify(content)}`)
const columns = [
  { name: 'pat', label: 'Patient' },
  {
    ...{ name: 'status', label: 'Vital status', kind: 'number' },
    codes: [
      { value: '0', label: 'alive' },
      { value: '1', label: 'dead' },
      { value: '9', label: 'not known' },
    ],
    missing: [{ value: '9', label: 'not known' }],
  },
  { name: 'fu', label: 'Follow-up (months)', kind: 'number' },
  { name: 'seen', kind: 'datetime' },
  { name: 'site', kind: 'text' },
  { name: 'dose', kind: 'number', unit: 'mg' },
]
const rows = [
  ['A', '1', '3.25', '2015-03-31T00:00:00', '007', '1.073'],
  ['B', '0', '17', '2015-04-01T00:00:00', '012', '2.5'],
  ['C', '9', '40.5', '2015-05-01T00:00:00', '013', ''],
  ['D', '1', '8', '', '014', '0.5'],
]
const patients = { name: 'Patients', columns, rows }
const visits = {
  name: 'Visits 2',
  columns: [{ name: 'pat' }, { name: 'grade' }],
  rows: [
    ['A', '1'],
    ['A', '2'],
    ['B', '1'],
  ],
}
interface WrittenField {
  readonly name: string
}
const packageOf = (cohort: string) => JSON.parse(cohorts.read(`data/raw/${cohort}/datapackage.json`))
const renew = (cohort: string, path: string, flags = {}) =>
  renewCohort({ root: cohorts.root, words: [cohort, path], flags }, [book]).catch(
    (error: Error) => error.message,
  )

it('what a file declares of its columns becomes title, categories, missing values, type and unit', async () => {
  const path = bookFile('data.book', {
    tables: [patients],
    notes: [{ place: 'sheet "Patients"', text: 'row 9 is hidden' }],
  })
  const made = await cohorts.call(['new', 'declared', path, '--event', 'status=dead', '--until', 'fu'])
  expect(made.err).toBe('')
  expect(made.out).toMatch(
    /^subject: column "pat" of data.csv \(4 rows, .*\n.*\n.*\nread: data.book, a book of tables \(.book\)\n {2}sheet "Patients": row 9 is hidden\n/,
  )
  const [resource] = packageOf('declared').resources
  expect(resource.source).toMatchObject({ file: 'data.book', converter: 'book/1' })
  const field = (name: string) => resource.schema.fields.find((one: WrittenField) => one.name === name)
  expect(field('status')).toMatchObject({
    title: 'Vital status',
    type: 'integer',
    categories: [
      { value: 0, label: 'alive' },
      { value: 1, label: 'dead' },
    ],
    missingValues: ['', { value: '9', label: 'not known' }],
  })
  expect(field('fu')).toMatchObject({ title: 'Follow-up (months)', type: 'number', unit: 'mo' })
  expect(field('seen')).toMatchObject({ type: 'date' })
  expect(field('site')).toMatchObject({ type: 'string' })
  expect(field('dose')).toMatchObject({ type: 'number', unit: 'mg' })
  expect(cohorts.read('data/raw/declared/data.csv')).toBe(
    'pat,status,fu,seen,site,dose\nA,1,3.25,2015-03-31,007,1.073\nB,0,17,2015-04-01,012,2.5\nC,9,40.5,2015-05-01,013,\nD,1,8,,014,0.5\n',
  )
})

it('what it declares runs: labels in tables, and a subject of unknown status is named', async () => {
  expect((await cohorts.run(['declared'])).err).toContain('status: expected values that decide whether')
})

it('several tables of a file are several resources, that with one row per subject first; --table picks one', async () => {
  const path = bookFile('two.book', { tables: [visits, patients] })
  expect((await cohorts.call(['new', 'two', path])).err).toBe('')
  expect(
    packageOf('two').resources.map(({ path, rows, source }: never) => [
      path,
      rows,
      (source as { table: string }).table,
    ]),
  ).toEqual([
    ['two-Patients.csv', undefined, 'Patients'],
    ['two-Visits-2.csv', 'many', 'Visits 2'],
  ])
  expect((await cohorts.run(['two'])).err).toBe('')
  expect((await cohorts.call(['new', 'picked', path, '--table', 'Patients'])).err).toBe('')
  expect(packageOf('picked').resources).toHaveLength(1)
})

it('a wrong extension is named', async () => {
  const path = bookFile('wrong.csv', { tables: [patients] })
  expect((await cohorts.call(['new', 'wrong', path])).out).toContain(
    'the file: its name ends in .csv, but by its content it is a book of tables (.book), and is read as that',
  )
  const text = cohorts.file('text.xlsx', 'pat;x\nA;1\nB;2\n')
  expect((await cohorts.call(['new', 'text', text])).out).toContain(
    'its name ends in .xlsx, but by its content it is delimited text',
  )
})

it.each([
  [
    {
      faults: [{ place: 'sheet "A", cell C7', expected: 'a value', found: '#DIV/0!', remedy: 'correct it' }],
    },
    'bad.book, sheet "A", cell C7: expected a value, found #DIV/0! (correct it)',
  ],
  [{ tables: [] }, 'bad.book: expected a table, found none'],
  [
    { tables: [{ ...visits, columns: [{ name: 'a' }, { name: 'a' }] }] },
    'expected a different header for each column, found "a" twice',
  ],
  [{ tables: [{ ...patients, rows: [] }] }, 'bad.book, Patients: expected rows, found only a header'],
  [
    {
      tables: [
        {
          ...patients,
          columns: columns.map((one) => (one.name === 'site' ? { ...one, isIdentifier: true } : one)),
        },
      ],
    },
    'site: expected no identifying columns, found what looks like an identifier, as its file declares',
  ],
])('a refusal writes nothing: %#', async (content, said) => {
  const { code, err } = await cohorts.call(['new', 'refused', bookFile('bad.book', content)])
  expect([code, err]).toEqual([2, expect.stringContaining(said)])
  expect(cohorts.exists('data/raw/refused')).toBe(false)
})

it('renew takes a later version with the same decisions, and lists what differs', async () => {
  await cohorts.call([
    'new',
    'later',
    bookFile('data.book', { tables: [patients] }),
    '--event',
    'status=dead',
    '--until',
    'fu',
  ])
  const plan = cohorts.read('data/raw/later/analysis.yaml')
  const next = {
    ...patients,
    columns: [...columns, { name: 'arm' }],
    rows: [
      ...rows.slice(1).map((row) => [...(row[0] === 'B' ? ['B', '1', '18', ...row.slice(3)] : row), 'x']),
      ['E', '4', '2', '', '', '', 'y'],
    ],
  }
  const path = bookFile('data-2027.book', { tables: [next] })
  const dry = await renew('later', path, { 'dry-run': true })
  expect(dry).toContain('nothing was written')
  expect(cohorts.read('data/raw/later/data.csv')).toContain('A,1,3.25')
  const said = await renew('later', path)
  expect(said.split('\n').slice(0, 9)).toEqual([
    'data.csv, from data-2027.book:',
    '  rows: 4 before, 4 now',
    '  subjects added: 1 (E)',
    '  subjects removed: 1 (A)',
    '  subjects changed: 1',
    '    B: status, fu',
    '  columns added: 1 (arm)',
    '  new values of status: 4 (declare them in categories of datapackage.json, or correct them in the file)',
    'wrote data.csv and datapackage.json',
  ])
  expect(cohorts.read('data/raw/later/data.csv').split('\n').slice(0, 2)).toEqual([
    'pat,status,fu,seen,site,dose,arm',
    'B,1,18,2015-04-01,012,2.5,x',
  ])
  expect(cohorts.read('data/raw/later/analysis.yaml')).toBe(plan)
  const [resource] = packageOf('later').resources
  expect(resource.source.file).toBe('data-2027.book')
  expect(resource.schema.fields.at(-1)).toMatchObject({
    name: 'arm',
    description: expect.stringContaining('TO DECIDE'),
  })
  expect(await renew('later', path)).toContain('data-2027.book is unchanged\nnothing to renew')
})

it('renew refuses a column that is gone, a subject that occurs twice, an edited file and another kind of file', async () => {
  await cohorts.call(['new', 'kept', bookFile('kept.book', { tables: [patients] })])
  const before = cohorts.read('data/raw/kept/data.csv'.replace('data.csv', 'kept.csv'))
  const call = (tables: readonly unknown[]) => renew('kept', bookFile('kept-2.book', { tables }))
  const without = { ...patients, columns: columns.slice(0, 4), rows: rows.map((row) => row.slice(0, 4)) }
  expect(await call([without])).toBe(
    ['site', 'dose']
      .map(
        (name) =>
          `kept-2.book: expected the column "${name}" of kept.csv, found none (restore it in the file, or remove it from datapackage.json and analysis.yaml first)`,
      )
      .join('\n'),
  )
  expect(await call([{ ...patients, rows: [...rows, rows[0]] }])).toContain('"A" occurs twice')
  expect(await renew('kept', cohorts.file('kept.csv', 'pat,status,fu,seen,site,dose\nA,1,2,,,\n'))).toContain(
    'expected a file that book/1 reads, as kept.book was, found delimited text',
  )
  expect(cohorts.read('data/raw/kept/kept.csv')).toBe(before)
  cohorts.write('data/raw/kept/kept.csv', before.replace('3.25', '3.5'))
  const next = bookFile('kept-3.book', { tables: [{ ...patients, rows: rows.slice(1) }] })
  expect(await renew('kept', next)).toContain(
    'kept.csv: expected the file as it was written from kept.book, found one that was edited',
  )
  expect(await renew('kept', next, { overwrite: true })).toContain('subjects removed: 1 (A)')
})
