import { expect, it } from 'vitest'
import { decodeText } from '../../../sources/delimited/decode-text.ts'

it('text of a Western European spreadsheet keeps the euro sign, quotes and dashes on every version of Node', () => {
  // the code points of Windows-1252 by Unicode's mapping table CP1252.TXT
  const bytes = Uint8Array.of(0x80, 0x8a, 0x92, 0x93, 0x94, 0x96, 0x97, 0xe9, 0x41)
  expect(decodeText(bytes)).toMatchObject({
    encoding: 'windows-1252',
    text: '\u20ac\u0160\u2019\u201c\u201d\u2013\u2014\u00e9A',
  })
  expect(decodeText(bytes, 'windows-1252')).toEqual(decodeText(bytes))
})
