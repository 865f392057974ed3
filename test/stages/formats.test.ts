import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computed, csv, optional, recorded, type Table, table, text } from '../../pipeline/formats/csv.ts'
import { json, orderedJson } from '../../pipeline/formats/json.ts'

/** Text as hostile as a cell can be. */
const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    '"',
    '""',
    ',',
    '\n',
    '\r',
    '\r\n',
    'a"b',
    ' a ',
    '=1+1',
    '\ufeff',
    '#line',
    '__proto__',
    '\u2028',
    '\t',
  ),
)
const bytesOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

describe('a format gives back what it was given', () => {
  it('as a table of any cells under a header, after a column that is never empty', () => {
    const tables = fc.array(fc.tuple(cell, cell), { maxLength: 6 }).map(
      (rows): Table => ({
        header: ['#line', 'a', 'b'],
        rows: rows.map((cells, i) => [String(i + 1), ...cells]),
      }),
    )
    fc.assert(
      fc.property(tables, (before) => {
        const bytes = table.encode(before)
        const after = table.decode(bytes, 't.csv')
        expect(after).toEqual(before)
        expect(bytesOf(table.encode(after))).toBe(bytesOf(bytes))
      }),
      { numRuns: 300 },
    )
  })

  it('as rows of named columns: texts and recorded numbers exactly, computed ones to 12 digits', () => {
    const format = csv({ name: text, time: recorded, value: optional(computed) })
    const number = fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 })
      .map((x) => x + 0)
    const row = fc.record({ name: cell, time: number, value: fc.option(number) })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const bytes = format.encode(rows)
        const after = format.decode(bytes, 't.csv')
        expect(after.map(({ name, time }) => [name, time])).toEqual(
          rows.map(({ name, time }) => [name, time]),
        )
        expect(bytesOf(format.encode(after))).toBe(bytesOf(bytes))
      }),
      { numRuns: 300 },
    )
    expect(bytesOf(format.encode([{ name: 'a', time: 0.1, value: 1 / 3 }]))).toBe(
      'name,time,value\na,0.1,0.333333333333\n',
    )
    expect(() => format.encode([{ name: 'a', time: Number.NaN, value: 1 }])).toThrow('finite')
    expect(() => format.decode(new TextEncoder().encode('name,value,time\n'), 't.csv')).toThrow('columns')
    expect(() => format.decode(new Uint8Array(), 't.csv')).toThrow('columns')
    expect(() => format.decode(new TextEncoder().encode('name,time,value\n"a'), 't.csv')).toThrow('t.csv')
  })

  it('a computed number as the shortest text of its twelve digits, however large or small it is', () => {
    const any = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc
        .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -25, max: 25 }))
        .map(([d, e]) => Number(`${d}e${e}`)),
      fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
    )
    fc.assert(
      fc.property(any, (value) => {
        expect(computed.encode(value)).toBe(String(Number(value.toPrecision(12)) + 0))
      }),
      { numRuns: 5000 },
    )
    for (const one of [Number.NaN, Infinity, -Infinity]) expect(() => computed.encode(one)).toThrow('finite')
  })

  it('as JSON, keys sorted or in their own order, __proto__ like any other key', () => {
    const value = fc.dictionary(
      fc.string(),
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    )
    for (const format of [json<unknown>(), orderedJson<unknown>()])
      fc.assert(
        fc.property(value, (before) => {
          const bytes = format.encode(before)
          expect(bytesOf(format.encode(format.decode(bytes, 'j.json')))).toBe(bytesOf(bytes))
        }),
      )
    const odd = JSON.parse('{"b": 1, "__proto__": 2, "a": 3}')
    expect(bytesOf(json<unknown>().encode(odd))).toBe('{\n  "__proto__": 2,\n  "a": 3,\n  "b": 1\n}\n')
  })
})
