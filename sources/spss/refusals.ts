import type { SourceFault } from '../source.ts'

/** A fault for the files of SPSS that are no system files; null for all others. */
export const refusalOf = (bytes: Uint8Array): SourceFault | null => {
  const start = String.fromCharCode(...bytes.subarray(0, 1024))
  if (start.startsWith('ENCRYPTEDSAV', 8))
    return refusal('a file with a password', 'open it in SPSS and save it without a password')
  if (start.startsWith('\x5b\xc6\xd3\xf2'))
    return refusal('a file in EBCDIC, of a mainframe', "SAVE OUTFILE='data.sav' in SPSS writes one")
  // lines of 80 characters; the name of the format comes in several character sets, then once as it is
  if (
    /^[\s\S]{0,300}SPSS PORT FILE/.test(start) ||
    /SPSSPORT/.test(start.replace(/[\r\n]/g, '').slice(0, 600))
  )
    return refusal(
      'an SPSS portable file (.por)',
      "in SPSS: IMPORT FILE='data.por'. then SAVE OUTFILE='data.sav'.",
    )
  return null
}

const refusal = (found: string, remedy: string): SourceFault => ({
  place: 'the file',
  expected: 'an SPSS data file (.sav)',
  found,
  remedy,
})
