import { describe, expect, it } from 'vitest'
import { readers } from '../../../sources/index.ts'
import { stataReader } from '../../../sources/stata/stata-reader.ts'
import {
  cellsOf,
  columnNamed,
  csvRows,
  faultsOf,
  fixtureBytes,
  indexOf,
  latin1,
  notesOf,
  replaced,
  tableOf,
} from '../support/fixture.ts'

const table = (name: string) => tableOf(stataReader, 'stata', name)
const bytesOf = (name: string) => fixtureBytes('stata', name)
const reading = (bytes: Uint8Array) => stataReader.read(bytes, 'x.dta', {})

/** What R holds of a column: test/sources/stata/make.R. */
interface Described {
  readonly name: string
  readonly label: string | null
  readonly labels: readonly string[] | null
  readonly values: readonly string[] | null
}

const described: readonly Described[] = JSON.parse(new TextDecoder().decode(bytesOf('haven.json')))

describe.each([113, 114, 115, 117, 118, 119])('release %i of R', (release) => {
  const name = `haven-${release}.dta`

  it('has the cells that R holds: numbers, missing codes, texts, days, times', async () => {
    const { columns, rows } = await table(name)
    expect([columns.map((column) => column.name), ...rows]).toEqual(csvRows('stata', 'haven.csv'))
  })

  it('has the labels of variables and values that R holds', async () => {
    const { columns } = await table(name)
    for (const expected of described) {
      const column = columns.find((candidate) => candidate.name === expected.name)!
      expect(column.label ?? null).toBe(expected.label)
      const labelled = [...(column.codes ?? []), ...(column.missing ?? [])].filter(
        ({ label }) => label !== undefined,
      )
      expect(labelled).toEqual(
        (expected.values ?? []).map((value, index) => ({ value, label: expected.labels![index] })),
      )
    }
  })

  it('has extended missing codes, those that occur and those that have a label', async () => {
    const file = await table(name)
    expect(columnNamed(file, 'sex').missing).toEqual([
      { value: '.a', label: 'not asked' },
      { value: '.n', label: 'does not apply' },
    ])
    expect(columnNamed(file, 'age').missing).toEqual([{ value: '.z' }])
    expect(columnNamed(file, 'large').missing).toBeUndefined()
  })

  it('has kinds by the display formats, and the label of the data set as a note', async () => {
    const kinds = Object.fromEntries((await table(name)).columns.map((column) => [column.name, column.kind]))
    expect(kinds).toMatchObject({ id: 'number', site: 'text', surgery: 'date', seen: 'datetime' })
    expect(notesOf(await reading(bytesOf(name)))).toEqual([
      'the file: the label of the data set is "A made-up cohort"',
    ])
  })
})

const PANDAS = [114, 117, 118, 119].flatMap((release) =>
  ['little', 'big'].map((order) => `pandas-${release}-${order}.dta`),
)

describe.each(PANDAS)('%s', (name) => {
  it('has the cells that pandas holds: every type, dates of every unit, floats as their shortest decimals', async () => {
    const { columns, rows } = await table(name)
    expect([columns.map((column) => column.name), ...rows]).toEqual(csvRows('stata', 'pandas.csv'))
  })

  it('has its labels', async () => {
    const file = await table(name)
    expect(columnNamed(file, 'single').label).toBe('A float')
    expect(columnNamed(file, 'small').codes).toEqual([
      { value: '1', label: 'one' },
      { value: '2', label: 'two' },
    ])
  })

  it('has months as partial dates, quarters and weeks as texts with a note', async () => {
    const file = await table(name)
    const kinds = Object.fromEntries(file.columns.map((column) => [column.name, column.kind]))
    expect(kinds).toMatchObject({
      day: 'date',
      stamp: 'datetime',
      month: 'date',
      quarter: 'text',
      week: 'text',
      year: 'number',
    })
    expect(notesOf(await reading(bytesOf(name)))).toContain(
      'variable quarter: a quarter, written as Stata shows it',
    )
  })
})

describe('missing codes', () => {
  it.each(['little', 'big'])('of every type are those that pandas reads, %s-endian', async (order) => {
    const { columns, rows } = await table(`missing-118-${order}.dta`)
    expect([columns.map((column) => column.name), ...rows]).toEqual(csvRows('stata', 'missing.csv'))
    const letters = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => ({ value: `.${letter}` }))
    for (const column of columns) expect(column.missing).toEqual(letters)
  })
})

describe('long texts', () => {
  it.each([
    ['long-118.dta', 'long.csv'],
    ['long-117.dta', 'long-ascii.csv'],
  ])('of %s are those that R holds, in UTF-8 since release 118', async (name, expected) => {
    const { columns, rows } = await table(name)
    expect([columns.map((column) => column.name), ...rows]).toEqual(csvRows('stata', expected))
  })

  it('that the file does not have are faults at their cells', async () => {
    const bytes = bytesOf('long-118.dta')
    // the variable of the first long text
    bytes[indexOf(bytes, latin1('GSO')) + 3] = 77
    expect(faultsOf(await reading(bytes))).toEqual([
      'observation 1, variable remarks: expected a text, found a reference to no text of the file, or to binary data',
    ])
  })
})

describe('an encoding', () => {
  it('before release 118 is ASCII, and other letters a fault with the two lines that translate', async () => {
    const result = await reading(replaced(bytesOf('haven-115.dta'), 'Kidney', 'K\u00eddney'))
    expect(faultsOf(result)).toEqual([
      'observation 1, variable site: expected ASCII (files of release 115 declare no encoding), found the bytes 4b ed 64 6e 65 79',
    ])
    expect('faults' in result && result.faults[0]!.remedy).toMatch(
      /unicode encoding set latin1.*unicode translate/,
    )
  })

  it('since release 118 is UTF-8, and other bytes a fault', async () => {
    const result = await reading(replaced(bytesOf('haven-118.dta'), 'Kidney', 'K\u00eddney'))
    expect(faultsOf(result)).toEqual([
      expect.stringMatching(/observation 1, variable site: expected text in UTF-8/),
    ])
  })
})

describe('the reader', () => {
  it('is in the list, and recognizes its fixtures whatever their names', () => {
    expect(readers).toContain(stataReader)
    for (const name of [...PANDAS, 'haven-113.dta', 'haven-115.dta'])
      expect(readers.find((reader) => reader.recognizes(bytesOf(name), 'data.txt'))).toBe(stataReader)
    for (const text of ['id,age\n1,2\n', 'release', '', 'q,\n'])
      expect(stataReader.recognizes(new TextEncoder().encode(text), 'data.dta')).toBe(false)
  })

  it.each([
    ['an older release', replaced(bytesOf('haven-113.dta'), 'q', 'i'), /release 105/],
    ['a newer release', replaced(bytesOf('haven-118.dta'), '118', '120'), /release 120/],
  ])('refuses %s with the two lines that write a CSV file', async (_, bytes, found) => {
    expect(stataReader.recognizes(bytes, 'x.dta')).toBe(true)
    const result = await reading(bytes)
    expect('faults' in result && result.faults).toMatchObject([
      {
        found: expect.stringMatching(found),
        remedy: 'in Stata: use "data.dta", clear and then: export delimited using "data.csv", nolabel',
      },
    ])
  })

  it('names a cell by its observation and variable', async () => {
    const file = await table('haven-118.dta')
    expect(file.name).toBe('haven-118')
    expect(file.placeOf(3, 1)).toBe('observation 4, variable sex')
    expect(cellsOf(file, 'sex')[3]).toBe('.a')
  })

  it('notes a set of value labels that the file does not have', async () => {
    const bytes = bytesOf('pandas-114-little.dta')
    const cut = bytes.subarray(0, lastIndexOfText(bytes, 'small') - 4)
    expect(notesOf(await reading(cut))).toContain(
      'value labels: value labels that are not in the file: small',
    )
  })
})

const lastIndexOfText = (bytes: Uint8Array, text: string): number => {
  let last = -1
  for (let start = 0; start < bytes.length; start += 1)
    if ([...text].every((letter, offset) => bytes[start + offset] === letter.charCodeAt(0))) last = start
  return last
}
