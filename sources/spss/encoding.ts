import type { ByteCursor } from '../support/byte-cursor.ts'
import { SourceError } from '../support/source-error.ts'
import { type DecodeText, decodeAscii, textDecoderOf } from '../support/text-decoder.ts'
import type { Records } from './records.ts'

const REMEDY =
  'in SPSS, with no data open: SET UNICODE=ON, then GET FILE and SAVE OUTFILE write the file again in UTF-8'

/** What decodes the texts of a file, and the name of its encoding for faults. */
export interface Encoding {
  readonly name: string
  /** Text without the spaces that pad it; a fault at `place` where the bytes are none of the encoding. */
  text(bytes: Uint8Array, place: string): string
  /** The same, null instead of a fault. */
  tryText(bytes: Uint8Array): string | null
}

/**
 * The encoding that the file declares: the character encoding record (7/20), else the code page of the machine integer
 * record (7/3). Where neither says one (codes 2 and 3 stand for "ASCII" in files of all encodings), only ASCII is read.
 */
export const encodingOf = (records: Records, cursor: ByteCursor): Encoding => {
  const name = declaredName(records, cursor)
  const decode = name === null ? decodeAscii : textDecoderOf(name)
  // letters of unknown encodings cannot be read, but most files in them have none
  return encoding(shownName(name), decode ?? decodeAscii)
}

const shownName = (name: string | null): string => {
  if (name === null) return 'ASCII (the file declares no encoding)'
  return /^\d+$/.test(name) ? `code page ${name}` : name
}

const encoding = (name: string, decode: DecodeText): Encoding => {
  const tryText = (bytes: Uint8Array) => decode(withoutPadding(bytes))
  return {
    name,
    tryText,
    text: (bytes, place) => {
      const text = tryText(bytes)
      if (text === null) throw new SourceError(encodingFault(place, name, bytes))
      return text
    },
  }
}

export const encodingFault = (place: string, name: string, bytes: Uint8Array) => ({
  place,
  expected: `text in ${name}`,
  found: `the bytes ${hex(bytes)}`,
  remedy: REMEDY,
})

/** The bytes around the first one beyond ASCII. */
const hex = (bytes: Uint8Array): string => {
  const first = Math.max(
    0,
    bytes.findIndex((byte) => byte >= 128),
  )
  const shown = [...bytes.subarray(Math.max(0, first - 2), first + 6)]
  return shown.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
}

const declaredName = ({ extensions }: Records, cursor: ByteCursor): string | null => {
  const named = extensions.get(20)
  const name = named === undefined ? '' : (decodeAscii(withoutPadding(named.content)) ?? '')
  if (name !== '') return name
  const machine = extensions.get(3)
  if (machine === undefined || machine.content.length < 32) return null
  const end = cursor.position
  cursor.section('machine integer record')
  cursor.moveTo(machine.position + 28)
  const code = cursor.int32()
  cursor.moveTo(end)
  return code <= 3 ? null : String(code)
}

/** Without spaces and zero bytes at the end: no encoding of system files has them within a letter. */
export const withoutPadding = (bytes: Uint8Array): Uint8Array => {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === 32 || bytes[end - 1] === 0)) end -= 1
  return bytes.subarray(0, end)
}
