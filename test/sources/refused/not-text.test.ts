import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { notText } from '../../../sources/refused/not-text.ts'
import { convertFile } from '../../../stages/commands/new/convert.ts'

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

it.each([
  ['%PDF-1.7', 'a PDF document'],
  ['PK\u0003\u0004', 'a ZIP archive'],
  ['\u001f\u008b\u0008', 'a compressed file'],
  ['RDX3\n', 'a file of R (.rds or .RData)'],
  ['\u00d0\u00cf\u0011\u00e0', 'a document of an Office program'],
  ['\0\0\0\0\0\0\0\0\0\0\0\0\u00c2\u00ea\u0081\u0060', 'a data set of SAS (.sas7bdat)'],
  ['$FL3@(#)', 'a compressed SPSS file (.zsav)'],
  ['<stata_dta><header>', 'a Stata file (.dta)'],
  ['SQLite format 3\0', 'a database of SQLite'],
  ['<html><table>', 'a page in HTML, whatever its name says'],
  ['<?xml version="1.0"?>', 'an XML file'],
  ['[{"a":1}]', 'a JSON file'],
  ['{\\rtf1\\ansi', 'a document in RTF'],
  ['PAR1\u0015\u0004', 'a Parquet or Arrow file'],
  ['\u0089PNG\r\n', 'a picture'],
  ['$FL2@(#) SPSS', 'an SPSS file (.sav)'],
])('a file that is no text is refused by its name: %j', async (begin, found) => {
  const fault = notText(latin(begin), 'table.csv')
  expect(fault).toMatchObject({ place: 'the file', expected: 'a table', found })
  expect(fault?.remedy).toMatch(/./)
  await expect(convertFile(latin(begin), 'table.csv', {}, [])).rejects.toThrow(found)
})

it.each(['A\n2\n3\n', 'X\n2\n', 'PAR1,PAR2\n1,2\n', 'GIF8,x\n1,2\n', 'PK,x\n1,2\n', '$FL2,x\n1,2\n'])(
  'a header that begins like a file of another kind is text: %j',
  async (text) => {
    expect(notText(strToU8(text), 'table.csv')).toBeNull()
    const [file] = await convertFile(strToU8(text), 'table.csv', {})
    expect(file!.rows.length).toBeGreaterThan(0)
  },
)
