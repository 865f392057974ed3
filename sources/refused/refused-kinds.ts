import { isZip, zipNames } from '../zip/directory.ts'

/** A kind of file that is refused: what it is, and the way out. */
export interface RefusedKind {
  readonly title: string
  readonly remedy: string
  matches(file: FileHead): boolean
}

/** What is looked at: the first bytes, as characters of one byte each, the name, and the parts of an archive. */
interface FileHead {
  readonly head: string
  readonly name: string
  readonly parts: readonly string[]
  /** Whether the file has this text in UTF-16, as names in containers of Microsoft are. */
  hasName(name: string): boolean
}

const HEAD = 2_048
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
const AS_XLSX = 'open it in Excel or LibreOffice and save it as "Excel Workbook (*.xlsx)"'
const AS_TABLE = 'save its table as a workbook (.xlsx) or a CSV file, and give that'
const IN_R = (read: string, name: string) =>
  `in R: write.csv(${read}, "${name}.csv", row.names = FALSE, na = "")`

const starts =
  (...magic: readonly string[]) =>
  ({ head }: FileHead) =>
    magic.some((bytes) => head.startsWith(bytes))

const ole =
  (...names: readonly string[]) =>
  (file: FileHead) =>
    file.head.startsWith(OLE) && names.some((name) => file.hasName(name))

const part = (pattern: RegExp) => (file: FileHead) => file.parts.some((name) => pattern.test(name))

/** In this order; the first that matches names the file. Magic bytes come from the published descriptions of each format. */
const KINDS: readonly RefusedKind[] = [
  {
    title: 'a workbook or document with a password',
    remedy: 'open it with its password, remove the password (File, Info, Protect Workbook), and save it',
    matches: ole('EncryptedPackage'),
  },
  {
    title: 'a workbook in the format of Excel 5.0/95 or older (.xls)',
    remedy: AS_XLSX,
    matches: starts(
      '\x09\x00\x04\x00',
      '\x09\x02\x06\x00',
      '\x09\x04\x06\x00',
      '\x09\x08\x08\x00',
      '\x09\x08\x10\x00',
    ),
  },
  { title: 'a Word document (.doc)', remedy: AS_TABLE, matches: ole('WordDocument') },
  { title: 'a document of an Office program', remedy: AS_TABLE, matches: starts(OLE.slice(0, 4)) },
  { title: 'a Word document (.docx)', remedy: AS_TABLE, matches: part(/^word\/document\.xml$/i) },
  { title: 'a presentation (.pptx)', remedy: AS_TABLE, matches: part(/^ppt\/presentation\.xml$/i) },
  {
    title: 'a document of Numbers, Pages or Keynote',
    remedy: 'in Numbers: File, Export To, Excel',
    matches: part(/^Index\/.*\.iwa$|^Index\.zip$/),
  },
  {
    title: 'a text document (.odt)',
    remedy: AS_TABLE,
    matches: ({ head }) => /^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument\.text/s.test(head),
  },
  {
    title: 'a ZIP archive',
    remedy: 'unpack it and give the table in it',
    matches: starts('PK\x03\x04', 'PK\x05\x06'),
  },
  {
    title: 'a data set of SAS (.sas7bdat)',
    remedy: `in SAS: proc export data=<name> outfile="<name>.csv" dbms=csv; or ${IN_R('haven::read_sas("<name>.sas7bdat")', '<name>')}`,
    matches: starts('\0\0\0\0\0\0\0\0\0\0\0\0\xc2\xea\x81\x60'),
  },
  {
    title: 'a file of R (.rds or .RData)',
    remedy: `${IN_R('readRDS("<name>.rds")', '<name>')}; for .RData load it first`,
    matches: ({ head, name }) =>
      /^(RD[AXB][23]\n|[XA]\n\0\0\0|A\n[23]\n\d{5,6}\n)/.test(head) ||
      (/\.(rds|rda|rdata)$/i.test(name) && /^(\x1f\x8b|BZh\d1AY&SY|\xfd7zXZ)/.test(head)),
  },
  {
    title: 'a compressed file',
    remedy: 'unpack it and give the file in it',
    matches: starts(
      '\x1f\x8b',
      'BZh91AY&SY',
      '\xfd7zXZ',
      '7z\xbc\xaf\x27\x1c',
      'Rar!\x1a\x07',
      '\x28\xb5\x2f\xfd',
    ),
  },
  {
    title: 'a database of Access (.mdb or .accdb)',
    remedy: 'in Access: select the table, External Data, Excel or Text File',
    matches: starts('\0\x01\0\0Standard Jet DB', '\0\x01\0\0Standard ACE DB'),
  },
  {
    title: 'a database of SQLite',
    remedy: 'export the table: sqlite3 -header -csv <file> "select * from <table>" > <table>.csv',
    matches: starts('SQLite format 3\0'),
  },
  {
    title: 'a PDF document',
    remedy: 'give the table itself, not its print; ask for the file that the PDF was made from',
    matches: ({ head }) => /%PDF-\d\.\d/.test(head.slice(0, 1024)),
  },
  { title: 'a document in RTF', remedy: AS_TABLE, matches: starts('{\\rtf') },
  {
    title: 'a picture',
    remedy: AS_TABLE,
    matches: starts('\x89PNG\r\n', '\xff\xd8\xff', 'GIF87a', 'GIF89a'),
  },
  {
    title: 'a Parquet or Arrow file',
    remedy: `${IN_R('arrow::read_parquet("<name>.parquet")', '<name>')}; in Python: pandas.read_parquet`,
    matches: starts('PAR1\x15', 'ARROW1\0\0', 'FEA1\0'),
  },
  {
    title: 'a data set of Weka (.arff)',
    remedy: IN_R('foreign::read.arff("<name>.arff")', '<name>'),
    matches: ({ head }) => /^(?:\xef\xbb\xbf)?(?:(?:%[^\r\n]*)?\r?\n)*[ \t]*@relation[ \t]/i.test(head),
  },
  {
    title: 'a project of GraphPad Prism',
    remedy: 'in Prism: File, Export, "Comma-delimited text"',
    matches: ({ head }) => head.includes('<GraphPadPrismFile'),
  },
  {
    title: 'a shortcut to a Google sheet, not the sheet',
    remedy: 'open it in the browser: File, Download, "Microsoft Excel (.xlsx)"',
    matches: ({ head, name }) =>
      /\.g(sheet|doc|slides)$/i.test(name) || /^\s*\{[^{}]*"(doc_id|url)"[^{}]*docs\.google\.com/.test(head),
  },
  {
    title: 'a workbook in XML (Excel 2003 or .fods)',
    remedy: AS_XLSX,
    matches: ({ head }) =>
      /^(\xef\xbb\xbf)?\s*<\?xml/.test(head) &&
      /urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"|opendocument\.spreadsheet/.test(
        head,
      ),
  },
  {
    title: 'a page in HTML with its parts (.mht), which some systems save as .xls',
    remedy: AS_XLSX,
    matches: ({ head }) => /^(\xef\xbb\xbf)?MIME-Version: 1\.0\r?\n/i.test(head),
  },
  {
    title: 'a page in HTML, whatever its name says',
    remedy: AS_XLSX,
    matches: ({ head }) => /^(\xef\xbb\xbf)?\s*(<!doctype html|<html|<table|<head|<meta)/i.test(head),
  },
]

/** The refused kind of a file; undefined if it is of none of them. Only a container of Microsoft is searched whole. */
export const refusedKind = (bytes: Uint8Array, fileName: string): RefusedKind | undefined => {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD))
  const parts = isZip(bytes) ? zipNames(bytes) : []
  const hasName = (name: string) => includesWide(bytes, name)
  return KINDS.find((kind) => kind.matches({ head, name: fileName, parts, hasName }))
}

/** Whether bytes have a name in UTF-16, ended by a zero as an entry of the directory is ([MS-CFB] 2.6.1). */
const includesWide = (bytes: Uint8Array, name: string): boolean => {
  const wanted = [...`${name}\0`].flatMap((letter) => [letter.charCodeAt(0), 0])
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1))
    if (at % 2 === 0 && wanted.every((byte, i) => bytes[at + i] === byte)) return true
  return false
}
