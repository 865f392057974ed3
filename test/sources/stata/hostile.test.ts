import { describe, expect, it } from 'vitest'
import { stataReader } from '../../../sources/stata/stata-reader.ts'
import { faultsOf, fixtureBytes, indexOf, latin1, notesOf } from '../support/fixture.ts'
import { mutations } from '../support/mutations.ts'

const bytesOf = (name: string) => fixtureBytes('stata', name)
const read = (bytes: Uint8Array) => stataReader.read(bytes, 'x.dta', {})

const TAGGED = [
  ...['haven-117.dta', 'haven-118.dta', 'haven-119.dta', 'long-117.dta', 'missing-118-big.dta'],
  ...['pandas-117-big.dta', 'pandas-118-little.dta', 'pandas-119-big.dta'],
]
const OLD = [
  'haven-113.dta',
  'haven-114.dta',
  'haven-115.dta',
  'pandas-114-big.dta',
  'foreign-108.dta',
  'foreign-110.dta',
]

describe('a damaged file', () => {
  it.each(TAGGED)(
    '%s cut at any byte is a fault',
    async (name) => {
      const bytes = bytesOf(name)
      for (let length = 0; length < bytes.length; length += 1)
        if (faultsOf(await read(bytes.subarray(0, length))).length === 0)
          expect(`${length} of ${bytes.length} bytes`).toBe('a fault')
    },
    120_000,
  )

  // the old releases end with their value labels, and nothing says how many sets there are
  it.each(OLD)(
    '%s cut at any byte is a fault, or lacks value labels and says which',
    async (name) => {
      const bytes = bytesOf(name)
      let readings = 0
      for (let length = 0; length < bytes.length; length += 1) {
        const result = await read(bytes.subarray(0, length))
        if (faultsOf(result).length > 0) continue
        readings += 1
        expect(notesOf(result)).toContainEqual(
          expect.stringMatching(/value labels that are not in the file: \w+/),
        )
      }
      expect(readings).toBeLessThanOrEqual(2)
    },
    120_000,
  )

  it('ends in a reading or in faults with a place, 2000 times', async () => {
    let readings = 0
    for (const [index, name] of [...TAGGED, ...OLD].entries())
      for (const copy of mutations(bytesOf(name), 170, index)) {
        const result = await read(copy)
        if ('tables' in result) readings += 1
        else {
          expect(result.faults.length).toBeGreaterThan(0)
          expect(result.faults.every(({ place }) => place !== '')).toBe(true)
        }
      }
    // both ends are seen
    expect(readings).toBeGreaterThan(50)
    expect(readings).toBeLessThan(1950)
  }, 120_000)
})

/** A copy with bytes written over it. */
const patched = (name: string, place: (bytes: Uint8Array) => number, by: readonly number[]): Uint8Array => {
  const bytes = bytesOf(name)
  bytes.set(by, place(bytes))
  return bytes
}

const behind =
  (text: string, more = 0) =>
  (bytes: Uint8Array): number =>
    indexOf(bytes, latin1(text)) + text.length + more

const MANY = [255, 255, 255, 127]

describe('a declared number beyond the file', () => {
  const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
    [
      'of observations',
      patched('haven-118.dta', behind('<N>'), MANY),
      /2147483647 observations, as declared/,
    ],
    [
      'of observations beyond 2^53',
      patched('haven-118.dta', behind('<N>', 4), MANY),
      /a number of bytes or rows/,
    ],
    ['of observations, old', patched('haven-114.dta', () => 6, MANY), /2147483647 observations, as declared/],
    ['of variables', patched('haven-119.dta', behind('<K>'), MANY), /2147483647 variables, as declared/],
    ['of variables, old', patched('haven-114.dta', () => 4, [255, 255]), /variables, byte .*more byte/],
    ['of labels', patched('haven-118.dta', behind('<lbl>', 4 + 129 + 3), MANY), /2147483647 labels of/],
    [
      'of bytes of labels',
      patched('haven-118.dta', behind('<lbl>', 4 + 129 + 7), MANY),
      /labels of 2147483647 bytes/,
    ],
    ['of bytes of a long text', patched('long-118.dta', behind('GSO', 13), MANY), /2147483647 more bytes/],
    [
      'of bytes of a label set',
      patched('haven-118.dta', behind('<lbl>'), [1, 0, 0, 0]),
      /expected 1 bytes of value labels/,
    ],
  ]

  it.each(cases)('%s is a fault before memory is taken', async (_, bytes, fault) => {
    const before = process.memoryUsage().arrayBuffers
    expect(faultsOf(await read(bytes))).toEqual([expect.stringMatching(fault)])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50e6)
  })

  it('of labels whose texts lie within each other is a fault', async () => {
    const bytes = bytesOf('haven-118.dta')
    const table = behind('<lbl>', 4 + 129 + 3)(bytes)
    const view = new DataView(bytes.buffer)
    // every label begins at the first text, of which the zero byte at its end is taken away
    for (let label = 0; label < view.getUint32(table, true); label += 1)
      view.setUint32(table + 8 + label * 4, 0, true)
    const texts = table + 8 + view.getUint32(table, true) * 8
    bytes.fill(97, texts, texts + view.getUint32(table + 4, true))
    expect(faultsOf(await read(bytes))).toEqual([expect.stringMatching(/found texts that overlap/)])
  })
})

describe('the time zone', () => {
  it.each([
    ['Pacific/Apia', 'GMT+1400'],
    ['America/St_Johns', 'GMT-0330'],
  ])('%s does not matter', async (zone, offset) => {
    const before = process.env['TZ']
    const expected = await read(bytesOf('haven-118.dta'))
    process.env['TZ'] = zone
    try {
      expect(new Date(2020, 0, 1).toString()).toContain(offset)
      const result = await read(bytesOf('haven-118.dta'))
      expect('tables' in result && result.tables[0]!.rows).toEqual(
        'tables' in expected && expected.tables[0]!.rows,
      )
    } finally {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    }
  })
})
