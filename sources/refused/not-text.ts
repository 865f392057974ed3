import type { SourceFault } from '../source.ts'
import { refusedKind } from './refused-kinds.ts'

/** A kind of file that a reader reads if it is whole: how its bytes begin, what it is, and the way to a table. */
interface UnreadKind {
  readonly begins: RegExp
  readonly title: string
  readonly remedy: string
}

const SAVE = 'open it in the program that wrote it, and save the table as CSV'

/** By the first bytes as Latin letters. Looked at only when no reader recognized the file: it is damaged, or of another release. */
const UNREAD: readonly UnreadKind[] = [
  {
    begins: /^\$FL3@\(#\)/,
    title: 'a compressed SPSS file (.zsav)',
    remedy: 'in SPSS: SAVE OUTFILE="data.sav" /UNCOMPRESSED.',
  },
  { begins: /^\$FL2@\(#\)/, title: 'an SPSS file (.sav)', remedy: 'save it as CSV in SPSS' },
  {
    begins: /^(<stata_dta>|[\x71-\x73][\x01\x02]\x01)/,
    title: 'a Stata file (.dta)',
    remedy: 'in Stata: export delimited using data.csv, nolabel replace',
  },
  { begins: /^\s*<(\?xml|[a-z])/i, title: 'an XML file', remedy: SAVE },
  { begins: /^\s*(\{|\[\s*[[{"])/, title: 'a JSON file', remedy: SAVE },
]

/** Why a file that no reader recognizes is no delimited text: its kind by name, with the way out; null where it may be text. */
export const notText = (bytes: Uint8Array, fileName: string): SourceFault | null => {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const head = String.fromCharCode(...bytes.subarray(mark, mark + 64))
  const kind = refusedKind(bytes, fileName) ?? UNREAD.find(({ begins }) => begins.test(head))
  return kind === undefined
    ? null
    : { place: 'the file', expected: 'a table', found: kind.title, remedy: kind.remedy }
}
