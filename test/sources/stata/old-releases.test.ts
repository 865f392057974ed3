import { describe, expect, it } from 'vitest'
import { stataReader } from '../../../sources/stata/stata-reader.ts'
import { columnNamed, csvRows, faultsOf, fixtureBytes, notesOf, tableOf } from '../support/fixture.ts'

const table = (name: string) => tableOf(stataReader, 'stata', name)
const reading = (bytes: Uint8Array) => stataReader.read(bytes, 'x.dta', {})

describe.each([108, 110])('release %i of R (Stata 6 or 7)', (release) => {
  const name = `foreign-${release}.dta`

  it('has the cells and labels that R held', async () => {
    const file = await table(name)
    expect([file.columns.map((column) => column.name), ...file.rows]).toEqual(csvRows('stata', 'foreign.csv'))
    expect(columnNamed(file, 'sex').codes).toEqual([
      { value: '1', label: 'male' },
      { value: '2', label: 'female' },
    ])
  })
})

describe.each(['little', 'big'])('release 108 with every type, %s bytes first', (order) => {
  const name = `types-108-${order}.dta`

  it('has the cells that haven reads: the largest numbers, and the one missing value', async () => {
    const { columns, rows } = await table(name)
    const numbers = [columns.map((column) => column.name), ...rows].map((row) => row.map(plain))
    expect(numbers).toEqual(csvRows('stata', 'types-108.csv').map((row) => row.map(plain)))
  })

  it('has no missing codes but the one, and says that notes were not read', async () => {
    const file = await table(name)
    expect(file.columns.flatMap(({ missing }) => missing ?? [])).toEqual([])
    expect(columnNamed(file, 'day').kind).toBe('date')
    expect(columnNamed(file, 'few').codes).toEqual([
      { value: '0', label: 'no' },
      { value: '1', label: 'yes' },
    ])
    expect(notesOf(await reading(fixtureBytes('stata', name)))).toEqual([
      'the file: the label of the data set is "Every type"',
      'the file: 1 characteristics and notes were not read',
    ])
  })
})

it('refuses a letter that is no type of Stata 6', async () => {
  const bytes = fixtureBytes('stata', 'types-108-little.dta')
  bytes[109] = 'x'.charCodeAt(0)
  expect(faultsOf(await reading(bytes))).toEqual([
    expect.stringContaining('expected a type of Stata, found type 120'),
  ])
})

it.each([105, 107, 112])('refuses release %i, which has another layout', async (release) => {
  const bytes = fixtureBytes('stata', 'types-108-little.dta')
  bytes[0] = release
  expect(faultsOf(await reading(bytes))).toEqual([
    expect.stringContaining(`expected a data set of Stata 6 or later`),
  ])
})

/** Numbers by their value: R writes 1e+30 where the shortest text has all zeros. */
const plain = (text: string): string | number =>
  text !== '' && Number.isFinite(Number(text)) ? Number(text) : text
