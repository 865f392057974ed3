import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { table as csvTable } from '../../../pipeline/formats/csv.ts'
import type { SourceReading, SourceTable } from '../../../sources/source.ts'
import { xportReader } from '../../../sources/xport/xport-reader.ts'
import { damaged, prefixes, readSoundly } from '../../support/sources/damaged.ts'

const file = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, name))
const read = (bytes: Uint8Array, table?: string): Promise<SourceReading> =>
  xportReader.read(bytes, 'a.xpt', table === undefined ? {} : { table })
const tablesOf = (reading: SourceReading): readonly SourceTable[] => {
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
  return reading.tables
}
const faultsOf = (reading: SourceReading) => ('faults' in reading ? reading.faults : [])
/** R writes numbers with 17 digits, which identify a double; the shortest text of it is JavaScript's. */
const shortest = (text: string): string =>
  text === '' || Number.isNaN(Number(text)) ? text : plain(Number(text))
const plain = (value: number): string => {
  const text = String(value)
  const [, digits, exponent] = /^(-?[\d.]+)e([+-]\d+)$/.exec(text) ?? []
  return digits === undefined
    ? text
    : exponent === '-7'
      ? `0.000000${digits}`
      : `${digits}e${Number(exponent)}`
}
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
/** The bytes with a text at a position. */
const put = (bytes: Uint8Array, at: number, by: string | readonly number[]): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  copy.set(typeof by === 'string' ? latin(by) : by, at)
  return copy
}
const find = (bytes: Uint8Array, text: string): number => Buffer.from(bytes).indexOf(text, 0, 'latin1')

describe('a SAS transport file', () => {
  it.each(['kinds-5.xpt', 'kinds-8.xpt'])('%s has the values that R wrote', async (name) => {
    const [table] = tablesOf(await read(file(name)))
    const { header, rows } = csvTable.decode(file('kinds.csv'), 'kinds.csv')
    const isNumber = header.map((column) => ['AVAL', 'STAGE'].includes(column))
    expect(table!.rows).toEqual(
      rows.map((row) => row.map((cell, c) => (isNumber[c] ? shortest(cell) : cell))),
    )
    expect(rows).toHaveLength(16)
    expect(table!.columns.map(({ kind }) => kind)).toEqual([
      ...['text', 'number', 'date', 'date', 'date', 'datetime', 'text', 'date', 'number'],
    ])
    expect(table!.placeOf(2, 2)).toBe(`data set ${table!.name}, record 3, variable ADT`)
  })

  it('has the names and labels of version 8 beyond the places of version 5', async () => {
    const [five] = tablesOf(await read(file('kinds-5.xpt')))
    const [eight] = tablesOf(await read(file('kinds-8.xpt')))
    expect([five!.name, eight!.name]).toEqual(['KINDS', 'kinds_of_every_value'])
    expect(eight!.columns[1]).toMatchObject({
      name: 'analysis_value_of_the_parameter',
      label: 'Analysis Value',
    })
    expect(eight!.columns[6]!.label).toBe(
      'A label of more than forty bytes, for which version 8 has a record of its own',
    )
    expect(five!.columns[6]!.label).toBe(`Text ${'y'.repeat(30)}`)
  })

  it('notes formats whose labels it does not have, parts of dates, and text beyond ASCII', async () => {
    const reading = await read(file('kinds-5.xpt'))
    expect('notes' in reading && reading.notes.map(({ place, text }) => `${place}: ${text}`)).toEqual([
      'the file: it does not state its encoding; text such as "äöβ" was read as UTF-8',
      'data set KINDS, variable YEAR: SAS shows only a part of its dates (format YEAR); they were read whole',
      'data set KINDS, variable STAGE: its values have labels in the format "STAGEF", which is not part of the file',
    ])
  })

  it('is several tables where it has several data sets, as R reads them', async () => {
    const tables = tablesOf(await read(file('two-members.xpt')))
    const text = tables.flatMap(({ name, columns, rows }) => [
      name,
      columns.map((column) => column.name).join(','),
      ...rows.map((row) => row.join(',')),
    ])
    expect(`${text.join('\n')}\n`).toBe(readFileSync(join(import.meta.dirname, 'two-members.txt'), 'utf8'))
    expect(tablesOf(await read(file('two-members.xpt'), 'VISITS')).map(({ name }) => name)).toEqual([
      'VISITS',
    ])
    expect(faultsOf(await read(file('two-members.xpt'), 'LABS'))[0]).toMatchObject({
      expected: 'one of its tables, "ROSTER" and "VISITS"',
      found: '"LABS"',
    })
  })

  it('ends where R says where its last rows are blank, and says that it cannot know', async () => {
    const reading = await read(file('blank-rows.xpt'))
    expect(tablesOf(reading)[0]!.rows).toHaveLength(
      Number(readFileSync(join(import.meta.dirname, 'blank-rows.txt'), 'utf8')),
    )
    expect('notes' in reading && reading.notes[0]!.text).toContain(
      'records without any value could stand there',
    )
  })

  it('declares special missing values as codes, and the missing value as an empty cell', async () => {
    const bytes = file('two-members.xpt')
    // MONTHS of the first records, after ID of 2 bytes: TS-140 has the letter in the first byte and zeros after it
    const at = find(bytes, 'A1')
    const codes = put(put(bytes, at + 2, [0x5f, ...Array(7).fill(0)]), at + 12, [0x5a, ...Array(7).fill(0)])
    const [table] = tablesOf(await read(codes))
    expect(table!.rows.map((row) => row[1])).toEqual(['._', '.Z', ''])
    expect(table!.columns[1]!.missing).toEqual([{ value: '.Z' }, { value: '._' }])
  })

  it('is read as Windows-1252 where its text is not UTF-8, and says so', async () => {
    const bytes = file('two-members.xpt')
    const reading = await read(put(bytes, find(bytes, 'A2'), [0x47, 0xf6]))
    expect(tablesOf(reading)[0]!.rows[1]![0]).toBe('Gö')
    expect('notes' in reading && reading.notes[0]!.text).toContain('"Gö" was read as Windows-1252')
  })
})

describe('a transport file that is damaged', () => {
  it.each(['two-members.xpt', 'kinds-8.xpt'])(
    '%s, cut at any byte, has faults or fewer rows',
    async (name) => {
      const bytes = file(name)
      const whole = tablesOf(await read(bytes))
      let readable = 0
      for (const [length, prefix] of prefixes(bytes)) {
        const reading = await readSoundly(xportReader, prefix, 'a.xpt')
        if ('faults' in reading) continue
        // version 5 states no number of rows: a cut between records of 80 bytes, between rows, cannot be seen
        expect(length % 80, `${length}`).toBe(0)
        readable += 1
        for (const [t, table] of reading.tables.entries())
          expect(whole[t]!.rows.slice(0, table.rows.length)).toEqual(table.rows)
      }
      expect(readable).toBeLessThan(6)
    },
  )

  it('never throws, whatever its bytes are', async () => {
    const bytes = file('two-members.xpt')
    await fc.assert(
      fc.asyncProperty(damaged(bytes), async (other) => {
        await readSoundly(xportReader, other, 'a.xpt')
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it('declares no more than it has', async () => {
    const bytes = file('two-members.xpt')
    const variables = find(bytes, 'NAMESTR HEADER') + 28
    const first = find(bytes, 'NAMESTR HEADER') + 60
    const cases: readonly (readonly [Uint8Array, RegExp])[] = [
      [put(bytes, variables, '000000999900'), /9999 declared/],
      [put(bytes, variables, '000000000000'), /0 declared/],
      [put(bytes, first + 4, [0x7f, 0xff]), /its position in a row/],
      [put(bytes, first + 4, [0, 0]), /text of 1 to 32767 bytes.*0/],
      [put(bytes, first + 140 + 84, [0x7f, 0xff, 0xff, 0xff]), /its position in a row, 2.*2147483647/],
      [put(bytes, first + 140 + 4, [0, 9]), /a number of 2 to 8 bytes/],
      [
        put(file('kinds-8.xpt'), find(file('kinds-8.xpt'), 'OBSV8') + 28, '999999999999999'),
        /999999999999999 rows/,
      ],
      [put(file('kinds-8.xpt'), find(file('kinds-8.xpt'), 'OBSV8') + 28, '              3'), /3 rows of/],
      [put(file('kinds-8.xpt'), find(file('kinds-8.xpt'), 'LABELV8') + 28, '60000'), /60000 long labels/],
      [latin('HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!'.padEnd(240)), /a data set/],
    ]
    for (const [file, words] of cases)
      expect(JSON.stringify(faultsOf(await readSoundly(xportReader, file, 'a.xpt')))).toMatch(words)
  })

  it('may state the number of its rows, which then holds', async () => {
    const bytes = file('kinds-8.xpt')
    const [table] = tablesOf(await read(put(bytes, find(bytes, 'OBSV8') + 28, '             16')))
    expect(table!.rows).toHaveLength(16)
  })

  it('has no two variables or data sets of one name', async () => {
    const bytes = file('two-members.xpt')
    const same = put(bytes, find(bytes, 'MONTHS'), 'ID    ')
    expect(faultsOf(await read(same))[0]).toMatchObject({ found: '"ID" twice' })
    expect(faultsOf(await read(put(bytes, find(bytes, 'VISITS'), 'ROSTER')))[0]).toMatchObject({
      found: '"ROSTER" twice',
    })
  })

  it('of PROC CPORT is refused with the way out', async () => {
    const bytes = latin('**COMPRESSED** **COMPRESSED** **COMPRESSED** **COMPRESSED** '.padEnd(400))
    expect(xportReader.recognizes(bytes, 'a.stc')).toBe(true)
    expect(faultsOf(await read(bytes))[0]!.remedy).toContain('proc copy')
  })

  it('changed by a transfer as text is refused with the way out', async () => {
    const bytes = latin('HEADER RECORD*******LIBRARY \n HEADER RECORD!!!!!!!'.padEnd(400))
    expect(xportReader.recognizes(bytes, 'a.xpt')).toBe(true)
    expect(faultsOf(await read(bytes))[0]!.remedy).toContain('binary mode')
  })

  it('is the day where a date has a fraction, and a note counts the cells', async () => {
    const bytes = file('kinds-5.xpt')
    // 1.5 days after 1960 in the variable ADT, by hand: 0.09375 times 16
    const half = put(bytes, find(bytes, 'S-03') + 12, [0x41, 0x18, 0, 0, 0, 0, 0, 0])
    const reading = await read(half)
    const [table] = tablesOf(reading)
    const column = table!.columns.findIndex(({ name }) => name === 'ADT')
    expect(table!.rows[2]![column]).toBe('1960-01-02')
    expect('notes' in reading && reading.notes).toContainEqual({
      place: 'data set KINDS, variable ADT',
      text: 'fractions of a day, which the format does not show, were not read (cells: 1)',
    })
  })

  it('has no date outside the years 1 to 9999', async () => {
    const bytes = file('kinds-5.xpt')
    const at = find(bytes, 'S-03')
    // 16^6 days after 1960 in the variable ADT: year 47894
    const late = put(bytes, at + 12, [0x47, 0x10, 0, 0, 0, 0, 0, 0])
    expect(faultsOf(await read(late))[0]).toMatchObject({
      place: 'data set KINDS, record 3, variable ADT',
      found: '16777216',
    })
  })
})
