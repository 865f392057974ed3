import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readers } from '../../../sources/index.ts'
import { faultsOf, readBytes } from '../../support/sources/workbooks.ts'

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const zip = (...names: readonly string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))

/** A container of Microsoft with a stream of that name ([MS-CFB] 2.2 and 2.6.1). */
const container = (stream: string) => {
  const bytes = new Uint8Array(1536)
  bytes.set(latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))
  bytes.set(latin([...stream].map((letter) => `${letter}\0`).join('')), 1024)
  return bytes
}

/** Magic bytes: from the published description of each format, not from the code. */
const KINDS: readonly (readonly [bytes: Uint8Array, name: string, found: string, wayOut: string])[] = [
  [container('EncryptedPackage'), 'a.xlsx', 'with a password', 'remove the password'],
  [
    latin('\x09\x00\x04\x00\x00\x00\x10\x00'),
    'a.xls',
    'Excel 5.0/95 or older',
    'save it as "Excel Workbook (*.xlsx)"',
  ],
  [
    latin('\x09\x08\x08\x00\x00\x05\x10\x00'),
    'a.xls',
    'Excel 5.0/95 or older',
    'save it as "Excel Workbook (*.xlsx)"',
  ],
  [
    latin('% a remark\n\n@RELATION study\n@ATTRIBUTE age numeric\n@DATA\n1\n'),
    'a.arff',
    'Weka (.arff)',
    'read.arff',
  ],
  [container('WordDocument'), 'a.doc', 'Word document', 'CSV'],
  [container('Contents'), 'a.msg', 'Office program', 'CSV'],
  [zip('[Content_Types].xml', 'word/document.xml'), 'a.docx', 'Word document (.docx)', 'CSV'],
  [zip('Index/Document.iwa'), 'a.numbers', 'Numbers', 'Export To, Excel'],
  [zip('data.csv'), 'a.zip', 'ZIP archive', 'unpack it'],
  [
    Uint8Array.from([
      ...Array<number>(12).fill(0),
      0xc2,
      0xea,
      0x81,
      0x60,
      0xb3,
      0x14,
      0x11,
      0xcf,
      0xbd,
      0x92,
      8,
      0,
      9,
      0xc7,
    ]),
    'a.sas7bdat',
    '.sas7bdat',
    'proc export',
  ],
  [latin('\x1f\x8b\x08\0\0\0'), 'a.rds', '.rds', 'write.csv(readRDS('],
  [latin('RDX3\nX\n\0\0\0\x03'), 'a.RData', '.RData', 'write.csv('],
  [latin('\x1f\x8b\x08\0\0\0'), 'a.csv.gz', 'compressed', 'unpack it'],
  [latin('\0\x01\0\0Standard Jet DB\0'), 'a.mdb', 'Access', 'External Data'],
  [latin('\0\x01\0\0Standard ACE DB\0'), 'a.accdb', 'Access', 'External Data'],
  [latin('%PDF-1.7\n'), 'a.pdf', 'PDF', 'the table itself'],
  [latin('SQLite format 3\0'), 'a.db', 'SQLite', 'sqlite3'],
  [latin('{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}'), 'a.gsheet', 'shortcut', 'Download'],
  [
    latin('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
    'a.xls',
    'XML',
    '.xlsx',
  ],
  [latin('<html><body><table><tr><td>1</td></tr></table>'), 'a.xls', 'HTML', '.xlsx'],
  [latin('PAR1\x15\x04'), 'a.parquet', 'Parquet', 'read_parquet'],
]

describe('a file of a known kind that is not read', () => {
  it.each(KINDS)('is refused by its bytes (%#: %s %s)', async (bytes, name, found, wayOut) => {
    for (const called of [name, ...(/rds|gsheet/.test(name) ? [] : ['a.csv'])]) {
      const [fault] = faultsOf(await readBytes(bytes, called))
      expect(fault).toContain(`${called}: expected a table in a file that can be read, found `)
      expect(fault!.slice(fault!.indexOf('found'))).toContain(found)
      expect(fault).toContain(wayOut)
    }
  })
})

it.each([
  'id,day\n1,2',
  'A\n2\n3\n',
  'PAR1,PAR2\n1,2',
  'FEA1,x\n',
  'GIF8,x\n',
  'BZh,x\n',
  '$FL2,x\n',
  '$FL3,x\n',
  '{"a": 1}',
  '',
  'PK,x\n',
])('leaves text to be read as delimited text: %j', (text) => {
  expect(readers.find((reader) => reader.recognizes(strToU8(text), 'a.csv'))).toBeUndefined()
})
