import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readers } from '../../../../sources/index.ts'
import type { SourceReading } from '../../../../sources/source.ts'
import { xlsReader } from '../../../../sources/workbook/xls/xls-reader.ts'
import { faultOf, faultsOf, fixture, readBytes, tablesOf } from '../../../support/sources/workbooks.ts'
import {
  container,
  label,
  latinLetters,
  number,
  patched,
  u16,
  u32,
  workbookStream,
} from '../../../support/sources/xls.ts'
import { mutations } from '../../support/mutations.ts'

const HEAD = [...label(0, 0, 'id'), ...label(0, 1, 'day')]
const DATA = [...HEAD, ...number(1, 0, 1), ...number(1, 1, 42_094, 1)]
const STYLES = { styles: [0, 14] }

const tableText = (reading: SourceReading): string =>
  JSON.stringify('tables' in reading ? reading.tables.map(({ columns, rows }) => [columns, rows]) : [])

const FILES = [
  'kinds-lo',
  'xlwt',
  'patients-gnumeric',
  'both-versions-gnumeric',
  'formats-lo',
  'mac-1904-xlwt',
].map((name) => [name, fixture(`xls/${name}.xls`)] as const)

it('by hand is read alike in containers of both versions, with sectors backwards and with small ones', async () => {
  const stream = workbookStream({ ...STYLES, sheets: [{ name: 'S', records: DATA }] })
  for (const options of [{}, { version: 4 }, { backwards: true }, { isSmall: true }, { name: 'WORKBOOK' }]) {
    const reading = await readBytes(container(stream, options), 'a.xls')
    expect(tablesOf(reading).map(({ rows }) => rows)).toEqual([[['1', '2015-03-31']]])
  }
})

describe('a damaged file', () => {
  it.each(FILES)('%s.xls cut at every 512 bytes is a fault, or the same table', async (_name, bytes) => {
    const whole = tableText(await xlsReader.read(bytes, 'a.xls', {}))
    let faults = 0
    for (let length = 0; length < bytes.length; length += 512) {
      const reading = await xlsReader.read(bytes.subarray(0, length), 'a.xls', {})
      if ('faults' in reading) faults += 1
      else expect(tableText(reading)).toBe(whole)
    }
    expect(faults).toBeGreaterThan(bytes.length / 512 / 2)
  })

  it('ends in tables or in faults with a place, 2000 times', async () => {
    let readings = 0
    for (const [index, [, bytes]] of FILES.entries())
      for (const copy of mutations(bytes, 334, index)) {
        const reader = readers.find((each) => each.recognizes(copy, 'a.xls'))
        const reading = await (reader ?? xlsReader).read(copy, 'a.xls', {})
        if ('tables' in reading) readings += 1
        else expect(reading.faults.every(({ place }) => place !== '')).toBe(true)
      }
    expect(readings).toBeGreaterThan(50)
    expect(readings).toBeLessThan(1950)
  }, 120_000)

  it('whose name is .xls is a workbook also without its directory', async () => {
    const bytes = fixture('xls/kinds-lo.xls').subarray(0, 2048)
    expect(await faultOf(bytes, 'a.xls')).toMatch(/expected a complete container of an Office file, found/)
    expect(await faultOf(bytes, 'a.doc')).toMatch(/found a document of an Office program/)
  })
})

describe('a container', () => {
  const good = container(workbookStream({ ...STYLES, sheets: [{ name: 'S', records: DATA }] }))
  // sector 0 is the table of chains, 1 the directory, 3 the first of the stream
  const [TABLE, DIRECTORY, STREAM] = [512, 1024, 3]

  it.each([
    ['sectors of another size', patched(good, 30, u16(31)), /sectors of 2\^31 bytes/],
    ['small sectors of another size', patched(good, 32, u16(60)), /small sectors of 2\^60 bytes/],
    ['a chain that runs in a circle', patched(good, TABLE + STREAM * 4, u32(STREAM)), /runs in a circle/],
    ['a directory that runs in a circle', patched(good, TABLE + 4, u32(1)), /runs in a circle/],
    [
      'entries that run in a circle',
      patched(good, DIRECTORY + 128 + 68, u32(1)),
      /directory that runs in a circle/,
    ],
    [
      'an entry that is not there',
      patched(good, DIRECTORY + 128 + 72, u32(99)),
      /entry 99 of a directory of 4/,
    ],
    ['no root', patched(good, DIRECTORY + 66, [1]), /does not begin with its root/],
    ['a chain beyond the file', patched(good, TABLE + STREAM * 4, u32(70_000)), /sector 70000 of/],
    [
      'a chain into a free sector',
      patched(good, TABLE + STREAM * 4, u32(0xffffffff)),
      /free or reserved sector/,
    ],
    ['a stream of 4 GB', patched(good, DIRECTORY + 128 + 120, u32(0xffffffff)), /4294967295 bytes declared/],
    ['a table of chains beyond the file', patched(good, 76, u32(70_000)), /table of chains in sector 70000/],
    ['no table of chains', patched(patched(good, 76, u32(0xffffffff)), 68, u32(0xfffffffe)), /says nothing/],
    [
      'a list of tables beyond the file',
      patched(patched(good, 76, u32(0xffffffff)), 68, u32(70_000)),
      /list of tables in sector 70000/,
    ],
    ['a header only', good.subarray(0, 512), /found a chain|says nothing|table of chains/],
    [
      'an end within its last sector',
      good.subarray(0, -100),
      /an end of the file within the stream "Workbook"/,
    ],
    ['less than a header', good.subarray(0, 100), /fewer than its header/],
  ])('with %s is a fault', async (_name, bytes, words) => {
    expect(faultsOf(await xlsReader.read(bytes, 'a.xls', {}))[0]).toMatch(words)
  })

  it('with a list of tables that runs in a circle ends', async () => {
    const bytes = new Uint8Array(512 * 2_000)
    bytes.set(good)
    const view = new DataView(bytes.buffer)
    for (let i = 0; i < 109; i += 1) view.setUint32(76 + i * 4, 0xffffffff, true)
    view.setUint32(68, 100, true)
    bytes.fill(255, 101 * 512, 102 * 512)
    view.setUint32(101 * 512 + 508, 100, true)
    expect(faultsOf(await xlsReader.read(bytes, 'a.xls', {}))[0]).toMatch(
      /list of tables that runs in a circle/,
    )
  })

  it('of a Word document with a workbook in it is no workbook', async () => {
    const bytes = container(workbookStream({ sheets: [] }), { name: 'WordDocument' })
    const inner = new Uint8Array(bytes.length + 512)
    inner.set(bytes)
    inner.set(latinLetters([...'Workbook\0'].map((letter) => `${letter}\0`).join('')), bytes.length)
    expect(await faultOf(inner, 'a.doc')).toMatch(/found a Word document/)
  })
})

describe('a name that ends in .xls', () => {
  it.each([
    ['<html><body><table><tr><td>1</td></tr></table>', /^a.xls: .* found a page in HTML/],
    [
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      /found a workbook in XML/,
    ],
    [
      'MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>',
      /found a page in HTML with its parts/,
    ],
  ])('of a file of another kind says which: %s', async (text, words) => {
    expect(await faultOf(strToU8(text), 'a.xls')).toMatch(words)
  })

  it('of an .xlsx file is read as that, and of text as text', async () => {
    const reader = (bytes: Uint8Array) => readers.find((each) => each.recognizes(bytes, 'a.xls'))
    expect(reader(fixture('patients-lo.xlsx'))?.converter).toBe('xlsx/1')
    expect(reader(strToU8('id\tday\n1\t2\n'))).toBeUndefined()
    expect(reader(fixture('xls/kinds-lo.xls'))?.converter).toBe('xls/1')
  })
})
