import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readers } from '../../../sources/index.ts'
import {
  DATA,
  faultOf,
  fixture,
  readBytes,
  tablesOf,
  xlsxOf,
  xlsxParts,
} from '../../support/sources/workbooks.ts'

/** Changes bytes at the first place of a signature after an offset. */
const patched = (bytes: Uint8Array, signature: number, field: number, value: number): Uint8Array => {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at + 4 <= copy.length; at++)
    if (view.getUint32(at, true) === signature) {
      view.setUint32(at + field, value, true)
      return copy
    }
  throw new Error('no such signature')
}

const ENTRY = 0x02_01_4b_50

describe('the workbook by hand that the hostile ones change', () => {
  it('is read', async () => {
    expect(tablesOf(await readBytes(xlsxOf(DATA), 'x'))[0]!.rows).toEqual([['1', '2015-03-31']])
  })
})

describe('an archive', () => {
  it('that unpacks to far more than it packs is a fault before it is unpacked', async () => {
    const bomb = xlsxOf('', {
      'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(20_000_000)}</worksheet>`,
    })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await faultOf(bomb)).toMatch(/sheet1\.xml: expected at most 400000000 bytes, and 250 times/)
  })

  it('that declares 2 GB is a fault', async () => {
    const parts = xlsxParts(DATA)
    const first = zipSync({ '_rels/.rels': strToU8(parts['_rels/.rels']!), ...rest(parts, '_rels/.rels') })
    expect(await faultOf(patched(first, ENTRY, 24, 2 ** 31))).toMatch(/found 2147483648 bytes/)
  })

  it('that declares fewer bytes than it has, or other ones, is a fault', async () => {
    const parts = xlsxParts(DATA)
    const first = zipSync({ '_rels/.rels': strToU8(parts['_rels/.rels']!), ...rest(parts, '_rels/.rels') })
    expect(await faultOf(patched(first, ENTRY, 24, 10))).toMatch(/more bytes than the archive declares/)
    expect(await faultOf(patched(first, ENTRY, 16, 1))).toMatch(/differ from their check sum/)
    expect(await faultOf(patched(first, ENTRY, 42, 0xff_ff_ff))).toMatch(/a place outside the file/)
    expect(await faultOf(patched(first, ENTRY, 20, 0xff_ff_ff))).toMatch(/a place outside the file/)
    expect(await faultOf(patched(first, ENTRY, 8, 1))).toMatch(/found an encrypted part/)
  })

  it('with more parts than 10,000 is a fault', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`xl/${i}`, new Uint8Array(0)]))
    expect(await faultOf(zipSync(many, { level: 0 }))).toMatch(/expected at most 10000 parts, found 10001/)
  })

  it('that is cut anywhere is a fault, not an error of the program', async () => {
    for (const name of ['patients-lo.xlsx', 'patients-lo.ods']) {
      const whole = fixture(name)
      for (let length = 30; length < whole.length; length += 997)
        expect((await faultOf(whole.slice(0, length), name)).length).toBeGreaterThan(20)
    }
  })

  it('with any byte changed is read, or is a fault', async () => {
    const whole = xlsxOf(DATA)
    for (let at = 4; at < whole.length; at += 3) {
      const copy = whole.slice()
      copy[at] = copy[at]! ^ 0xff
      if (!readers.some((reader) => reader.recognizes(copy, 'x.xlsx'))) continue
      const reading = await readBytes(copy, 'x.xlsx')
      if ('tables' in reading) expect(reading.tables[0]!.rows).toEqual([['1', '2015-03-31']])
      else expect(reading.faults.length).toBeGreaterThan(0)
    }
  })

  it('of more than 50 MB is a fault', async () => {
    const large = new Uint8Array(50_000_001)
    large.set(xlsxOf(DATA).subarray(0, 200))
    expect(await faultOf(large)).toBe(
      'the file: expected at most 50 MB, found 51 MB (save the sheet as "CSV UTF-8", or remove pictures from the workbook)',
    )
  })
})

const rest = (parts: Readonly<Record<string, string>>, without: string) =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([name, text]) => (name === without ? [] : [[name, strToU8(text)]])),
  )
