import { repeated, shownText } from '../../cohort/values/short-text.ts'
import type { SourceFault, SourceNote, SourceReader, SourceReading } from '../source.ts'
import { readingOf } from '../support/source-error.ts'
import { tableFault } from '../support/table-name.ts'
import { textDecoderOf } from '../support/text-decoder.ts'
import { isTransport, type Member, membersOf } from './library.ts'
import { tableOf } from './member-table.ts'

/**
 * SAS transport files of version 5 and 8, every data set of them. Numbers have every digit; a missing value is an empty
 * cell, and special missing values are the codes `.A` to `.Z` and `._`. Numbers with the format of a date, a datetime or
 * a time are written as such. Blanks at the end of text are no part of it. Checked against files that R wrote and
 * against CDISC's examples.
 */
export const xportReader: SourceReader = {
  converter: 'xport/1',
  title: 'a SAS transport file (.xpt)',
  recognizes: (bytes, fileName) =>
    isTransport(bytes) || isPortFile(bytes) || (/\.xpt$/i.test(fileName) && startsAsHeader(bytes)),
  read: async (bytes, _fileName, { table }): Promise<SourceReading> => {
    if (isPortFile(bytes))
      return {
        faults: [
          {
            place: 'byte 1',
            expected: 'a transport file of the engine XPORT',
            found: 'one of PROC CPORT, whose layout SAS does not publish',
            remedy: 'in SAS: libname out xport "file.xpt"; then proc copy',
          },
        ],
      }
    if (!isTransport(bytes))
      return {
        faults: [
          {
            place: 'byte 1',
            expected: 'the header record LIBRARY or LIBV8 of a transport file',
            found: 'another header record, or one that was changed in transfer',
            remedy: 'transfer the file again in binary mode, or export it again',
          },
        ],
      }
    const members = membersOf(bytes)
    const [first] = members
    return first && 'place' in first
      ? { faults: [first] }
      : readingOf(() => readMembers(bytes, members as readonly Member[], table))
  },
}

const startsAsHeader = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, 13)) === 'HEADER RECORD'

/** A file of PROC CPORT begins with this sentence. */
const isPortFile = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, 40)) === '**COMPRESSED** **COMPRESSED** **COMPRESS' ||
  /^LIB CONTROL/.test(String.fromCharCode(...bytes.subarray(0, 11)))

const readMembers = (
  bytes: Uint8Array,
  members: readonly Member[],
  wanted: string | undefined,
): SourceReading => {
  const { decode, note } = decoder(bytes, members)
  const names = members.map(({ name }) => decode(name))
  const twice = repeated(names)
  if (twice.length > 0)
    return {
      faults: twice.map((name) => ({
        place: 'the file',
        expected: 'data sets with different names',
        found: `${shownText(name)} twice`,
      })),
    }
  const chosen = members.filter((_, i) => wanted === undefined || names[i] === wanted)
  if (chosen.length === 0) return { faults: [tableFault(names, wanted ?? '')] }
  const read = chosen.map((member) => tableOf(bytes, member, decode))
  const faults: readonly SourceFault[] = read.flatMap((one) => one.faults)
  if (faults.length > 0) return { faults }
  return { tables: read.map(({ table }) => table), notes: [...note, ...read.flatMap(({ notes }) => notes)] }
}

/**
 * A transport file does not state its encoding. Text that is valid UTF-8 is read as such (ASCII is), else as
 * Windows-1252, the encoding of SAS in western countries; a note says so wherever there is more than ASCII.
 */
const decoder = (
  bytes: Uint8Array,
  members: readonly Member[],
): { readonly decode: (bytes: Uint8Array) => string; readonly note: readonly SourceNote[] } => {
  const [utf8, western] = [textDecoderOf('utf-8')!, textDecoderOf('windows-1252')!]
  const trimmed = (text: Uint8Array): Uint8Array => {
    let end = text.length
    while (end > 0 && (text[end - 1] === 32 || text[end - 1] === 0)) end -= 1
    return text.subarray(0, end)
  }
  const foreign = textsOf(bytes, members)
  let isUtf8 = true
  let example: Uint8Array | null = null
  for (const text of foreign) {
    example ??= text
    if (utf8(text) !== null) continue
    isUtf8 = false
    example = text
    break
  }
  const inUse = isUtf8 ? utf8 : western
  // every text was tried above, so that none is null
  const decode = (text: Uint8Array): string => inUse(trimmed(text)) ?? ''
  return {
    decode,
    note:
      example === null
        ? []
        : [
            {
              place: 'the file',
              text: `it does not state its encoding; text such as ${shownText(decode(example))} was read as ${isUtf8 ? 'UTF-8' : 'Windows-1252'}`,
            },
          ],
  }
}

const isForeign = (text: Uint8Array): boolean => {
  for (let i = 0; i < text.length; i++) if (text[i]! > 127) return true
  return false
}

/** The texts of the file that have more than ASCII. */
function* textsOf(bytes: Uint8Array, members: readonly Member[]): Generator<Uint8Array> {
  for (const { name, variables, start, end } of members) {
    for (const text of [name, ...variables.flatMap((one) => [one.name, one.label])])
      if (isForeign(text)) yield text
    const width = variables.reduce((sum, { length }) => sum + length, 0)
    const texts = variables.filter(({ isNumeric }) => !isNumeric)
    for (let at = start; at + width <= end; at += width)
      for (const { offset, length } of texts) {
        const text = bytes.subarray(at + offset, at + offset + length)
        if (isForeign(text)) yield text
      }
  }
}
