import type { SourceFault } from '../source.ts'

/** A kind of file that is no delimited text: how its bytes begin, its name, and how to make a table of it. */
interface Kind {
  readonly begins: RegExp
  readonly name: string
  readonly remedy: string
}

const IN_R = 'in R: write.csv(data, "data.csv", row.names = FALSE)'
const SAVE = 'open it in the program that wrote it, and save the table as CSV'

/** By the first bytes as Latin letters: the file formats' own signatures. */
const KINDS: readonly Kind[] = [
  { begins: /^%PDF/, name: 'a PDF', remedy: 'export the table from the program that made it, as CSV' },
  {
    begins: /^PK(\x03\x04|\x05\x06)/,
    name: 'a compressed file (zip)',
    remedy: 'unpack it, or save the workbook as .xlsx or CSV',
  },
  {
    begins: /^\x1f\x8b/,
    name: 'a compressed file (gzip), such as R writes as .rds or .RData',
    remedy: `${IN_R}, after data <- readRDS("file.rds"); other files: unpack them`,
  },
  { begins: /^(RDX[23A]|X\n|A\n)/, name: 'an R data file (.rds, .RData)', remedy: IN_R },
  {
    begins: /^\xd0\xcf\x11\xe0/,
    name: 'an old Office file (.xls, .doc)',
    remedy: 'open it, and save the table as .xlsx or CSV',
  },
  {
    begins: /^\0{12}\xc2\xea\x81\x60/,
    name: 'a SAS data set (.sas7bdat)',
    remedy: 'in SAS: proc export data=name outfile="data.csv" dbms=csv; run;',
  },
  {
    begins: /^\$FL3/,
    name: 'a compressed SPSS file (.zsav)',
    remedy: 'in SPSS: SAVE OUTFILE="data.sav" /UNCOMPRESSED.',
  },
  { begins: /^\$FL2/, name: 'an SPSS file (.sav)', remedy: 'save it as CSV in SPSS' },
  {
    begins: /^(<stata_dta>|[\x71-\x73][\x01\x02]\x01)/,
    name: 'a Stata file (.dta)',
    remedy: 'in Stata: export delimited using data.csv, nolabel replace',
  },
  { begins: /^SQLite format 3/, name: 'an SQLite database', remedy: 'export the table as CSV' },
  { begins: /^PAR1/, name: 'a Parquet file', remedy: 'docs/guides/registries.md says how it is read' },
  { begins: /^\{\\rtf/, name: 'a formatted text (.rtf)', remedy: SAVE },
  {
    begins: /^\s*<(!doctype html|html|table|head|meta)\b/i,
    name: 'a web page, which some systems save as .xls',
    remedy: 'open it in a spreadsheet program, and save it as .xlsx or CSV',
  },
  { begins: /^\s*<(\?xml|[a-z])/i, name: 'an XML file', remedy: SAVE },
  { begins: /^\s*(\{|\[\s*[[{"])/, name: 'a JSON file', remedy: SAVE },
  { begins: /^(\x89PNG|GIF8|\xff\xd8\xff)/, name: 'a picture', remedy: 'a table of text is needed' },
]

/** Why a file is no delimited text: its kind by name, with the way out; null where it may be text. */
export const notText = (bytes: Uint8Array): SourceFault | null => {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const head = String.fromCharCode(...bytes.subarray(mark, mark + 64))
  const kind = KINDS.find(({ begins }) => begins.test(head))
  return kind === undefined
    ? null
    : { place: 'the file', expected: 'a table', found: kind.name, remedy: kind.remedy }
}
