import { describe, expect, it } from 'vitest'
import { spssReader } from '../../../sources/spss/spss-reader.ts'
import { faultsOf, fixtureBytes, indexOf, latin1, replaced, tableOf } from '../support/fixture.ts'

const table = (name: string) => tableOf(spssReader, 'spss', name)
const bytesOf = (name: string) => fixtureBytes('spss', name)

describe('an encoding', () => {
  it.each([
    ['encoding-1252.sav', ['größe', 'Müller’s', 'Ménière – œ', 'Größe in €']],
    ['encoding-sjis.sav', ['年齢', '表示', 'ソ能', '肝臓の転移']],
    ['encoding-1251.sav', ['возраст', 'почка', 'лёгкое', 'Возраст больного']],
  ])('of %s is that which the file declares', async (name, [variable, first, second, label]) => {
    const { columns, rows } = await table(name)
    expect(columns).toEqual([
      { name: variable, kind: 'number', codes: [{ value: '1', label: first }] },
      { name: 'site', label, kind: 'text', codes: [{ value: 'X', label }] },
    ])
    expect(rows).toEqual([
      ['1', first],
      ['2', second],
    ])
  })

  it('that is not known is a fault where letters are beyond ASCII, with the way out', async () => {
    const bytes = replaced(bytesOf('encoding-1251.sav'), 'WINDOWS-1251', 'ibm850      ')
    const result = await spssReader.read(bytes, 'x.sav', {})
    expect(faultsOf(result)[0]).toMatch(/expected text in ibm850, found the bytes/)
    expect('faults' in result && result.faults[0]!.remedy).toMatch(/SET UNICODE=ON/)
  })

  it('that nothing declares is ASCII, and other letters a fault', async () => {
    const undeclared = bytesOf('haven-plain.sav')
    // the code page of the machine integer record
    const codePage = indexOf(undeclared, [3, 0, 0, 0, 4, 0, 0, 0, 8, 0, 0, 0]) + 12 + 28
    undeclared.set([2, 0, 0, 0], codePage)
    expect(faultsOf(await spssReader.read(undeclared, 'x.sav', {}))[0]).toMatch(
      /expected text in ASCII \(the file declares no encoding\)/,
    )
  })

  it('whose bytes are none of it is a fault at each cell', async () => {
    const bytes = replaced(bytesOf('haven-plain.sav'), 'leading space', 'leading sp\u00ffce')
    expect(faultsOf(await spssReader.read(bytes, 'x.sav', {}))).toContainEqual(
      expect.stringMatching(
        /case 5, variable histology: expected text in code page 65001, found the bytes 73 70 ff 63 65/,
      ),
    )
  })
})

describe('a file of SPSS that is no system file', () => {
  const portable = `${'ASCII SPSS PORT FILE'.padEnd(40).repeat(5)}${'0'.repeat(256)}SPSSPORTA8`
  const encrypted = `\u001c\0\0\0\0\0\0\0ENCRYPTEDSAV\u0015\0\0\0`
  it.each([
    ['a portable file', portable, /\.por/, /SAVE OUTFILE/],
    ['a portable file in lines', portable.replace(/.{80}/g, '$&\r\n'), /\.por/, /SAVE OUTFILE/],
    ['an encrypted file', encrypted, /password/, /without a password/],
  ])('is recognized and refused by name: %s', async (_, text, found, remedy) => {
    const bytes = latin1(text)
    expect(spssReader.recognizes(bytes, 'data.sav')).toBe(true)
    const result = await spssReader.read(bytes, 'data.sav', {})
    expect('faults' in result && result.faults).toMatchObject([
      { found: expect.stringMatching(found), remedy: expect.stringMatching(remedy) },
    ])
  })

  it('is not recognized by its name alone', () => {
    expect(spssReader.recognizes(latin1('id,age\n1,2\n'), 'data.sav')).toBe(false)
    expect(spssReader.recognizes(new Uint8Array(0), 'data.sav')).toBe(false)
  })
})
