import { describe, expect, it } from 'vitest'
import { spssReader } from '../../../sources/spss/spss-reader.ts'
import { faultsOf, fixtureBytes } from '../support/fixture.ts'
import { mutations } from '../support/mutations.ts'

const bytesOf = (name: string) => fixtureBytes('spss', name)
const faultsIn = async (bytes: Uint8Array) => faultsOf(await spssReader.read(bytes, 'x.sav', {}))

const ALL = [
  ...['haven-plain.sav', 'haven-byte.sav', 'haven-zlib.zsav', 'pspp-formats.sav'],
  ...['pspp-missing.sav', 'pspp-missing-byte.sav', 'pspp-missing-zlib.zsav'],
  ...['big-endian-plain.sav', 'big-endian-byte.sav', 'encoding-sjis.sav'],
]

describe('a damaged file', () => {
  it.each(ALL)(
    '%s cut at any byte is a fault',
    async (name) => {
      const bytes = bytesOf(name)
      for (let length = 0; length < bytes.length; length += 1) {
        const faults = await faultsIn(bytes.subarray(0, length))
        if (faults.length === 0) expect(`${length} of ${bytes.length} bytes`).toBe('a fault')
      }
    },
    240_000,
  )

  it('ends in a reading or in faults with a place, 2000 times', async () => {
    let readings = 0
    for (const [index, name] of ALL.entries())
      for (const copy of mutations(bytesOf(name), 200, index)) {
        const result = await spssReader.read(copy, 'x.sav', {})
        if ('tables' in result) readings += 1
        else {
          expect(result.faults.length).toBeGreaterThan(0)
          expect(result.faults.every(({ place }) => place !== '')).toBe(true)
        }
      }
    // both ends are seen
    expect(readings).toBeGreaterThan(50)
    expect(readings).toBeLessThan(1950)
  }, 240_000)
})

/** A copy with a whole number of 4 bytes at a place, in the byte order of little-endian files. */
const withInt32 = (bytes: Uint8Array, place: number, value: number): Uint8Array => {
  const copy = bytes.slice()
  new DataView(copy.buffer).setInt32(place, value, true)
  return copy
}

/** Where a record of a type begins, by the first bytes of it. */
const placeOf = (bytes: Uint8Array, ...start: readonly number[]): number => {
  const view = new DataView(bytes.buffer)
  for (let place = 176; place + start.length * 4 <= bytes.length; place += 1)
    if (start.every((value, index) => view.getInt32(place + index * 4, true) === value)) return place
  throw new Error('no such record')
}

describe('a declared number beyond the file', () => {
  const plain = bytesOf('haven-plain.sav')
  const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
    [
      'of cases',
      withInt32(plain, 80, 2 ** 31 - 1),
      /cases.*expected 2147483647 cases, as declared, found room for/,
    ],
    ['of cases, by one', withInt32(plain, 80, 7), /expected 7 cases, as declared, found room for at most 6/],
    ['of cases, fewer', withInt32(plain, 80, 5), /expected 5 cases, as declared, found 6 cases/],
    ['of cases in bytecode', withInt32(bytesOf('haven-byte.sav'), 80, 2e9), /2000000000 cases, as declared/],
    ['of cases in zlib', withInt32(bytesOf('haven-zlib.zsav'), 80, 2e9), /2000000000 cases, as declared/],
    ['of value labels', withInt32(plain, placeOf(plain, 3, 3) + 4, 2e9), /value labels.*at most \d+ items/],
    [
      'of bytes of a record',
      withInt32(plain, placeOf(plain, 7, 3) + 12, 2e9),
      /extension record 3.*more bytes/,
    ],
    [
      'of bytes of a label',
      withInt32(plain, 176 + 32, 2e9),
      /variable record 1, byte .*2000000000 more bytes/,
    ],
  ]

  it.each(cases)('%s is a fault before memory is taken', async (_, bytes, fault) => {
    const before = process.memoryUsage().arrayBuffers
    const faults = await faultsIn(bytes)
    expect(faults).toEqual([expect.stringMatching(fault)])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50e6)
  })

  it('of bytes that a block inflates to is a fault, whether it is too large or too small', async () => {
    const bytes = bytesOf('haven-zlib.zsav')
    const block = bytes.length - 24
    for (const [size, fault] of [
      [2e9, /a block that may inflate to its size/],
      [40, /expected 40 bytes of cases, found another number/],
      [20_000, /expected 20000 bytes of cases, found another number/],
    ] as const)
      expect(await faultsIn(withInt32(bytes, block + 16, size))).toEqual([expect.stringMatching(fault)])
  })
})

describe('a bomb', () => {
  /** A system file of one number whose cases are so many zero bytes of bytecode, each of which is padding. */
  it('of bytecode within zlib is not inflated beyond what it declares', async () => {
    const zeros = new Uint8Array(100e6)
    const stream = new Blob([zeros]).stream().pipeThrough(new CompressionStream('deflate'))
    const bomb = new Uint8Array(await new Response(stream).arrayBuffer())
    const bytes = bytesOf('haven-zlib.zsav')
    const start = new DataView(bytes.buffer).getUint32(bytes.length - 24 + 8, true)
    const whole = new Uint8Array(start + bomb.length + 48)
    whole.set(bytes.subarray(0, start))
    whole.set(bomb, start)
    whole.set(bytes.subarray(bytes.length - 48), start + bomb.length)
    const view = new DataView(whole.buffer)
    view.setUint32(start - 16, start + bomb.length, true)
    view.setUint32(whole.length - 4, bomb.length, true)
    view.setUint32(whole.length - 8, 1000, true)
    const before = process.memoryUsage().arrayBuffers
    expect(await faultsIn(whole)).toEqual([expect.stringMatching(/expected 1000 bytes of cases/)])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50e6)
  }, 240_000)
})

describe('a small file of many rows', () => {
  /** By hand: a header, one variable record, the end of the dictionary, and a byte for each case. */
  it('is a fault at the row where there are too many', async () => {
    const cases = new Uint8Array(2_000_008).fill(255)
    const bytes = new Uint8Array(176 + 32 + 8 + cases.length)
    bytes.set([...'$FL2@(#)'].map((letter) => letter.charCodeAt(0)))
    const view = new DataView(bytes.buffer)
    view.setInt32(64, 2, true)
    view.setInt32(72, 1, true)
    view.setInt32(80, -1, true)
    view.setFloat64(84, 100, true)
    view.setInt32(176, 2, true)
    bytes.fill(65, 176 + 24, 176 + 32)
    view.setInt32(208, 999, true)
    bytes.set(cases, 216)
    expect(await faultsIn(bytes)).toEqual(['the file: expected at most 2000000 rows, found 2000001'])
    const few = await spssReader.read(bytes.subarray(0, 216 + 16), 'x.sav', {})
    expect('tables' in few && few.tables[0]!.rows).toHaveLength(16)
    expect('tables' in few && few.tables[0]!.columns).toEqual([{ name: 'AAAAAAAA', kind: 'number' }])
  }, 240_000)
})

describe('the time zone', () => {
  it.each([
    ['Pacific/Apia', 'GMT+1400'],
    ['America/St_Johns', 'GMT-0330'],
    ['Asia/Tokyo', 'GMT+0900'],
  ])('%s does not matter', async (zone, offset) => {
    const before = process.env['TZ']
    const expected = await spssReader.read(bytesOf('pspp-formats.sav'), 'x.sav', {})
    process.env['TZ'] = zone
    try {
      expect(new Date(2020, 0, 1).toString()).toContain(offset)
      const result = await spssReader.read(bytesOf('pspp-formats.sav'), 'x.sav', {})
      expect('tables' in result && result.tables[0]!.rows).toEqual(
        'tables' in expected && expected.tables[0]!.rows,
      )
    } finally {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    }
  })
})
