import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import Papa from 'papaparse'
import { afterAll, describe, expect, it } from 'vitest'
import { connect } from '../../../engines/duckdb.ts'
import { baseFiles } from '../../../tools/fuzz/case-files.ts'
import { liesIn } from '../../support/engines/lies-in.ts'
import { prepared, textFiles } from '../../support/engines/rows-plan-of.ts'

const home = mkdtempSync(join(tmpdir(), 'casebook-files-'))
afterAll(() => rmSync(home, { recursive: true }))

/** The six of test/broken, and what would be odd with them. */
const six = (edit: Partial<Record<string, (text: string) => string>> = {}) =>
  Object.fromEntries(
    Object.entries(baseFiles()).map(([name, bytes]) => {
      const text = new TextDecoder().decode(bytes)
      return [name, edit[name]?.(text) ?? text]
    }),
  )

/** What DuckDB counts of files in a folder, and what memory does of the texts that the plan is of. */
const both = async (files: Readonly<Record<string, string>>, folder: string, extension = 'csv') => {
  const { rows, counting, memory } = await prepared(textFiles(files))
  const resources = rows.resources.map((one) => ({ ...one, path: `${one.name}.${extension}` }))
  const source = await connect(liesIn(folder))({
    ...rows,
    resources,
  })
  try {
    const violations = (await source.validate()).violations.map(({ field, count }) => `${field} ${count}`)
    // as a run does, which stops at them
    const found = {
      violations,
      events: violations.length > 0 ? [] : await source.eventTables(counting.eventTables),
      counts: violations.length > 0 ? [] : await source.counts(counting.counts),
    }
    const expected = {
      violations: [],
      events: counting.eventTables.flatMap(memory.eventTable),
      counts: counting.counts.flatMap(memory.counts),
    }
    return { found, expected }
  } finally {
    await source.close()
  }
}

const folderOf = (name: string): string => {
  const folder = join(home, name)
  mkdirSync(folder, { recursive: true })
  return folder
}

const write = (folder: string, files: Readonly<Record<string, string>>): string => {
  for (const [name, text] of Object.entries(files))
    if (name.endsWith('.csv')) writeFileSync(join(folder, name), text)
  return folder
}

/** As Parquet, each column of text but those that are written otherwise. */
const writeParquet = async (
  folder: string,
  files: Readonly<Record<string, string>>,
  patients: string,
): Promise<string> => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  for (const name of ['patients', 'outcomes']) {
    writeFileSync(join(home, 'source.csv'), files[`${name}.csv`]!)
    const columns = name === 'patients' ? patients : '*'
    await connection.run(
      `COPY (SELECT ${columns} FROM read_csv('${home}/source.csv', all_varchar = true)) TO '${folder.replaceAll("'", "''")}/${name}.parquet' (FORMAT parquet)`,
    )
  }
  connection.closeSync()
  return folder
}

/** Each row with cells put before and after its own. */
const widened = (text: string, before: (i: number) => string, after: (i: number) => string): string =>
  Papa.unparse(
    Papa.parse<string[]>(text.trimEnd()).data.map((cells, i) => [before(i), ...cells, after(i)]),
    { newline: '\n' },
  )

describe('DuckDB counts what memory counts', () => {
  it('of a file that has another column, whose name differs by its case', async () => {
    const files = six()
    const odd = widened(
      files['patients.csv']!,
      (i) => (i === 0 ? 'AGE' : `${1000 + i}`),
      (i) => (i === 0 ? 'Age' : 'x'),
    )
    const { found, expected } = await both(files, write(folderOf('case'), { ...files, 'patients.csv': odd }))
    expect(found).toEqual(expected)
  })

  it.each(['arm=A', 'a[1]b', 'what?', 'st*r', "quo'te"])('in a folder called %s', async (name) => {
    const [files, others] = [six(), six({ 'patients.csv': (text) => text.replace('P6', 'P7') })]
    write(folderOf('a1b'), others)
    write(folderOf('whatx'), others)
    const { found, expected } = await both(files, write(folderOf(name), files))
    expect(found).toEqual(expected)
    const parquet = await both(files, await writeParquet(folderOf(name), files, '*'), 'parquet')
    expect(parquet.found).toEqual(expected)
  })

  it('of numbers of 32 bits: 0.7 is 0.7', async () => {
    const files = six({
      'patients.csv': (text) => text.replace(',1.5,', ',0.7,').replace(',0.5,', ',-9.9,'),
      'datapackage.json': (text) =>
        text.replace('"name": "dose", ', '"name": "dose", "missingValues": ["", "-9.9"], '),
      'analysis.yaml': (text) =>
        text.replace(
          '  group:\n',
          '  most: { title: Most, bin: { of: dose, at: [0.7], labels: [less, more] } }\n  group:\n',
        ),
    })
    const { found, expected } = await both(
      files,
      await writeParquet(folderOf('single'), files, '* REPLACE (dose::FLOAT AS dose)'),
      'parquet',
    )
    expect(found).toEqual(expected)
    expect(JSON.stringify(expected.counts)).toContain('"value":"0.7"')
  })
})

it.each([
  ['empty lines at the end', (text: string) => `${text}\n\n\n`],
  ['an empty line within a quoted cell', (text: string) => text.replace('P3,55,', '"P3\n\nsecond",55,')],
])('DuckDB takes what memory takes: %s', async (name, edit) => {
  const files = six({
    'patients.csv': edit,
    'outcomes.csv': (text) => text.replace('P3,', '"P3\n\nsecond",'),
  })
  const own = name.startsWith('empty') ? six({ 'patients.csv': edit }) : files
  const { found, expected } = await both(own, write(folderOf(name), own))
  expect(found).toEqual(expected)
})

describe('DuckDB refuses', () => {
  const refusal = async (folder: string, extension: string): Promise<string> => {
    try {
      const { found } = await both(six(), folder, extension)
      return found.violations.join()
    } catch (error) {
      return (error as Error).message
    }
  }

  it.each([
    [
      'rows that look like comments',
      (text: string) => text.replace('P3,', '# withdrawn\n#P3,'),
      'expected 7 cells, found 1 in row 3',
    ],
    ['a subject that was commented out', (text: string) => text.replace('P3,', '#P3,'), 'id 1'],
    [
      'a table before the table',
      (text: string) => `id,age\nP9,50\n${text}`,
      'expected 7 cells, found 2 in row',
    ],
    ['a title before the header', (text: string) => `Our six\n\n${text}`, 'patients.csv'],
    ['an empty line above the header', (text: string) => `\n${text}`, 'one header, in the first line'],
    [
      'a header that stands twice',
      (text: string) => `${text.split('\n')[0]}\n${text}`,
      'one header, in the first line',
    ],
    [
      'an empty line between rows, as memory does',
      (text: string) => text.replace('P3,', '\nP3,'),
      'found an empty line',
    ],
    [
      'an empty line in a file whose lines end in CR LF, as memory does',
      (text: string) => text.replace('P3,', '\nP3,').replaceAll('\n', '\r\n'),
      'found an empty line',
    ],
    [
      'delimiters at the end of all lines, as memory does',
      (text: string) => text.replaceAll('\n', ',\n'),
      'expected a header that datapackage.json declares, found ""',
    ],
    [
      'delimiters at the end of all rows, as memory does',
      (text: string) => text.replaceAll('\n', ',\n').replace(',\n', '\n'),
      'expected 7 cells, found 8',
    ],
    ['a number that is nearly 0', (text: string) => text.replace(',1.5,', ',1e-400,'), 'dose 1'],
    ['a space that no keyboard has', (text: string) => text.replace('P3,', 'P3\u00a0,'), 'id'],
    [
      'another delimiter',
      (text: string) => text.replaceAll(',', ';'),
      'expected cells separated by ",", found ";"',
    ],
  ])('%s', async (name, edit, expected) => {
    const files = six({ 'patients.csv': edit })
    expect(await refusal(write(folderOf(`refused ${name}`), files), 'csv')).toContain(expected)
  })

  it.each([
    [
      '* REPLACE (to_days(age::INTEGER) AS age)',
      'expected a column that can be read as integer, found a column of type INTERVAL',
    ],
    ['* REPLACE ([age::INTEGER] AS age)', 'found a column of type INTEGER[]'],
    ['* REPLACE ([dose::DOUBLE] AS dose)', 'found a column of type DOUBLE[]'],
    ["* REPLACE (string_split(sites, ',') AS sites)", 'found a column of type VARCHAR[]'],
    ['* REPLACE ({ of: sex } AS sex)', 'found a column of type STRUCT'],
    ["* REPLACE (TIMESTAMP '2015-03-01' AS year)", 'found a column of type TIMESTAMP'],
    [
      '* REPLACE (dose::DOUBLE AS sex)',
      'expected a column that can be read as string, found a column of type DOUBLE',
    ],
    ['* REPLACE (9007199254740993::BIGINT AS age)', 'age 6'],
    ['* REPLACE (123456789012345678.25::DECIMAL(38, 2) AS dose)', 'dose 6'],
    ['* REPLACE (1.00000000000000000001::DECIMAL(38, 20) AS dose)', 'dose 6'],
  ])('Parquet of %s', async (columns, expected) => {
    expect(await refusal(await writeParquet(folderOf('types'), six(), columns), 'parquet')).toContain(
      expected,
    )
  })

  it('a first line that is no UTF-8, instead of taking the second one for the header', async () => {
    const files = six()
    const folder = write(folderOf('first line'), files)
    writeFileSync(join(folder, 'patients.csv'), `\xdcbersicht,,,,,,\n${files['patients.csv']}`, 'latin1')
    expect(await refusal(folder, 'csv')).toContain('patients.csv: expected text in utf-8')
  })

  it('a Parquet file whose end is damaged', async () => {
    const folder = await writeParquet(folderOf('damaged'), six(), '*')
    const bytes = readFileSync(join(folder, 'patients.parquet'))
    for (let i = bytes.length - 300; i < bytes.length - 100; i += 3) bytes[i]! ^= 0x55
    writeFileSync(join(folder, 'patients.parquet'), bytes)
    expect(await refusal(folder, 'parquet')).toContain('patients.parquet: expected a Parquet file')
  })
})
