import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { table as csvTable } from '../../../pipeline/formats/csv.ts'
import { datasetJsonReader } from '../../../sources/dataset-json/dataset-json-reader.ts'
import type { SourceReading } from '../../../sources/source.ts'
import { damaged, prefixes, readSoundly } from '../../support/sources/damaged.ts'

const file = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, name))
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string, name = 'a.json'): Promise<SourceReading> =>
  datasetJsonReader.read(bytesOf(text), name, {})
const tableOf = (reading: SourceReading) => {
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
  return reading.tables[0]!
}
const faultsOf = (reading: SourceReading) => ('faults' in reading ? reading.faults : [])
const faultOf = async (text: string): Promise<string> => {
  const [fault] = faultsOf(await read(text))
  return fault ? `${fault.place}: expected ${fault.expected}, found ${fault.found}` : 'none'
}

/** A data set of one column with these cells, as JSON. */
const dataset = (dataType: string, cells: readonly string[], more = ''): string =>
  `{"datasetJSONCreationDateTime": "2026-11-30T00:00:00", "datasetJSONVersion": "1.1.0", "itemGroupOID": "IG.X",
"records": ${cells.length}, "name": "X", "label": "", "columns": [{"itemOID": "IT.X.A", "name": "A", "label": "", "dataType": "${dataType}"${more}}],
"rows": [${cells.map((cell) => `[${cell}]`).join(', ')}]}`
const cells = async (dataType: string, texts: readonly string[], more = ''): Promise<readonly string[]> =>
  tableOf(await read(dataset(dataType, texts, more))).rows.map((row) => row[0]!)

describe('a Dataset-JSON file', () => {
  it.each(['adtte.json', 'adtte.ndjson'])('%s has the cells that R meant', async (name) => {
    expect(datasetJsonReader.recognizes(file(name), name)).toBe(true)
    const reading = await datasetJsonReader.read(file(name), name, {})
    const { header, rows } = csvTable.decode(file('adtte.csv'), 'adtte.csv')
    const table = tableOf(reading)
    expect(table.columns.map((column) => column.name)).toEqual(header)
    expect(table.rows).toEqual(rows)
    expect(table.columns.map(({ kind }) => kind)).toEqual([
      ...['text', 'number', 'number', 'number', 'text', 'date', 'datetime', 'number', 'boolean', 'date'],
    ])
    expect(table.columns[3]!.label).toBe('Censor')
    expect(table.placeOf(2, 3)).toBe('data set ADTTE, record 3, column CNSR')
    expect('notes' in reading && reading.notes.map(({ place, text }) => `${place}: ${text}`)).toEqual([
      'column ADTM: incomplete datetimes, the first in record 3, were read as they are written (cells: 1)',
      'column SASDT: its numbers have the format E8601DA and were read as SAS shows them, as dates',
    ])
  })

  it('has numbers with every digit that is written, in their shortest form', async () => {
    const written = [
      '1.50',
      '0.10',
      '-0',
      '1.0E2',
      '12345678901234567890',
      '0.1234567890123456789012',
      '1e400',
      '1e-300',
    ]
    expect(await cells('double', written)).toEqual([
      ...['1.5', '0.1', '0', '100', '12345678901234567890', '0.1234567890123456789012', '1e400', '1e-300'],
    ])
    // a double as C's %.17g writes it, and numbers beside it that no double is written as
    expect(
      await cells('double', ['0.10000000000000001', '0.10000000000000002', '12.747433264887064']),
    ).toEqual([...['0.1', '0.10000000000000002', '12.747433264887064']])
    expect(await cells('integer', ['9007199254740993', '-7', 'null', '3.0'])).toEqual([
      '9007199254740993',
      '-7',
      '',
      '3',
    ])
    expect(await cells('decimal', ['"007.100"', '""', '"1,234,567.5"'])).toEqual(['7.1', '', '1234567.5'])
  })

  it('has a number with more digits than a double exactly (fast-check)', async () => {
    const digits = fc.bigInt({ min: 1n, max: 10n ** 30n })
    await fc.assert(
      fc.asyncProperty(digits, fc.integer({ min: 0, max: 12 }), async (number, decimals) => {
        // with 16 or 17 digits it may be a double, which is written shorter
        fc.pre(!/^\d{16,17}0*$/.test(String(number)))
        const text = String(number).padStart(decimals + 1, '0')
        const written = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
        const [cell] = await cells('double', [written])
        const [, units = '', fraction = '', exponent = '0'] = /^(\d+)(?:\.(\d+))?(?:e(-?\d+))?$/.exec(cell!)!
        // both as whole numbers of 10^-60
        const shifted = BigInt(units + fraction) * 10n ** BigInt(60 - fraction.length + Number(exponent))
        expect(shifted).toBe(number * 10n ** BigInt(60 - decimals))
      }),
    )
  })

  it('may lack its rows where it has no records, and begin with a byte order mark', async () => {
    const text = dataset('string', []).replace(', "label": "", "columns"', ', "label": "", "columns"')
    expect(tableOf(await read(`\ufeff${text.replace(/,\s*"rows": \[\]/, '')}`)).rows).toEqual([])
  })

  it('has a key __proto__ as any other, which changes nothing', async () => {
    const text = dataset('string', ['"x"']).replace('{"dataset', '{"__proto__": {"rows": [["y"]]}, "dataset')
    expect(tableOf(await read(text)).rows).toEqual([['x']])
    expect(({} as { rows?: unknown }).rows).toBeUndefined()
  })
})

describe('what is refused', () => {
  it.each([
    ['integer', '1.5', 'data set X, record 1, column A: expected a whole number or null, found 1.5'],
    ['integer', '"1"', 'data set X, record 1, column A: expected a whole number or null, found "1"'],
    ['double', '"NaN"', 'data set X, record 1, column A: expected a number or null, found "NaN"'],
    [
      'decimal',
      '"1,5"',
      'data set X, record 1, column A: expected a decimal number as a text, or null, found "1,5"',
    ],
    ['boolean', '"Y"', 'data set X, record 1, column A: expected true, false or null, found "Y"'],
    ['string', '5', 'data set X, record 1, column A: expected a text or null, found 5'],
    ['string', '["x"]', 'data set X, record 1, column A: expected a text or null, found a list'],
    [
      'date',
      '20000',
      'data set X, record 1, column A: expected a date as a text of ISO 8601, or null, found 20000',
    ],
    [
      'date',
      '"2015-02-29"',
      'data set X, record 1, column A: expected a day that exists, found "2015-02-29"',
    ],
    ['datetime', '"2015-02-29T10:00:00"', 'data set X, record 1, column A: expected a day that exists'],
    ['string', '"x", "y"', 'data set X, record 1: expected a list of 1 values, found one of 2'],
    ['time of day', '"x"', 'columns, item 1, dataType: expected one of string, integer'],
    ['string', '"\\ud800"', 'line 3, character'],
    ['string', '"a\tb"', 'expected the rest of a text'],
    ['string', '01', 'expected "," or "]", found "1"'],
    ['string', 'NaN', 'expected a value, found "N"'],
  ])('%s %s', async (dataType, cell, words) => {
    expect(await faultOf(dataset(dataType, [cell]))).toContain(words)
  })

  it('a number of records that is not there', async () => {
    const text = dataset('string', ['"x"'])
    expect(await faultOf(text.replace('"records": 1', '"records": 900000000000000'))).toBe(
      'data set X: expected 900000000000000 records, as declared, found 1',
    )
    expect(await faultOf(text.replace('"records": 1', '"records": 1e400'))).toContain('the number of records')
    expect(await faultOf(text.replace(/,\s*"rows": .*$/s, '}'))).toContain('1 records, as declared, found 0')
  })

  it('a key or a column twice, with the place', async () => {
    const text = dataset('string', ['"x"'])
    expect(await faultOf(text.replace('"name": "X"', '"name": "X", "name": "Y"'))).toBe(
      'line 2, character 28: expected each key once in an object, found one twice',
    )
    const column = '{"itemOID": "IT.X.A", "name": "A", "label": "", "dataType": "string"}'
    expect(await faultOf(text.replace(column, `${column}, ${column}`))).toContain('"A" twice')
  })

  it('other versions, by name and with the way out', async () => {
    const old =
      '{"creationDateTime": "2023-01-01T00:00:00", "datasetJSONVersion": "1.0.0", "clinicalData": {}}'
    expect(datasetJsonReader.recognizes(bytesOf(old), 'dm.json')).toBe(true)
    expect(faultsOf(await read(old))[0]).toMatchObject({
      found: 'version "1.0.0", which has another layout',
      remedy: expect.stringContaining('Dataset-JSON 1.1'),
    })
    expect(await faultOf('{"datasetJSONVersion": "2.0.0"}')).toContain(
      'expected Dataset-JSON 1.1, found "2.0.0"',
    )
    expect(faultsOf(await read('{}', 'adtte.dsjc'))[0]!.remedy).toBe('decompress it first')
  })

  it('what is no Dataset-JSON is left to other readers', () => {
    expect(datasetJsonReader.recognizes(bytesOf('{"a": 1}'), 'a.json')).toBe(false)
    expect(datasetJsonReader.recognizes(bytesOf('a,b\n1,2\n'), 'a.csv')).toBe(false)
  })
})

describe('a hostile file', () => {
  const deep = (sign: string, times: number): string => sign.repeat(times)

  it.each([
    ['lists in lists', deep('[', 1_000_000)],
    ['objects in objects', deep('{"a":', 1_000_000)],
    ['lists in a cell', dataset('string', [`${deep('[', 100_000)}${deep(']', 100_000)}`])],
  ])('of %s ends with a fault and not with the stack', async (_, text) => {
    expect(await faultOf(text)).toContain('expected at most 32 lists in each other, found more')
  })

  it('of other bytes than UTF-8 is a fault', async () => {
    const bytes = Uint8Array.from([...bytesOf('{"datasetJSONVersion": "'), 0xff, 0xfe, 0x22, 0x7d])
    expect(faultsOf(await datasetJsonReader.read(bytes, 'a.json', {}))[0]!.expected).toBe('text in UTF-8')
  })

  it.each(['adtte.json', 'adtte.ndjson'])('%s, cut at any byte, has faults', async (name) => {
    const bytes = file(name)
    for (const [length, prefix] of prefixes(bytes)) {
      const reading = await readSoundly(datasetJsonReader, prefix, name)
      // only the line break at the end may be absent
      expect('faults' in reading || length === bytes.length - 1, `${length}`).toBe(true)
    }
  })

  it('never throws, whatever its bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(file('adtte.json')), async (bytes) => {
        await readSoundly(datasetJsonReader, bytes, 'a.json')
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})
