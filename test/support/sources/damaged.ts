import fc from 'fast-check'
import type { SourceReader, SourceReading } from '../../../sources/source.ts'

/** Every prefix of a file, with its length. */
export function* prefixes(bytes: Uint8Array): Generator<readonly [number, Uint8Array]> {
  for (let length = 0; length < bytes.length; length++) yield [length, bytes.slice(0, length)]
}

/** A file with some of its bytes replaced, removed or doubled at random places. */
export const damaged = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .array(
      fc.record({
        at: fc.nat(bytes.length - 1),
        length: fc.nat(12),
        by: fc.oneof(fc.uint8Array({ maxLength: 12 }), fc.constant(new Uint8Array(8).fill(255))),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((edits) =>
      edits.reduce(
        (file, { at, length, by }) =>
          Uint8Array.from([...file.slice(0, at), ...by, ...file.slice(Math.min(file.length, at + length))]),
        bytes,
      ),
    )

/** What a reader says of a file, with what every reading must hold: rows as wide as columns, faults with places. */
export const readSoundly = async (
  reader: SourceReader,
  bytes: Uint8Array,
  name: string,
): Promise<SourceReading> => {
  reader.recognizes(bytes, name)
  const reading = await reader.read(bytes, name, {})
  if ('faults' in reading) {
    if (reading.faults.length === 0) throw new Error('expected at least one fault, found none')
    for (const fault of reading.faults)
      if ([fault.place, fault.expected, fault.found].some((text) => text === '' || /[\n\r\u001b]/.test(text)))
        throw new Error(`expected a place and plain words, found ${JSON.stringify(fault)}`)
    return reading
  }
  for (const { name: table, columns, rows, placeOf } of reading.tables)
    for (const [r, row] of rows.entries())
      if (
        row.length !== columns.length ||
        row.some((cell) => typeof cell !== 'string') ||
        placeOf(r, 0) === ''
      )
        throw new Error(
          `expected ${columns.length} texts in row ${r} of ${table}, found ${JSON.stringify(row)}`,
        )
  return reading
}
