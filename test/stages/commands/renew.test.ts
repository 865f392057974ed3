import { rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { renewCohort } from '../../../stages/commands/renew.ts'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())

const renew = (words: readonly string[], flags = {}) =>
  renewCohort({ root: cohorts.root, words, flags }).catch((error: Error) => error.message)
const resource = (cohort: string) =>
  JSON.parse(cohorts.read(`data/raw/${cohort}/datapackage.json`)).resources[0]

it('a regular CSV file stays as it is, with its encoding and delimiter', async () => {
  const text = (size: string) => Buffer.from(`pat;Größe\r\nA;${size}\r\nB;5,5\r\n`, 'latin1')
  await cohorts.call(['new', 'regular', cohorts.file('regular.csv', text('3,5'))])
  expect(await renew(['regular', cohorts.file('later.csv', text('4,5'))])).toContain('    A: Größe')
  expect(cohorts.read('data/raw/regular/regular.csv')).toBe(text('4,5').toString('utf8'))
  expect(resource('regular')).toMatchObject({ encoding: 'windows-1252', dialect: { delimiter: ';' } })
  const wide = cohorts.file('wide.csv', Buffer.from('\ufeffpat;Größe\nA;6,5\nB;5,5\n', 'utf16le'))
  expect(await renew(['regular', wide])).toContain('    A: Größe')
  expect(cohorts.read('data/raw/regular/regular.csv')).toBe('pat,Größe\nA,"6,5"\nB,"5,5"\n')
  expect(resource('regular').encoding).toBeUndefined()
  expect((await cohorts.run(['regular'])).err).toBe('')
})

it('row numbers and the century are applied again, and dates keep their declared form', async () => {
  const head = 'sex,born,op,died\n'
  const first = cohorts.file('rows.csv', `${head}m,01.02.30,12.03.2015,1\nf,03.04.31,13.03.2015,0\n`)
  const made = await cohorts.call([
    'new',
    'rows',
    first,
    '--number-rows',
    '--century',
    '1930',
    '--allow',
    'born',
  ])
  expect(made.err).toBe('')
  expect(resource('rows').schema.fields.map(({ format }: { format?: string }) => format)).toEqual([
    ...[undefined, undefined, undefined],
    ...['%d.%m.%Y', undefined],
  ])
  const next = cohorts.file(
    'next.csv',
    `${head}m,01.02.1930,2.3.2015,1\nf,03.04.1931,13.03.2015,0\nf,05.06.1932,14.03.2015,0\n`,
  )
  const said = await renew(['rows', next])
  expect(said).toContain('subjects added: 1 (3)')
  expect(said).toContain('    1: op')
  expect(cohorts.read('data/raw/rows/rows.csv')).toBe(
    'row,sex,born,op,died\n1,m,1930-02-01,02.03.2015,1\n2,f,1931-04-03,13.03.2015,0\n3,f,1932-06-05,14.03.2015,0\n',
  )
  expect(resource('rows').source.options).toEqual({ numberRows: 'row', century: ['1930'] })
})

it('a new column that looks like an identifier is not taken', async () => {
  await cohorts.call(['new', 'quiet', cohorts.file('quiet.csv', 'pat,x\n1,a\n2,b\n')])
  const next = cohorts.file('quiet-2.csv', 'pat,x,email\n1,a,ann@example.org\n2,c,bob@example.org\n')
  expect(await renew(['quiet', next])).toContain(
    'columns not taken, since they look like identifiers: 1 (email)',
  )
  expect(cohorts.read('data/raw/quiet/quiet.csv')).toBe('pat,x\n1,a\n2,c\n')
})

it('without a file, the one that was read is read again where it lies', async () => {
  const path = cohorts.file('there.csv', 'pat,x\n1,a\n2,b\n')
  await cohorts.call(['new', 'there', path])
  expect(await renew(['there'])).toBe('there.csv: there.csv is unchanged\nnothing to renew\n')
  writeFileSync(path, 'pat,x\n1,a\n2,c\n')
  expect(await renew(['there'])).toContain('    2: x')
  const moved = cohorts.file('moved.csv', 'pat,x\n1,a\n2,d\n')
  expect(await renew(['there', moved])).toContain('    2: x')
  rmSync(path)
  writeFileSync(moved, 'pat,x\n1,b\n2,d\n')
  expect(await renew(['there'])).toContain('    1: x')
})

it('a wrong call is refused by what is wrong', async () => {
  expect(await renew(['../x'])).toContain('expected the name of a cohort, found "../x"')
  expect(await renew(['none'])).toContain('expected a cohort in data/raw, found "none"')
  const path = cohorts.file('called.csv', 'pat,x\n1,a\n2,b\n')
  await cohorts.call(['new', 'called', path])
  rmSync(path)
  expect(await renew(['called'])).toContain(
    'expected the later version of called.csv, found none in this folder nor where it was read before',
  )
  expect(await renew(['called', '/nowhere.csv'])).toContain(
    '/nowhere.csv: expected a file with a table, found none',
  )
  const plain = JSON.parse(cohorts.read('data/raw/called/datapackage.json'))
  delete plain.resources[0].source
  cohorts.write('data/raw/called/datapackage.json', JSON.stringify(plain))
  expect(await renew(['called', 'x.csv'])).toContain('found no "source" in data/raw/called/datapackage.json')
})
